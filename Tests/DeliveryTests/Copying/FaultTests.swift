import Foundation
import Testing

@testable import Delivery

@Suite struct FaultTests {
    static let old = [UInt8](repeating: 1, count: 5000)
    static let new = [UInt8](repeating: 2, count: 9001)
    static let faults: [(FaultyFolder.Fault, String)] = [
        (.fails(EIO), "usb.failed"), (.fails(ENOSPC), "usb.full"), (.fails(EROFS), "usb.read-only"), (.fails(EACCES), "usb.not-allowed"),
        (.fails(ENODEV), "usb.missing"), (.fails(ENXIO), "usb.missing"), (.fails(ENOTCONN), "usb.missing"), (.pulled, "usb.missing"),
    ]

    @Test(arguments: FaultyFolder.Step.allCases, faults)
    func eachStepMayFail(_ step: FaultyFolder.Step, _ fault: (kind: FaultyFolder.Fault, code: String)) throws {
        for before in [nil, Self.old] {
            let stick = try Stick()
            defer { stick.remove() }
            if let before { stick["p.canbao"] = before }
            let error = #expect(throws: VolumeError.self) {
                let folder = try FaultyFolder(stick.volume, step, fault.kind)
                _ = try VolumeWriter(folder: folder, volume: stick.volume, name: "p.canbao", bytes: Self.new).copy()
            }
            #expect(error?.code == fault.code)
            // From the renaming on the whole new file is there; until then what was there before.
            let isRenamed = [.flush, .size].contains(step)
            #expect(stick["p.canbao"] == (isRenamed ? Self.new : before))
            if fault.kind != .pulled { #expect(stick.names.allSatisfy { !VolumeNames.isTemporary($0) }) }
            // The stick is plugged in again; what was left over goes.
            let again = try stick.volume.copy(Self.new, as: "p.canbao")
            #expect(again.outcome == (isRenamed ? .unchanged : before == nil ? .created : .replaced))
            #expect(stick["p.canbao"] == Self.new && stick.names == ["p.canbao"])
        }
    }

    /// A stick that keeps nothing, less, more or something else of what it is given, or loses it when it is renamed.
    final class LyingFolder: VolumeFolder {
        private let real: MountedFolder
        private let kept: ([UInt8]) -> [UInt8]
        private let isRenamedWhole: Bool

        init(_ volume: Volume, keeps kept: @escaping ([UInt8]) -> [UInt8], isRenamedWhole: Bool = true) throws {
            real = try MountedFolder(volume)
            self.kept = kept
            self.isRenamedWhole = isRenamedWhole
        }

        var isPresent: Bool { real.isPresent }
        func freeBytes() throws(VolumeError) -> Int64 { try real.freeBytes() }
        func names() -> [String] { real.names() }
        func create(_ name: String, _ bytes: [UInt8]) throws(VolumeError) { try real.create(name, kept(bytes)) }
        func compare(_ name: String, with bytes: [UInt8]) throws(VolumeError) -> Comparison { try real.compare(name, with: bytes) }
        func size(of name: String) throws(VolumeError) -> Int64 { try real.size(of: name) }
        func rename(_ name: String, to other: String) throws(VolumeError) {
            try real.rename(name, to: other)
            if isRenamedWhole { return }
            try real.remove(other)
            try real.create(other, [2, 2, 2])
        }
        func remove(_ name: String) throws(VolumeError) { try real.remove(name) }
        func flush() throws(VolumeError) { try real.flush() }
    }

    struct Lie: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let kept: @Sendable ([UInt8]) -> [UInt8]
    }

    @Test(arguments: [
        Lie(testDescription: "nothing") { _ in [] },
        Lie(testDescription: "a byte less") { Array($0.dropLast()) },
        Lie(testDescription: "a byte more") { $0 + [0] },
        Lie(testDescription: "zeros") { [UInt8](repeating: 0, count: $0.count) },
        Lie(testDescription: "a bit of the last byte") { $0.dropLast() + [3] },
        Lie(testDescription: "a bit of the first byte") { [3] + $0.dropFirst() },
    ])
    func whatIsReadBackMustBeWhatWasWritten(_ lie: Lie) throws {
        let stick = try Stick()
        defer { stick.remove() }
        stick["p.canbao"] = Self.old
        let error = #expect(throws: VolumeError.self) {
            let folder = try LyingFolder(stick.volume, keeps: lie.kept)
            _ = try VolumeWriter(folder: folder, volume: stick.volume, name: "p.canbao", bytes: Self.new).copy()
        }
        #expect(error == .differs && error?.code == "usb.differs")
        #expect(stick["p.canbao"] == Self.old && stick.names == ["p.canbao"])
    }

    @Test func halfAFileUnderTheFinalNameIsTakenAway() throws {
        let stick = try Stick()
        defer { stick.remove() }
        #expect(throws: VolumeError.differs) {
            let folder = try LyingFolder(stick.volume, keeps: { $0 }, isRenamedWhole: false)
            _ = try VolumeWriter(folder: folder, volume: stick.volume, name: "p.canbao", bytes: Self.new).copy()
        }
        #expect(stick.names.isEmpty)
    }
}
