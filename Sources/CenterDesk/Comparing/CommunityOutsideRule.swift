import CenterStore

/// A unit declares for the communities the center gave it; one without any may declare for all.
struct CommunityOutsideRule: ComparisonRule {
    func ruling(on row: ComparedRow, in circumstances: Circumstances) -> Ruling? {
        guard !circumstances.communities.isEmpty, !circumstances.communities.contains(row.community) else { return nil }
        let community = row.community.isEmpty ? "所属社区没有填，" : "所属社区“\(row.community)”"
        return Ruling(
            .rejected, .communityOutside, "\(community)不在本单位的申报范围内。请核对所属社区；确属其他社区的，请由那里的单位申报。")
    }
}
