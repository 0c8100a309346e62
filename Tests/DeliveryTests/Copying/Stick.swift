import Foundation

@testable import Delivery

/// A folder taken for a volume.
struct Stick {
    let folder: URL
    let volume: Volume

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "canbao-stick-\(UUID())", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let device = try DeviceNumber(under: folder) ?? { throw CocoaError(.fileNoSuchFile) }()
        volume = Volume(name: "K", mountPoint: folder, device: device, freeBytes: 1 << 20, totalBytes: 1 << 20)
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted() }

    subscript(name: String) -> [UInt8]? {
        get { (try? Data(contentsOf: folder.appending(path: name))).map(Array.init) }
        nonmutating set { try? Data(newValue ?? []).write(to: folder.appending(path: name)) }
    }
}

/// A real folder in which one step goes wrong.
final class FaultyFolder: VolumeFolder {
    enum Step: CaseIterable { case freeBytes, create, compare, rename, flush, size }

    enum Fault: Equatable {
        case fails(Int32)
        /// It fails, and so does everything after it.
        case pulled
    }

    private let real: MountedFolder
    private let faulty: Step
    private let fault: Fault
    private var isPulled = false

    init(_ volume: Volume, _ step: Step, _ fault: Fault) throws {
        real = try MountedFolder(volume)
        faulty = step
        self.fault = fault
    }

    var isPresent: Bool { !isPulled && real.isPresent }
    func names() -> [String] { real.names() }

    func freeBytes() throws(VolumeError) -> Int64 {
        try pass(.freeBytes)
        return try real.freeBytes()
    }

    func create(_ name: String, _ bytes: [UInt8]) throws(VolumeError) {
        if faulty == .create { try real.create(name, Array(bytes.prefix(bytes.count / 2))) }
        try pass(.create)
        try real.create(name, bytes)
    }

    func compare(_ name: String, with bytes: [UInt8]) throws(VolumeError) -> Comparison {
        if VolumeNames.isTemporary(name) { try pass(.compare) }
        return try real.compare(name, with: bytes)
    }

    func size(of name: String) throws(VolumeError) -> Int64 {
        // The size is asked for twice: whether there is a file to replace, and at the end.
        if name.hasSuffix(".canbao"), (try? real.compare(name, with: FaultTests.new))?.isSame == true { try pass(.size) }
        return try real.size(of: name)
    }

    func rename(_ name: String, to other: String) throws(VolumeError) {
        try pass(.rename)
        try real.rename(name, to: other)
    }

    func remove(_ name: String) throws(VolumeError) {
        if isPulled { throw VolumeError(errno: EIO) }
        try real.remove(name)
    }

    func flush() throws(VolumeError) {
        try pass(.flush)
        try real.flush()
    }

    private func pass(_ step: Step) throws(VolumeError) {
        if isPulled { throw VolumeError(errno: EIO) }
        guard step == faulty else { return }
        switch fault {
        case .fails(let number): throw VolumeError(errno: number)
        case .pulled:
            isPulled = true
            throw VolumeError(errno: EIO)
        }
    }
}
