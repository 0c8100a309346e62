import Foundation

/// The steps of a copy.
struct VolumeWriter<Folder: VolumeFolder> {
    let folder: Folder
    let volume: Volume
    let name: String
    let bytes: [UInt8]

    func copy() throws(VolumeError) -> VolumeCopy {
        do throws(VolumeError) {
            removeLeftovers()
            let found = try? folder.compare(name, with: bytes)
            if let found, found.isSame { return try finish(.unchanged, found) }
            let isThere = (try? folder.size(of: name)) != nil
            return try finish(isThere ? .replaced : .created, write())
        } catch {
            // Whatever the system called it: the stick is gone.
            throw folder.isPresent ? error : .missing
        }
    }

    private func removeLeftovers() {
        for leftover in folder.names() where VolumeNames.isTemporary(leftover) { try? folder.remove(leftover) }
    }

    private func write() throws(VolumeError) -> Comparison {
        let short = Int64(bytes.count) - (try folder.freeBytes())
        guard short <= 0 else { throw .full(short: short) }
        let temporary = VolumeNames.temporary()
        do throws(VolumeError) {
            try folder.create(temporary, bytes)
            let comparison = try folder.compare(temporary, with: bytes)
            guard comparison.isSame else { throw .differs }
            try folder.rename(temporary, to: name)
            return comparison
        } catch {
            try? folder.remove(temporary)
            throw error
        }
    }

    /// Also for a file that was there: whoever wrote it may not have flushed the folder.
    private func finish(_ outcome: VolumeCopy.Outcome, _ comparison: Comparison) throws(VolumeError) -> VolumeCopy {
        try folder.flush()
        guard try folder.size(of: name) == bytes.count else {
            try? folder.remove(name)
            throw .differs
        }
        guard folder.isPresent else { throw .missing }
        return VolumeCopy(
            volume: volume, url: volume.mountPoint.appending(path: name), outcome: outcome, isReadPastCache: comparison.isPastCache)
    }
}
