/// Rows against each other and against the unit's people. These findings stand beside others.
struct DuplicateRules {
    /// Row numbers of what stands in the list more than once.
    private let repeated: [Identity: [Int]]
    private let numbersBySubject: [PersonReference: [Int]]
    private let context: RuleContext

    init(_ rows: [BatchRow], _ context: RuleContext) {
        repeated = Self.repeated(rows, context)
        numbersBySubject = rows.reduce(into: [:]) { numbers, row in
            if let subject = context.roster.subjects[row.number] { numbers[subject, default: []].append(row.number) }
        }
        self.context = context
    }

    /// Mostly no two are alike, and their hashes tell.
    private static func repeated(_ rows: [BatchRow], _ context: RuleContext) -> [Identity: [Int]] {
        let hashes = rows.map { RowAtHand($0, context).isComparable ? $0.person.identity.hashValue : nil }
        var seen = Set<Int>(minimumCapacity: rows.count)
        let suspects = Set(hashes.lazy.compactMap { $0 }.filter { !seen.insert($0).inserted })
        guard !suspects.isEmpty else { return [:] }
        var numbers: [Identity: [Int]] = [:]
        for case (let row, let hash?) in zip(rows, hashes) where suspects.contains(hash) {
            numbers[row.person.identity, default: []].append(row.number)
        }
        return numbers.filter { $0.value.count > 1 }
    }

    func inFile(_ row: RowAtHand) -> Verdict? {
        guard let numbers = repeated[row.person.identity], row.isComparable else { return nil }
        return Verdict(
            .identityNumber, .duplicateInFile, "与第 \(others(numbers, than: row.row)) 行的证件类型和号码相同，请只留下一行，删除其余的。")
    }

    /// Amendments: of two rows about one person the later would take back what the earlier changes.
    func ofOnePerson(_ row: RowAtHand) -> Verdict? {
        guard let subject = context.roster.subjects[row.row.number], let numbers = numbersBySubject[subject], numbers.count > 1 else {
            return nil
        }
        return Verdict(.identityNumber, .duplicateInFile, "与第 \(others(numbers, than: row.row)) 行改的是同一个人，请只留下一行，删除其余的。")
    }

    private func others(_ numbers: [Int], than row: BatchRow) -> String {
        let others = numbers.filter { $0 != row.number }
        return others.prefix(10).map(String.init).joined(separator: "、") + (others.count > 10 ? " 等" : "")
    }

    /// `formerly`: who the roster has the person as; they are no double of themselves. `free`: numbers that their holders give up.
    func againstRoster(_ row: RowAtHand, formerly: Identity? = nil, free: Set<Identity> = []) -> [Verdict] {
        let person = row.person
        let identity = person.identity
        var verdicts: [Verdict] = []
        if row.isComparable {
            if let name = context.roster.declared[identity], !free.contains(identity) {
                let advice = formerly == nil ? "请删除这一行。" : "请核对是谁的；两个人填反了的，请对调证件号码。"
                let sentence = "证件号码\(shown(identity.number))已在下年度申报名单里（\(name)），\(advice)"
                verdicts.append(Verdict(.identityNumber, .duplicateDeclared, sentence))
            }
            if context.roster.reduced[identity] != nil {
                verdicts.append(Verdict(.identityNumber, .duplicateReduced, "证件号码\(shown(identity.number))的人本年度已减少，请到“减少人员恢复”办理，并删除这一行。"))
            }
            if let batch = context.roster.otherBatches[identity] {
                verdicts.append(
                    Verdict(.identityNumber, .duplicateOtherBatch, "证件号码\(shown(identity.number))在第 \(batch) 批里也有，还没有提交，请只提交其中一批。"))
            }
            if let name = context.roster.insuredNames[identity], name != person.name {
                verdicts.append(Verdict(.name, .nameDiffers, "中心的名单里这个证件号码的姓名是“\(name)”，表中是\(shown(person.name))，请核对。"))
            }
        }
        guard !context.roster.alike.isEmpty else { return verdicts }
        let alike = context.roster.alike[RosterView.Likeness(person)]?.filter { $0 != formerly } ?? []
        if !person.name.isEmpty, !alike.isEmpty, !alike.contains(identity) {
            verdicts.append(Verdict(.name, .duplicateLikely, "下年度申报名单里已有同名、同性别、同出生日期的人，证件号码不同，请核对是不是同一个人。"))
        }
        return verdicts
    }
}
