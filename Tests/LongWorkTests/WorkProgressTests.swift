import Testing

@testable import LongWork

@Suite struct WorkProgressTests {
    enum Call: Sendable, Equatable {
        case begin(String, Int?)
        case step(Int)
        case seal(String)
        case abandon
    }

    /// What the last call of a series does: goes on, stops the work, or (of abandoning) comes too late.
    enum Ending: Sendable, Equatable {
        case goesOn
        case stops
        case tooLate
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let calls: [Call]
        let ending: Ending
        let phase: String
        let done: Int
        let total: Int?

        init(_ calls: [Call], _ ending: Ending, _ phase: String, _ done: Int = 0, of total: Int? = nil) {
            (self.calls, self.ending, self.phase, self.done, self.total) = (calls, ending, phase, done, total)
        }

        var testDescription: String { "\(calls)" }
    }

    private static let reading = Call.begin("读取", nil)
    private static let saving = Call.begin("保存", 5)
    private static let sealed = Call.seal("写入")

    @Test(arguments: [
        Case([reading], .goesOn, "读取"), Case([saving], .goesOn, "保存", of: 5), Case([saving, .step(3)], .goesOn, "保存", 3, of: 5),
        // A phase begins anew: what the last one had done is not taken over, nor its end.
        Case([saving, .step(3), reading], .goesOn, "读取"), Case([saving, .step(5), saving], .goesOn, "保存", 0, of: 5),
        // Work without phases counts all the same.
        Case([.step(7)], .goesOn, "", 7),
        // Abandoned: the next report of any kind stops the work.
        Case([saving, .abandon], .goesOn, "保存", of: 5), Case([saving, .abandon, .step(1)], .stops, "保存", 1, of: 5),
        Case([saving, .abandon, reading], .stops, "读取"), Case([.abandon, reading], .stops, "读取"),
        Case([.abandon, .step(1)], .stops, "", 1),
        Case([saving, .abandon, .abandon], .goesOn, "保存", of: 5),
        // Sealing what is abandoned already stops it before anything is written, and says nothing of writing.
        Case([saving, .abandon, sealed], .stops, "保存", of: 5),
        // Sealed: too late to abandon, and the work is never stopped any more.
        Case([saving, .step(4), sealed], .goesOn, "写入"), Case([sealed, .abandon], .tooLate, "写入"),
        Case([sealed, .abandon, .step(2)], .goesOn, "写入", 2), Case([sealed, .abandon, saving], .goesOn, "保存", of: 5),
        Case([sealed, .abandon, sealed], .goesOn, "写入"),
    ])
    func aSeriesOfReports(_ series: Case) throws {
        let progress = WorkProgress()
        #expect(progress.report.phase == "" && progress.report.done == 0 && progress.report.total == nil)
        var ending = Ending.goesOn
        for call in series.calls {
            do {
                switch call {
                case .begin(let phase, let total): try progress.begin(phase, of: total)
                case .step(let done): try progress.step(done)
                case .seal(let phase): try progress.seal(phase)
                case .abandon: ending = progress.abandon() ? .goesOn : .tooLate
                }
                if call != .abandon { ending = .goesOn }
            } catch { ending = .stops }
        }
        #expect(ending == series.ending)
        let report = progress.report
        #expect(report.phase == series.phase && report.done == series.done && report.total == series.total)
    }

    /// Either the work is sealed or it is abandoned, however the two meet.
    @Test func sealingAndAbandoningNeverBothSucceed() async {
        for _ in 0..<500 {
            let progress = WorkProgress()
            async let isSealed = Task.detached { (try? progress.seal("写入")) != nil }.value
            async let isAbandoned = Task.detached { progress.abandon() }.value
            let both = await (isSealed, isAbandoned)
            #expect(both.0 != both.1)
        }
    }
}
