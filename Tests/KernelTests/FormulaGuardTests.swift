import Kernel
import Testing

struct FormulaGuardTests {
  @Test(
    "What a spreadsheet would compute gets an apostrophe",
    arguments: [
      "=1+1", "+4915", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "-", "--1", "-1,5", "-1.", "'=1",
      "''@x", "=\u{338}1",
    ])
  func closes(text: String) {
    #expect(FormulaGuard.closed(text) == "'" + text)
    #expect(FormulaGuard.opened("'" + text) == text)
  }

  @Test(
    "Other text stays, in both directions",
    arguments: ["", "-1734.55", "-5", "1+1", "'tis", "'", "''", "a=b", " =1", "न्याय", "'-5"])
  func leaves(text: String) {
    #expect(FormulaGuard.opened(FormulaGuard.closed(text)) == text)
    if text != "'-5" { #expect(FormulaGuard.closed(text) == text) }
  }
}
