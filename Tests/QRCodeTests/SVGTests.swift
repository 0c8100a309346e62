import Testing

@testable import QRCode

@Suite struct SVGTests {
    @Test func drawsTheModulesWithinTheQuietZone() throws {
        let code = try #require(QRCode("320571-2027-D0004"))
        let svg = code.svg(label: "二维码")
        let parts = svg.split(separator: "\"", omittingEmptySubsequences: false)
        #expect(
            svg.hasPrefix(
                #"<svg viewBox="0 0 33 33" role="img" aria-label="二维码" shape-rendering="crispEdges"><rect width="33" height="33" fill="white"/>"#
            ))
        #expect(svg.hasSuffix(#"z"/></svg>"#))
        let path = try #require(parts.dropLast().last)
        var drawn = Grid(size: 33, filledWith: false)
        for run in path.split(separator: "M") {
            let parts = run.split { " hvz".contains($0) }
            let (x, y, length) = (try #require(Int(parts[0])), try #require(Int(parts[1])), try #require(Int(parts[2])))
            #expect(run == "\(x) \(y)h\(length)v1h-\(length)z")
            for x in x..<x + length { drawn[x, y] = true }
        }
        var expected = Grid(size: 33, filledWith: false)
        for y in 0..<25 {
            for x in 0..<25 { expected[x + 4, y + 4] = code[x, y] }
        }
        #expect(drawn == expected)
    }
}
