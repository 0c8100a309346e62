import CenterStore
import Crypto
import DurableFile
import Enrollment
import Foundation
import SealedPackage

extension CenterDesk {
    /// The accepted rows of all units' newest declarations of the open year with their units, rates, fees and cards, as they stand at one
    /// moment: a Data Package in a new folder, with the script that loads it into PostgreSQL.
    package func exportCore(to folder: URL) throws -> CoreExport {
        let staged = try StagedFolder(for: folder.standardizedFileURL)
        guard let export = try store.readAccepted({ try write($0, to: staged) }) else { throw CenterRefusal.centerMissing }
        try exclusively {
            // Before it appears: nothing leaves that the journal does not know of.
            try store.note(
                entry("core.exported", String(export.insuranceYear), ["manifest": export.manifest, "people": String(export.people)]))
            try staged.commit()
        }
        let waiting = try overview().notCompared
        if waiting > 0 { tell("还有 \(waiting) 人没有比对，不在导出的名单里。请先运行 compare，再导出一次。") }
        return export
    }

    private func write(_ accepted: AcceptedRows, to folder: StagedFolder) throws -> CoreExport {
        var summary = CoreSummary(profile: accepted.profile, made: clock.timestamp)
        let units = try TableWriter(.units, in: folder)
        let insured = try TableWriter(.insured, in: folder)
        let plans = try TableWriter(.plans, in: folder)
        let fees = try TableWriter(.fees, in: folder)
        let cards = try TableWriter(.cards, in: folder)
        for rate in accepted.rates { try plans.append(rate.record) }
        for unit in accepted.units {
            let declaration = accepted.declarations[unit.code]
            var heads = HeadCount()
            if let declaration {
                try accepted.forEach(of: declaration) { row in
                    heads.add(row.person)
                    try insured.append(row.record(of: declaration))
                }
            }
            try units.append(unit.record(declaration, accepted: heads.total))
            for fee in FeeSummary.byPlan(heads.heads, rates: accepted.rates) {
                summary.fees.add(fee)
                try fees.append(fee.record(of: unit))
            }
        }
        try accepted.forEachCard { try cards.append($0.record) }
        return try finish(summary, [units, insured, plans, fees, cards], in: folder)
    }

    private func finish(_ summary: CoreSummary, _ writers: [TableWriter], in folder: StagedFolder) throws -> CoreExport {
        var summary = summary
        for writer in writers { summary.rows[writer.table.name] = writer.rows }
        let tables = try writers.map { ($0.table, try $0.finish()) }
        let script = try folder.write(Array(LoadScript(summary: summary, tables: CoreTable.all).text.utf8), to: "load.sql")
        let manifest = try folder.write(
            CoreDescriptor(summary: summary, tables: tables, loadScript: script).document.encoded(), to: "datapackage.json")
        return CoreExport(
            folder: folder.destination, insuranceYear: summary.profile.insuranceYear, manifest: "sha256:" + manifest.digest,
            rows: writers.map { ($0.table.name, $0.rows) }, fees: summary.fees.sums, unrated: summary.fees.unrated)
    }
}
