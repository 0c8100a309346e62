/// What of a page makes a table, or a text in it.
enum HTMLElement {
    case table, row, cell, header, caption, section, lineBreak, block
    /// Its content is no markup: a script, or text.
    case raw, area
    case field, choice
    case frames, root

    static let named: [MarkupName: HTMLElement] = [
        "table": .table, "tr": .row, "td": .cell, "th": .header, "caption": .caption, "thead": .section, "tbody": .section,
        "tfoot": .section, "br": .lineBreak, "p": .block, "div": .block, "li": .block, "script": .raw, "style": .raw, "title": .raw,
        "textarea": .area, "input": .field, "select": .choice, "frameset": .frames, "html": .root,
    ]
}
