import Testing

@testable import CommandLineTool

/// How tables look on a terminal.
struct OutputTests {
  @Test(
    "The cells that a text takes",
    arguments: [
      ("abc", 3), ("", 0), ("é", 1), ("e\u{301}", 1), ("和平", 4), ("नेपाल", 4), ("👩‍👩‍👧", 2),
      ("🇱🇷", 2), ("\u{200B}", 0),
    ])
  func measures(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test("Long texts are cut within their width")
  func shortens() {
    #expect(DisplayWidth.shorten("abcdef", to: 4) == "abc…")
    #expect(DisplayWidth.shorten("和平和平", to: 6) == "和平…")
    #expect(DisplayWidth.shorten("abcd", to: 4) == "abcd")
  }

  @Test(
    "Thousands are set apart",
    arguments: [
      ("0", "0"), ("999", "999"), ("1000", "1,000"), ("-1234567.5", "-1,234,567.5"),
      ("123456.123456", "123,456.123456"), ("n/a", "n/a"),
    ])
  func groups(decimal: String, text: String) {
    #expect(Table.grouped(decimal) == text)
  }

  @Test("Amounts stand to the right, and nothing trails a line")
  func aligns() {
    let table = Table(
      [.init("name", "Name"), .init("amount", "Amount", .amount)],
      [["和平", "1200.5"], ["b", nil]])
    #expect(
      table.terminalText == """
        Name   Amount
        ────  ───────
        和平  1,200.5
        b           –

        """)
    #expect(Table([.init("name", "Name")]).terminalText == "Nothing found.\n")
  }
}
