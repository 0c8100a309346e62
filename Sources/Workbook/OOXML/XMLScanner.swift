/// The XML that office files are made of, scanned while it comes: names without their prefixes, no DOCTYPE, and no text longer than any cell's.
struct XMLScanner {
    enum Event {
        case open(XMLName)
        case close
        case text(XMLRun)
        case end
    }

    var depth: Int { names.count }

    /// Elements within one another.
    private static let depthLimit = 256
    /// Bytes of one tag or text: twice as many as a full cell has, every character of it a reference.
    private static let tokenLimit = 1 << 19

    private let more: () throws(WorkbookError) -> [UInt8]?
    /// What has come and is not done with. Places in it hold until the next event or attribute is asked for.
    private(set) var window: [UInt8] = []
    private var position = 0
    /// The elements that are open.
    private var names: [XMLName] = []
    /// The attributes of the tag are to come.
    private var isInTag = false
    /// The tag was `<a/>`.
    private var isClosing = false
    private var hasRoot = false

    /// - Parameter more: the next piece of the part, nil at its end.
    init(_ more: @escaping () throws(WorkbookError) -> [UInt8]?) throws(WorkbookError) {
        self.more = try XMLEncoding.utf8(more)
    }

    @inline(__always)
    mutating func next() throws(WorkbookError) -> Event {
        if isInTag { while try attribute() != nil {} }
        if isClosing {
            isClosing = false
            names.removeLast()
            return .close
        }
        while true {
            if let (token, end) = try window.span.bytes.token(at: position) {
                position = end
                switch token {
                case .open(let name): return try open(name)
                case .close(let name): return try close(name)
                case .text(let run): return .text(run)
                }
            }
            guard try fill() else {
                guard depth == 0, hasRoot, position == window.count || window[position] != UInt8(ascii: "<") else { throw .unreadable }
                return .end
            }
        }
    }

    /// The next attribute of the tag that was opened last, nil at its end.
    @inline(__always)
    mutating func attribute() throws(WorkbookError) -> (name: XMLName, value: Range<Int>)? {
        while isInTag {
            guard let (part, end) = try window.span.bytes.tagPart(at: position) else {
                guard try fill() else { throw .unreadable }
                continue
            }
            position = end
            switch part {
            case .attribute(let name, let value): return (name, value)
            case .end(let isClosing):
                isInTag = false
                self.isClosing = isClosing
            }
        }
        return nil
    }

    /// The rest of the element that was opened last.
    mutating func skip() throws(WorkbookError) {
        let outside = depth - 1
        while true {
            switch try next() {
            case .close: if depth == outside { return }
            case .end: throw .unreadable
            case .open, .text: continue
            }
        }
    }

    private mutating func fill() throws(WorkbookError) -> Bool {
        guard window.count - position <= Self.tokenLimit else { throw .beyond(.text) }
        guard let piece = try more() else { return false }
        window = position == window.count ? piece : window[position...] + piece
        position = 0
        return true
    }

    @inline(__always)
    private mutating func open(_ name: XMLName) throws(WorkbookError) -> Event {
        guard depth < Self.depthLimit else { throw .beyond(.depth) }
        names.append(name)
        hasRoot = true
        isInTag = true
        return .open(name)
    }

    @inline(__always)
    private mutating func close(_ name: XMLName) throws(WorkbookError) -> Event {
        guard names.popLast() == name else { throw .unreadable }
        return .close
    }
}
