import Delivery
import Foundation
import Ledger

extension UnitDesk {
    /// What a clerk calls a U 盘, as plugged in now.
    package func volumes() -> [Volume] { SystemVolumes().list() }

    /// Copies a package that was made to a stick: whole or not at all. The log remembers it.
    package func copy(_ record: PackageRecord, to volume: Volume, operator name: String) throws -> VolumeCopy {
        guard let bytes = try sentPackage(record.fileName) else { throw DeskError.packageGone }
        let copy = try volume.copy(bytes, as: record.fileName)
        try noteDelivery(of: record, by: "U 盘", to: volume.name, operator: name)
        return copy
    }
}
