/// A cell in eight bytes: a number as it is, all else in the payloads of NaN that no number uses.
struct PackedCell: Sendable, Hashable {
    enum Content {
        case empty
        case number(Double)
        /// Numbers in the text pool.
        case text(Int)
        case error(Int)
        case boolean(Bool)
        case moment(DateTime)
    }

    let bits: UInt64

    private enum Tag {
        static let empty: UInt64 = 0xFFF9
        static let text: UInt64 = 0xFFFA
        static let error: UInt64 = 0xFFFB
        static let boolean: UInt64 = 0xFFFC
        static let moment: UInt64 = 0xFFFD
    }

    static let empty = PackedCell(Tag.empty, 0)

    private init(_ tag: UInt64, _ payload: UInt64) { bits = tag << 48 | payload }

    /// What is no number is an error in Excel as well; here it is nothing.
    init(number: Double) { bits = number.isFinite ? number.bitPattern : Self.empty.bits }
    init(text: Int) { self.init(Tag.text, UInt64(text)) }
    init(error: Int) { self.init(Tag.error, UInt64(error)) }
    init(boolean: Bool) { self.init(Tag.boolean, boolean ? 1 : 0) }
    init(moment: DateTime) { self.init(Tag.moment, moment.bits) }

    var isEmpty: Bool { bits == Self.empty.bits }

    var content: Content {
        let payload = bits & 0xFFFF_FFFF_FFFF
        switch bits >> 48 {
        case Tag.empty: return .empty
        case Tag.text: return .text(Int(payload))
        case Tag.error: return .error(Int(payload))
        case Tag.boolean: return .boolean(payload == 1)
        case Tag.moment: return .moment(DateTime(bits: payload))
        default: return .number(Double(bitPattern: bits))
        }
    }

    /// Lines of a text, else one.
    func lines(_ texts: TextPool) -> Int {
        guard case .text(let text) = content else { return 1 }
        return texts.bytes[texts.range(text)].reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
    }

    func cell(_ texts: TextPool) -> Cell {
        switch content {
        case .empty: .empty
        case .number(let number): .number(number)
        case .text(let text): .text(texts[text])
        case .error(let text): .error(texts[text])
        case .boolean(let flag): .boolean(flag)
        case .moment(let moment): .date(moment)
        }
    }
}

extension PackedCell {
    /// A text without a character is no value.
    init(_ cell: Cell, _ texts: inout TextPool) {
        switch cell {
        case .empty, .text(""): self = .empty
        case .number(let number): self.init(number: number)
        case .text(let text): self.init(text: texts.add(own: text))
        case .error(let text): self.init(error: texts.add(own: text))
        case .boolean(let flag): self.init(boolean: flag)
        case .date(let moment): self.init(moment: moment)
        }
    }
}
