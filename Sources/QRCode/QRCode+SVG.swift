extension QRCode {
    /// For a page of HTML: a picture with the quiet zone of four modules (6.3.8), one unit a module. It brings its own white, so that
    /// it can be read on a dark page.
    /// - Parameter label: what it is, for those who don't see it; goes in as it is, so it is spelt out in the source.
    package func svg(label: StaticString) -> String {
        let quiet = 4
        let side = size + 2 * quiet
        let runs = (0..<size).flatMap { y in
            darkRuns(inRow: y).map { "M\($0.lowerBound + quiet) \(y + quiet)h\($0.count)v1h-\($0.count)z" }
        }
        return """
            <svg viewBox="0 0 \(side) \(side)" role="img" aria-label="\(label)" shape-rendering="crispEdges">\
            <rect width="\(side)" height="\(side)" fill="white"/><path fill="black" d="\(runs.joined())"/></svg>
            """
    }

    private func darkRuns(inRow y: Int) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for x in 0..<size where self[x, y] {
            if let last = runs.last, last.upperBound == x { runs[runs.count - 1] = last.lowerBound..<x + 1 } else { runs.append(x..<x + 1) }
        }
        return runs
    }
}
