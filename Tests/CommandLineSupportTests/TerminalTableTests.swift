import CommandLineSupport
import Paperwork
import Testing

@Suite struct TerminalTableTests {
    @Test(arguments: [("abc", 3), ("张三", 4), ("（学校）", 8), ("e\u{301}", 1), ("\u{20BB7}", 2), ("", 0)])
    func width(text: String, columns: Int) { #expect(DisplayWidth.of(text) == columns) }

    @Test func columnsLineUpAndNumbersStandRight() {
        let listing = Listing(
            title: "缴费", columns: [ListingColumn("plan", "参保计划"), ListingColumn("insured", "人数")],
            rows: [[.text("GA"), .count(12)], [.text("学生"), .count(3)]])
        #expect(
            listing.terminalTable == """
                参保计划  人数
                --------  ----
                GA          12
                学生         3
                """)
    }

    @Test func aControlCharacterIsNoCommandToTheTerminal() {
        let listing = Listing(title: "t", columns: [ListingColumn("a", "a")], rows: [[.text("\u{1B}[2J张")]])
        #expect(!listing.terminalTable.contains("\u{1B}"))
        #expect(listing.terminalTable.contains("张"))
    }
}
