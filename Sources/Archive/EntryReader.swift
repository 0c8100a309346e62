import Dispatch

/// Entries of an archive one after another, in pieces, of which a second thread unpacks a few ahead.
package final class EntryReader {
    private enum Event: Sendable {
        case entry(String)
        case piece([UInt8])
        case end(ArchiveError?)
    }

    private let events: Channel<Event>
    /// The next entry, or the archive's end, met while reading the one before.
    private var ahead: Event?
    /// Bytes unpacked so far.
    package private(set) var unpacked = 0

    fileprivate init(_ bytes: [UInt8], limits: ArchiveLimits, isWanted: @escaping @Sendable (String) -> Bool) {
        let events = Channel<Event>(capacity: 4)
        self.events = events
        DispatchQueue(label: "EntryReader").async {
            let failure = ZipCodec.walk(bytes, limits: limits, where: isWanted) { part in
                switch part {
                case .entry(let name): events.send(.entry(name))
                case .piece(let piece): events.send(.piece(piece))
                }
            }
            _ = events.send(.end(failure))
        }
    }

    deinit { events.close() }

    /// The name of the next wanted entry, nil at the end. What is left of the one before is unpacked and checked all the same.
    package func next() throws(ArchiveError) -> String? {
        while try piece() != nil {}
        guard case .entry(let name)? = ahead else { return nil }
        ahead = nil
        return name
    }

    /// The next piece of the entry, nil at its end.
    package func piece() throws(ArchiveError) -> [UInt8]? {
        guard ahead == nil else { return nil }
        let event = events.receive()
        switch event {
        case .piece(let piece):
            unpacked += piece.count
            return piece
        case .entry, .end(nil): ahead = event
        case .end(let failure?):
            ahead = .end(nil)
            throw failure
        }
        return nil
    }
}

extension Archive {
    /// Reads the regular files whose names `isWanted`, in the archive's order, so that none has to lie in memory whole.
    package static func reader(
        of bytes: [UInt8], limits: ArchiveLimits, where isWanted: @escaping @Sendable (String) -> Bool
    ) -> EntryReader { EntryReader(bytes, limits: limits, isWanted: isWanted) }
}
