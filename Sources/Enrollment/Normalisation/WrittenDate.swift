extension CalendarDate {
    /// `1989-1-18`, `1989/1/18`, `1989.1.18`, `19890118`, `1989年1月18日`, half-width.
    package init?(written text: String) {
        if text.utf8.count == 8, text.isDigits {
            self.init(iso: "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))")
            return
        }
        var separators = ""
        var numbers: [Int] = []
        var current: Int?
        var width = 0
        for scalar in text.unicodeScalars {
            if (0x30...0x39).contains(scalar.value) {
                width += 1
                guard width <= 4 else { return nil }
                current = (current ?? 0) * 10 + Int(scalar.value - 0x30)
            } else {
                guard let number = current else { return nil }
                numbers.append(number)
                separators.unicodeScalars.append(scalar)
                current = nil
                width = 0
            }
        }
        if let current { numbers.append(current) }
        guard numbers.count == 3, ["--", "//", "..", "年月日"].contains(separators), (current == nil) == (separators == "年月日"),
            numbers[0] >= 1000
        else { return nil }
        self.init(year: numbers[0], month: numbers[1], day: numbers[2])
    }
}
