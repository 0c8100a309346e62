/// The pieces of a text without what programs other than spreadsheets put into one: an end mark at its end, tabs that go down.
struct TextPieces {
    private static let verticalTab: UInt8 = 0x0B

    private let more: () throws -> [UInt8]?
    private var ahead: [UInt8]?

    init(_ more: @escaping () throws -> [UInt8]?) { self.more = more }

    mutating func next() throws -> [UInt8]? {
        guard var piece = try ahead ?? more() else { return nil }
        ahead = nil
        if piece.last == TextDecoding.endMark {
            ahead = try more()
            if ahead?.isEmpty ?? true { piece.removeLast() }
        }
        return piece.contains(Self.verticalTab) ? piece.map { $0 == Self.verticalTab ? 0x20 : $0 } : piece
    }
}
