import Enrollment

/// For the unit whose file was not taken: one page of A4 that says which, when, why, and what to do now.
package struct RefusalSlip: Sendable {
    package let centerName: String
    /// nil where the file does not tell whose it is.
    package let unitCode: String?
    package let unitName: String?
    package let file: String
    package let received: CalendarDate
    /// With which the file was refused.
    package let code: String
    /// The center took it in, was restored, and has forgotten it.
    package let isForgotten: Bool
    /// What the center's program said, with what only it knows: numbers, years, names.
    package let message: String

    package init(
        centerName: String, unitCode: String?, unitName: String?, file: String, received: CalendarDate, code: String, message: String,
        isForgotten: Bool = false
    ) {
        self.centerName = centerName
        self.unitCode = unitCode
        self.unitName = unitName
        self.file = file
        self.received = received
        self.code = code
        self.isForgotten = isForgotten
        self.message = message
    }

    package var html: String {
        let advice = isForgotten ? RefusalAdvice.forgotten : RefusalAdvice.of(code)
        let unit = [unitCode, unitName].compactMap { $0 }.joined(separator: "　")
        return PrintedPage.html(
            title: "退回通知 \(file)", style: Self.style,
            body: """
                <h1>申报包退回通知</h1>
                <p>贵单位送来的下面这个文件，中心没有收下。</p>
                <table>
                <tr><th>文件</th><td>\(shownFile.escapedForHTML)</td></tr>
                <tr><th>单位</th><td>\(unit.isEmpty ? "从文件里看不出来" : unit.escapedForHTML)</td></tr>
                <tr><th>处理日期</th><td>\(PrintedPage.day(received))</td></tr>
                <tr><th>原因</th><td><strong>\(advice.reason.escapedForHTML)</strong></td></tr>
                </table>
                <h2>现在怎么办</h2>
                <p class="action">\(advice.action.escapedForHTML)</p>
                <h2>什么也没有丢</h2>
                <p>贵单位电脑里的名单和改动都还在，以前收下的申报包仍然有效。这个文件没有改动中心的任何数据，重新送来的申报包会带上全部内容。</p>
                <h2>有疑问时</h2>
                <p>请带上这张纸，或把下面两行告诉中心。</p>
                <p class="detail">代号　<span class="code">\(code.escapedForHTML)</span><br>中心程序的提示　\(message.escapedForHTML)</p>
                <p class="contact">中心联系人：<span></span>　电话：<span></span></p>
                <p class="sign">\(centerName.escapedForHTML)<br>\(PrintedPage.day(received))</p>
                """)
    }

    /// A name of any length takes two lines at most.
    private var shownFile: String { file.count <= 60 ? file : file.prefix(30) + "…" + file.suffix(25) }

    private static let style = """
        @page { size: A4; margin: 22mm 25mm; }
        body { margin: 0 auto; max-width: 158mm; color: #111; overflow-wrap: anywhere;
            font-family: "Noto Serif CJK SC", "Songti SC", SimSun, serif; font-size: 11.5pt; line-height: 1.6; }
        h1 { font-size: 19pt; text-align: center; letter-spacing: .2em; margin: 0 0 6mm; }
        h2 { font-size: 13pt; margin: 6mm 0 1mm; }
        p { margin: 0 0 2mm; }
        table { border-collapse: collapse; width: 100%; margin: 4mm 0; }
        th, td { border: .2mm solid #666; padding: 1.5mm 3mm; text-align: left; vertical-align: top; font-weight: normal; }
        th { width: 24mm; background: #f2f2f2; }
        .action { border: .5mm solid #111; padding: 3mm 4mm; }
        .detail { font-size: 10pt; line-height: 1.5; color: #333; max-height: 32mm; overflow: hidden; }
        .code { font-family: "DejaVu Sans Mono", Consolas, monospace; }
        .contact span { display: inline-block; width: 40mm; border-bottom: .2mm solid #111; }
        .sign { text-align: right; margin-top: 8mm; }
        """
}
