import Foundation
import LocalWeb
import NIOCore

/// A page kept for every session, with the places where each one's token goes.
struct LastingPage: Sendable {
    /// As long as a token, and as hard to guess, so that nothing typed anywhere can stand for it; it begins with a byte that pages seldom have.
    static let placeholder = "~" + Session.secret().dropFirst()

    private let html: ByteBuffer
    private let places: [Int]

    init(_ html: ByteBuffer) {
        self.html = html
        var places: [Int] = []
        let wanted = Array(Self.placeholder.utf8)
        html.withUnsafeReadableBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            var start = 0
            while start + wanted.count <= bytes.count, let hit = memchr(base + start, Int32(wanted[0]), bytes.count - start) {
                let place = base.distance(to: UnsafeRawPointer(hit))
                let isHere = place + wanted.count <= bytes.count && memcmp(hit, wanted, wanted.count) == 0
                if isHere { places.append(place) }
                start = place + (isHere ? wanted.count : 1)
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
