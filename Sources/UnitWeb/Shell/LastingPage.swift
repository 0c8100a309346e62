import NIOCore

/// A page kept for every session, with the places where each one's token goes.
struct LastingPage: Sendable {
    /// As long as a token, and as hard to guess, so that nothing typed anywhere can stand for it.
    static let placeholder = Session.secret()

    private let html: ByteBuffer
    private let places: [Int]

    init(_ html: ByteBuffer) {
        self.html = html
        var places: [Int] = []
        let wanted = Array(Self.placeholder.utf8)
        html.withUnsafeReadableBytes { bytes in
            var start = 0
            while let place = bytes[start...].firstRange(of: wanted) {
                places.append(place.lowerBound)
                start = place.upperBound
            }
        }
        self.places = places
    }

    func bearing(token: String) -> ByteBuffer {
        var html = html
        for place in places { html.setString(token, at: html.readerIndex + place) }
        return html
    }
}
