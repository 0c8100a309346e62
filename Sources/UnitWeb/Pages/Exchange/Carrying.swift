import Delivery
import Hummingbird
import Ledger
import LocalWeb
import UnitDesk

/// Copying to a stick from a page, which takes the form below its own address.
struct StickView: Sendable {
    struct Blocked: Sendable {
        let name: String
        let label: String
        let why: String
    }

    let place: String
    let token: String
    /// Markup of a select.
    let volumes: String
    let hasVolumes: Bool
    /// Sticks that can't be written, and why.
    let blocked: [Blocked]

    init(place: String, token: String, volumes: [Volume]) {
        self.place = place
        self.token = token
        let writable = volumes.filter(\.isWritable)
        self.volumes = Self.options(writable)
        hasVolumes = !writable.isEmpty
        blocked = volumes.compactMap { volume in
            volume.obstacle.map { Blocked(name: volume.name, label: $0.label, why: $0.message) }
        }
    }

    static func options(_ volumes: [Volume]) -> String {
        Markup.options(volumes.map { (value: $0.mountPoint.path, label: "\($0.name)，可用 \(Self.gigabytes($0.freeBytes))") })
    }

    private static func gigabytes(_ bytes: Int64) -> String {
        let tenths = bytes * 10 / (1 << 30)
        return tenths > 0 ? "\(tenths / 10).\(tenths % 10) GB" : "\(bytes / (1 << 20)) MB"
    }
}

/// How a package gets to the center: on a stick, by e-mail, as a file.
struct CarryingView: Sendable {
    let packageName: String
    let token: String
    let stick: StickView

    init(packageName: String, token: String, volumes: [Volume]) {
        self.packageName = packageName
        self.token = token
        stick = StickView(place: "/packages/\(packageName)", token: token, volumes: volumes)
    }
}

extension Web {
    func copyToStick(
        _ visit: inout Visit, back: String, _ copy: @escaping @Sendable (Volume) throws -> VolumeCopy
    ) async throws -> Response {
        let chosen = visit.form.value("volume")
        let desk = visit.desk
        return try await long("正在复制到 U 盘", back: back, failed: "没有复制。", &visit) { progress in
            try progress.seal("正在写入并读回核对，请不要拔出 U 盘")
            // Only what is listed now can be chosen: never a path of the system's own disk.
            guard let volume = desk.volumes().first(where: { $0.mountPoint.path == chosen }) else { throw VolumeError.missing }
            return Ending(back, Notice(.ok, "可以拔出 U 盘了。", try copy(volume).message))
        }
    }

    @Sendable func copyPackage(_ visit: inout Visit) async throws -> Response {
        guard let passed = try visit.desk.passedPackage(visit.packageName), passed.record.direction == .sent else {
            return unknownPackage(&visit)
        }
        let (desk, operatorName) = (visit.desk, visit.session.operatorName)
        return try await copyToStick(&visit, back: "/packages/\(passed.record.fileName)") {
            try desk.copy(passed.record, to: $0, operator: operatorName)
        }
    }

    /// `.eml`: a mail program opens it as a draft with the package attached.
    @Sendable func mailDraft(_ visit: inout Visit) async throws -> Response {
        guard let passed = try visit.desk.passedPackage(visit.packageName), passed.record.direction == .sent else {
            return unknownPackage(&visit)
        }
        let bytes = try visit.desk.mailDraft(of: passed.record, operator: visit.session.operatorName)
        return Self.download(bytes, name: passed.record.fileName.replacing(".canbao", with: ".eml"), type: "message/rfc822")
    }
}
