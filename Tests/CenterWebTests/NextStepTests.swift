import Enrollment
import Testing

@testable import CenterDesk
@testable import CenterWeb

/// The first page never sends an answer ahead of the comparison it depends on.
@Suite struct NextStepTests {
    @Test(arguments: [(false, "等待核心系统的数据", false), (true, "等待比对", true)])
    func whoWaitsForTheCoreIsComparedBeforeAnyAnswer(_ isCoreLoaded: Bool, _ says: String, _ compares: Bool) throws {
        let now = try CenterSite().desk().overview()
        let overview = CenterOverview(
            profile: now.profile, today: now.today, isCoreLoaded: isCoreLoaded, units: [.received: 1], missing: 0, declared: 3,
            byKind: [.pending: 3], reasons: [ReasonCount(code: ReasonCode.coreNotLoaded.rawValue, people: 3)], fees: now.fees,
            openCardFailures: 0)
        let step = NextStep(overview)
        #expect(step.sentence.contains(says) && step.compares == compares && step.link == nil)
        #expect((step.command?.line.contains("core import") == true) != compares)
    }
}
