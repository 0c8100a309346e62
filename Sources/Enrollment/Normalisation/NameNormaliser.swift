/// Names: spaces between two Han characters go, the dots that stand for `·` become it, Latin becomes half-width.
enum NameNormaliser {
    private static let dots: Set<Unicode.Scalar> = ["•", "・", "‧", "∙", "⋅", "･"]
    private static let dotsBetweenHan: Set<Unicode.Scalar> = [".", "。", "．"]

    static func normalise(_ text: String) -> String {
        if text.isPlain, !text.contains(ascii: " "), !text.contains(ascii: ".") { return text }
        let scalars = Array(text.trimmed.unicodeScalars)
        var out = String.UnicodeScalarView()
        for (position, scalar) in scalars.enumerated() {
            let followsHan = out.last?.isHan ?? false
            if scalar.isSpace {
                let next = scalars[position...].first { !$0.isSpace }
                if followsHan, let next, next.isHan { continue }
                out.append(" ")
            } else if dots.contains(scalar) {
                out.append("·")
            } else if followsHan, dotsBetweenHan.contains(scalar), position + 1 < scalars.count, scalars[position + 1].isHan {
                out.append("·")
            } else if scalar == "’" {
                out.append("'")
            } else if (0xFF01...0xFF5E).contains(scalar.value) {
                out.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
            } else {
                out.append(scalar)
            }
        }
        return String(out)
    }
}
