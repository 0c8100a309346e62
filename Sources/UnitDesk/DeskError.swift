import SealedPackage

/// What the desk refuses of itself; packages, sheets and the store have errors of their own.
package enum DeskError: Error, Sendable, Equatable {
    case unitMissing
    /// Another unit, or another center, is here already.
    case unitExists(code: String, name: String)
    case loginCodeWrong
    case passwordWrong(attemptsLeft: Int)
    case loginLocked(minutes: Int)
    case passwordWeak(PasswordPolicy.Fault)
    case batchHasErrors(rows: Int)
    case batchEmpty
    case nothingToConfirm(row: Int)
    /// An edited roster that says what the roster says.
    case nothingChanged(rows: Int)
    case nobodyPicked
    case fieldIsOwn(String)
    case samePerson
    case reasonMissing
    case reductionReasonMissing
    /// The code of the first finding, and each finding's sentence.
    case fieldsWrong(code: String, [String])
    case activationCodeMalformed
    case activationStale
    /// The same activation again, after its keys have signed a declaration.
    case activationUsed
    case authorityOther
    /// Of a result that this PC took in before its data were restored from an older backup.
    case takenInBeforeRestore(sequence: Int, highest: Int)
    case notARestorableFile
    case programRunning
    /// A package that was made, and is no longer in the outbox.
    case packageGone
    /// A declaration that was made and kept, and did not get where it was to go.
    case notHandedOver(kept: String)
    /// A package of a year that is over.
    case yearPast(Int, held: Int)
    case yearOther(Int, held: Int)

    package var code: String {
        switch self {
        case .unitMissing: "unit.missing"
        case .unitExists: "unit.exists"
        case .loginCodeWrong, .activationCodeMalformed: "code.wrong"
        case .passwordWrong: "password.wrong"
        case .loginLocked: "login.locked"
        case .passwordWeak(let fault): fault.code
        case .batchHasErrors, .batchEmpty: "batch.has-errors"
        case .fieldsWrong(let code, _): code
        case .nothingToConfirm, .reasonMissing: "confirm.nothing"
        case .nothingChanged, .fieldIsOwn, .reductionReasonMissing: "change.nothing"
        case .nobodyPicked: "person.unknown"
        case .samePerson: "person.same"
        case .activationStale, .takenInBeforeRestore: "sequence.stale"
        case .activationUsed: "registration.used"
        case .authorityOther: "signer.unknown"
        case .notARestorableFile: "data.damaged"
        case .programRunning: "data.in-use"
        case .yearOther, .yearPast: "year.other"
        case .packageGone: "package.gone"
        case .notHandedOver: "output.unwritable"
        }
    }

    package var message: String {
        switch self {
        case .unitMissing: "这台电脑上还没有单位的名单。请先导入中心发来的开户包。"
        case .unitExists(let code, let name): "这台电脑上已经有单位\(name)（\(code)）的名单，不能导入另一个单位的开户包。请换一个数据文件夹，或退还这个包。"
        case .loginCodeWrong: "登录代码不正确。登录代码就是单位代码，印在中心寄来的开户信上，请重新输入。"
        case .passwordWrong(let left) where left > 0: "密码不正确，还可以再试 \(left) 次。请看一下大写锁定键是不是亮着，再输入一次。"
        case .passwordWrong: "密码不正确，登录已暂停。请等几分钟再试；忘了密码，请中心重新发一个开户包。"
        case .loginLocked(let minutes): "密码错得太多，登录已暂停，请 \(minutes) 分钟后再试；忘了密码，请中心重新发一个开户包。"
        case .passwordWeak(let fault): fault.message
        case .batchHasErrors(let rows): "这一批还有 \(rows) 行有错误，不能整批提交。请改好再提交，或者只提交合格行。"
        case .batchEmpty: "这一批里没有可以提交的行。请先更正错误，或重新导入。"
        case .nothingToConfirm(let row): "第 \(row) 行没有可以确认的错误。只有“经核对证件原件无误”的几种错误可以确认，其他的请更正。"
        case .nothingChanged(let rows): "\(rows) 行都与名单里的一样，没有要改的。请在表格里改好、保存，再导入。"
        case .nobodyPicked: "没有选中人。请在名单上打勾，或者选“查询出的全部人员”。"
        case .fieldIsOwn(let title): "\(title)各人不同，不能整列填成一样的。请逐个修改，或者用批量修改。"
        case .samePerson: "两次填的是同一个人。请填另一个人的证件类型和证件号码。"
        case .reasonMissing: "请写明核对了什么，例如“已核对户口簿原件”。"
        case .reductionReasonMissing: "请选择减少原因：毕业、转学或其他。"
        case .fieldsWrong(_, let sentences): sentences.joined(separator: " ")
        case .activationCodeMalformed: "激活码应为 20 个字母和数字，分 4 组。请对照开户信重新输入。"
        case .activationStale: "这个开户包比现在用的旧，已经停用。请用中心最近发来的开户包。"
        case .takenInBeforeRestore(let sequence, let highest):
            "第 \(sequence) 号结果包以前导入过（收到过第 \(highest) 号），后来本机恢复了旧的备份，旧包不能再导入。请导出一个新的申报包送交中心，再导入中心新发的结果包，内容会全部回来。"
        case .activationUsed: "这个开户包已经用过，还导出过申报包，再用它会换掉中心认得的密钥。忘了密码，请中心重新发一个开户包，名单不会丢。"
        case .authorityOther: "这个开户包不是本单位原来的中心签发的，不能导入。请与中心核对开户信上的指纹。"
        case .notARestorableFile: "这个文件不是本程序的备份，没有动现在的数据。请选择“备份”得到的文件。"
        case .programRunning: "程序正在运行，现在恢复会丢失正在办理的数据。请先在页面上点“退出系统”，再恢复。"
        case .packageGone: "本机没有这个申报包的文件。请重新导出一个：每个申报包都是完整的名单。"
        case .notHandedOver(let kept): "申报包已经做好，留在“\(kept)”，但是没有写到您选的文件夹。请看一下 U 盘在不在，再把它复制过去，不用重新导出。"
        case .yearPast(let year, let held): "这个包是 \(year) 年度的，本机已经在办 \(held) 年度，没有导入。请用中心最近发来的包。"
        case .yearOther(let year, let held): "本机正在办的是 \(held) 年度，没有 \(year) 年度的名单。请在“系统”里看有哪些归档的年度。"
        }
    }
}
