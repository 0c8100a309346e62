import Enrollment

/// The letter with the activation code, on one page of A4; it travels apart from the package.
///
/// Folded in three along its marks it shows the unit's name in the window of a DL envelope (220 × 110 mm) of either standard, wherever it
/// slides: DIN 680, 90 × 45 mm, 20 mm from the left and 15 mm from the bottom; GB/T 1416-2003, annex A, 100 × 40 mm, 25 mm from the left and
/// 30 mm from the top. Whatever either can show is x 10–125, y 25–95 mm of the page; what both always show is x 25–100, y 50–65 mm.
/// The code lies below the first fold, and behind the second when the lower thirds are folded face to face.
struct ActivationLetter {
    let centerName: String
    let unitCode: String
    let unitName: String
    let insuranceYear: Int
    let opens: CalendarDate
    let closes: CalendarDate
    let packageName: String
    /// In groups, as a person types it.
    let code: String
    /// Of the center's authority, in groups.
    let fingerprint: String
    let made: CalendarDate

    var html: String {
        PrintedPage.html(title: "开户信 \(unitCode) \(unitName)", style: Self.style, body: head + middle + foot)
    }

    /// The upper third: the window sees it.
    private var head: String {
        """
        <div class="fold" style="top: 105mm"></div>
        <div class="fold" style="top: 210mm"></div>
        <p class="sender \(centerName.width > 64 ? "long" : "short")">\(centerName.escapedForHTML)</p>
        <div class="address"><p class="\(addressSize)">\(unitName.escapedForHTML)　收</p></div>
        <table class="facts">
        <tr><th>单位代码</th><td>\(unitCode.escapedForHTML)</td></tr>
        <tr><th>申报年度</th><td>\(insuranceYear)</td></tr>
        <tr><th>申报时间</th><td>\(opens) 至<br>\(closes)</td></tr>
        <tr><th>日期</th><td>\(made)</td></tr>
        </table>

        """
    }

    private var middle: String {
        """
        <section class="middle">
        <h1>居民医保参保申报开户信</h1>
        <p>\(unitName.escapedForHTML)：</p>
        <p>贵单位 \(insuranceYear) 年度居民医保参保申报的开户包已经制好，另行送达。请在“参保”程序里选择“导入开户包”，打开文件 \(packageName.escapedForHTML)，并输入激活码：</p>
        <p class="code">\(code.escapedForHTML)</p>
        <p>激活码只用这一次，请妥善保管，不要与开户包放在一起，也不要用电话或即时消息告诉他人。大小写不限，分隔符可以不输。</p>
        </section>

        """
    }

    private var foot: String {
        """
        <section class="foot">
        <p>导入时，程序会显示中心证书的指纹。请与下面这一串逐组核对，完全一致才继续：</p>
        <p class="print">\(fingerprint.escapedForHTML)</p>
        <p>开户包自制成之日起 60 天内有效，请尽早导入并报送第一个申报包。收到这封信以后，以前发给贵单位的开户包和证书不再有效。</p>
        <p class="sign">\(centerName.escapedForHTML)<br>\(PrintedPage.day(made))</p>
        </section>
        """
    }

    /// So that the name with 收 takes no more than 75 × 15 mm: a Han character is as wide as the type is high.
    private var addressSize: String {
        switch unitName.width + 4 {
        case ...64: "large"
        case ...120: "medium"
        default: "small"
        }
    }

    private static let style = """
        @page { size: A4; margin: 0; }
        html, body { margin: 0; padding: 0; }
        body { position: relative; width: 210mm; height: 296mm; overflow: hidden; color: #111;
            font-family: "Noto Serif CJK SC", "Songti SC", SimSun, serif; font-size: 11pt; line-height: 1.55; overflow-wrap: anywhere; }
        p { margin: 0 0 2.5mm; }
        .fold { position: absolute; left: 0; width: 5mm; border-top: .3mm solid #888; }
        .sender { position: absolute; left: 25mm; right: 20mm; top: 9mm; height: 14mm; overflow: hidden; }
        .sender.short { font-size: 14pt; }
        .sender.long { font-size: 9pt; line-height: 1.3; }
        .address { position: absolute; left: 20mm; top: 45mm; width: 85mm; height: 45mm; }
        .address p { position: absolute; left: 5mm; top: 5mm; width: 75mm; height: 15mm; margin: 0; overflow: hidden; line-height: 1.25; }
        .large { font-size: 12pt; }
        .medium { font-size: 10pt; }
        .small { font-size: 7.5pt; }
        .facts { position: absolute; left: 130mm; top: 45mm; width: 62mm; border-collapse: collapse; font-size: 10pt; line-height: 1.4; }
        th, td { border-bottom: .2mm solid #999; padding: 1mm 2mm; text-align: left; vertical-align: top; font-weight: normal; }
        th { width: 17mm; white-space: nowrap; color: #444; }
        section { position: absolute; left: 25mm; width: 160mm; overflow: hidden; }
        .middle { top: 109mm; height: 99mm; }
        .foot { top: 213mm; height: 78mm; }
        h1 { font-size: 17pt; line-height: 1.3; text-align: center; letter-spacing: .2em; margin: 0 0 3mm; }
        .code { font-family: "DejaVu Sans Mono", Consolas, monospace; font-size: 20pt; line-height: 1.2; text-align: center;
            border: .4mm solid #111; padding: 3mm 0; margin: 3mm 0 4mm; white-space: nowrap; }
        .print { font-family: "DejaVu Sans Mono", Consolas, monospace; font-size: 11pt; text-align: center; word-spacing: .3em;
            max-width: 105mm; margin: 0 auto 2.5mm; }
        .sign { text-align: right; margin-top: 6mm; }
        """
}

extension String {
    /// In Latin digits, a Han character being two wide.
    fileprivate var width: Int { unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 ? 2 : 1) } }
}
