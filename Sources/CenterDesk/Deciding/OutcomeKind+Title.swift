import Enrollment

extension OutcomeKind {
    /// As the center's people say it.
    package var title: String {
        switch self {
        case .accepted: "通过"
        case .rejected: "错误"
        case .pending: "待核查"
        }
    }
}
