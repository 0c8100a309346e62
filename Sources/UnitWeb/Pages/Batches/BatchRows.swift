import Enrollment
import LocalWeb
import UnitDesk

/// The rows of a batch as a small spreadsheet: the clerk's cells, what is wrong with them, and one row under mending.
struct BatchRows {
    let layout: Layout
    /// Where the list begins in the clerk's cells.
    let firstColumn: Int
    /// `/additions/12`
    let path: String
    /// Query of the page the rows stand on.
    let query: String
    /// Number of the row whose cells are inputs now.
    let edited: Int?

    func html(_ rows: some Sequence<JudgedBatch.Row>) -> String {
        var out = Markup()
        for row in rows { write(row, to: &out) }
        return out.html
    }

    /// Anchor of a cell; column 0 is 序号.
    static func anchor(row: Int, column: Int) -> String { "r\(row)-c\(column)" }

    private func write(_ row: JudgedBatch.Row, to out: inout Markup) {
        let number = row.row.number
        let isEdited = edited == number
        out.raw("<tr><td class=\"pin pin-1\"><label class=\"tick\"><input type=\"checkbox\" name=\"row\" form=\"batch\" value=\"")
        out.number(number)
        out.raw("\"> ")
        out.number(number)
        out.raw("</label>")
        if !isEdited {
            out.raw(" <a class=\"edit\" href=\"")
            out.text("\(path)?\(query)edit=\(number)#r\(number)-c1")
            out.raw("\">改<span class=\"hidden\">第 ")
            out.number(number)
            out.raw(" 行</span></a>")
        }
        out.raw("</td>")
        let marks = marks(row)
        write(row.row.sequence, former: nil, source: nil, column: 0, row: number, mark: marks[0], to: &out)
        for (position, field) in layout.fields.enumerated() {
            let column = position + 1
            if isEdited {
                writeInput(row.row.person[field], field, row: number, column: column, isWrong: marks[column] != nil, to: &out)
            } else {
                let source = row.cells.dropFirst(firstColumn + column).first
                write(
                    row.row.person[field], former: row.former?.person[field], source: source, column: column, row: number,
                    mark: marks[column], to: &out)
            }
        }
        out.raw("<td class=\"pin pin-end\">")
        if isEdited { writeButtons(to: &out) }
        writeFindings(row, to: &out)
        out.raw("</td></tr>\n")
    }

    private func write(
        _ value: String, former: String?, source: String?, column: Int, row: Int, mark: StaticString?, to out: inout Markup
    ) {
        let isChanged = former.map { $0 != value } ?? false
        out.raw("<td")
        if mark != nil {
            out.raw(" id=\"")
            out.text(Self.anchor(row: row, column: column))
            out.raw("\"")
        }
        if let mark {
            out.raw(" class=\"")
            out.raw(mark)
            out.raw("\"")
        } else if isChanged {
            out.raw(" class=\"cell-changed\"")
        }
        // What was typed and what was made of it may differ; the clerk can see both.
        if !isChanged, let source = source?.trimmed, source != value, !source.isEmpty {
            out.raw(" title=\"表格里是 ")
            out.text(source)
            out.raw("\"")
        }
        if isChanged {
            out.raw(" data-value=\"")
            out.text(value)
            out.raw("\"")
        }
        out.raw(">")
        if isChanged, let former {
            out.raw("<del>")
            out.text(former.isEmpty ? "（空）" : former)
            out.raw("</del> <ins>")
            out.text(value.isEmpty ? "（空）" : value)
            out.raw("</ins>")
        } else if value.isEmpty, mark != nil {
            out.raw("<span class=\"muted\">（空）</span>")
        } else {
            out.text(value)
        }
        out.raw("</td>")
    }

    private func writeInput(_ value: String, _ field: PersonField, row: Int, column: Int, isWrong: Bool, to out: inout Markup) {
        out.raw("<td id=\"")
        out.text(Self.anchor(row: row, column: column))
        out.raw("\"><input class=\"cell\" form=\"batch\" name=\"cell-")
        out.text("\(row)-\(field.rawValue)")
        out.raw("\" aria-label=\"")
        out.text(field.title)
        out.raw("\" value=\"")
        out.text(value)
        if isWrong { out.raw("\" aria-invalid=\"true") }
        out.raw("\"></td>")
    }

    private func writeButtons(to out: inout Markup) {
        out.raw(
            "<p><button class=\"button small primary\" form=\"batch\" name=\"do\" value=\"mend\">保存</button> <a class=\"button small\" href=\""
        )
        out.text("\(path)?\(query)")
        out.raw("\">取消</a></p>")
    }

    /// What an amendment changes, in sight wherever the columns stand.
    private func writeChanges(_ row: JudgedBatch.Row, to out: inout Markup) {
        guard let former = row.former?.person else { return }
        out.raw("<ul class=\"findings\">")
        for field in PersonField.allCases where former[field] != row.row.person[field] {
            out.raw("<li>")
            out.text(field.title)
            out.raw("：<del>")
            out.text(former[field].orEmpty)
            out.raw("</del> → <ins>")
            out.text(row.row.person[field].orEmpty)
            out.raw("</ins></li>")
        }
        out.raw("</ul>")
    }

    private func writeFindings(_ row: JudgedBatch.Row, to out: inout Markup) {
        writeChanges(row, to: &out)
        guard !row.findings.isEmpty else {
            guard row.former == nil else { return }
            out.raw("<span class=\"muted\">合格</span>")
            return
        }
        out.raw("<ul class=\"findings\">")
        for finding in row.findings {
            let isConfirmed = finding.confirmable && row.confirmed.contains(finding.code)
            switch (isConfirmed, finding.severity) {
            case (true, _): out.raw("<li><span class=\"tag ok\">已确认</span> <a href=\"#")
            case (_, .error): out.raw("<li><span class=\"tag error\">错误</span> <a href=\"#")
            case (_, .warning): out.raw("<li><span class=\"tag warn\">提醒</span> <a href=\"#")
            }
            let column = PersonField(title: finding.column).flatMap(layout.column(of:)) ?? 0
            out.text(Self.anchor(row: row.row.number, column: column))
            out.raw("\">")
            out.text(finding.column)
            out.raw("</a>　")
            // The column's name stands before the sentence already.
            let message = finding.message
            out.text(message.hasPrefix(finding.column) ? String(message.dropFirst(finding.column.count)) : message)
            if let place = Web.manual.place(of: finding.code.rawValue) {
                out.raw(" <a class=\"why\" href=\"")
                out.text(place)
                out.raw("\">怎么办</a>")
            }
            out.raw("</li>")
        }
        out.raw("</ul>")
        if !row.confirmable.isEmpty { writeConfirmation(row.row.number, to: &out) }
    }

    private func writeConfirmation(_ number: Int, to out: inout Markup) {
        out.raw("<details><summary>经核对证件原件无误</summary><label>核对了什么 <input form=\"batch\" maxlength=\"100\" name=\"reason-")
        out.number(number)
        out.raw("\"></label> <button class=\"button small\" form=\"batch\" name=\"confirm\" value=\"")
        out.number(number)
        out.raw("\">确认</button></details>")
    }

    private func marks(_ row: JudgedBatch.Row) -> [Int: StaticString] {
        var marks: [Int: StaticString] = [:]
        for finding in row.findings where !(finding.confirmable && row.confirmed.contains(finding.code)) {
            guard let column = PersonField(title: finding.column).flatMap(layout.column(of:)) else { continue }
            if finding.severity == .error { marks[column] = "cell-error" } else if marks[column] == nil { marks[column] = "cell-warn" }
        }
        return marks
    }
}
