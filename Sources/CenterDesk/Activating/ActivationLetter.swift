import Enrollment

/// The letter with the activation code, printed on A4; it travels apart from the package.
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

    /// A page of its own: no script, nothing from elsewhere.
    var html: String {
        """
        <!DOCTYPE html>
        <html lang="zh-CN">
        <head>
        <meta charset="utf-8">
        <title>开户信 \(escaped(unitCode)) \(escaped(unitName))</title>
        <style>
        @page { size: A4; margin: 25mm 22mm; }
        body { font-family: "Noto Serif CJK SC", "Songti SC", SimSun, serif; font-size: 12pt; line-height: 1.8; max-width: 166mm; margin: 0 auto; color: #111; }
        h1 { font-size: 20pt; text-align: center; letter-spacing: .3em; margin: 0 0 8mm; }
        .code { font-family: "DejaVu Sans Mono", Consolas, monospace; font-size: 20pt; text-align: center; border: 1pt solid #111; padding: 5mm 0; margin: 6mm 0; white-space: nowrap; }
        .print { font-family: "DejaVu Sans Mono", Consolas, monospace; font-size: 11pt; text-align: center; word-spacing: .3em; max-width: 105mm; margin: 0 auto; }
        table { border-collapse: collapse; width: 100%; margin: 4mm 0; }
        th, td { border: .5pt solid #666; padding: 1.5mm 3mm; text-align: left; font-weight: normal; }
        th { width: 30mm; background: #f2f2f2; }
        .sign { text-align: right; margin-top: 14mm; }
        </style>
        </head>
        <body>
        <h1>居民医保参保申报开户信</h1>
        <p>\(escaped(unitName))：</p>
        <p>贵单位 \(insuranceYear) 年度居民医保参保申报的开户包已经制好，另行送达。请在“参保”程序里选择“导入开户包”，打开下面的文件，并输入激活码。</p>
        <table>
        <tr><th>单位代码</th><td>\(escaped(unitCode))</td></tr>
        <tr><th>开户包</th><td>\(escaped(packageName))</td></tr>
        <tr><th>申报时间</th><td>\(opens) 至 \(closes)</td></tr>
        </table>
        <p>激活码：</p>
        <p class="code">\(escaped(code))</p>
        <p>激活码只用这一次，请妥善保管，不要与开户包放在一起，也不要用电话或即时消息告诉他人。大小写不限，分隔符可以不输。</p>
        <p>导入时，程序会显示中心证书的指纹。请与下面这一串逐组核对，完全一致才继续：</p>
        <p class="print">\(escaped(fingerprint))</p>
        <p>开户包自制成之日起 60 天内有效，请尽早导入并报送第一个申报包。收到这封信以后，以前发给贵单位的开户包和证书不再有效。</p>
        <p class="sign">\(escaped(centerName))<br>\(made.year) 年 \(made.month) 月 \(made.day) 日</p>
        </body>
        </html>

        """
    }

    private func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }
}
