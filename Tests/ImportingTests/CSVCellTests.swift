import Importing
import Kernel
import Storage
import Testing

/// What fields of the types that room forms use take, and how each mistake is named.
struct CSVCellTests {
  static let form = RecordForm(
    "cells",
    [
      .optional("since", .partialDate, "date"), .optional("people", .count, "number"),
      .optional("share", .percentage, "per cent"),
      .optional("codes", .list(of: .code(list: "Country")), "countries"),
      .optional("kinds", .list(of: .choice(["law", "data"])), "kinds"),
      .optional("plan", .reference(to: "plans"), "plan"),
      .optional("actors", .list(of: .reference(to: "institutions")), "institutions"),
      .optional("cost", .amount, "amount"),
    ])

  private static func read(_ column: String, _ cell: String) throws -> (String?, [Diagnostic]) {
    let quoted = "\"" + cell.replacing("\"", with: "\"\"") + "\""
    var reader = try TemplateReader(form, bytes: Array("\(column)\r\n\(quoted)\r\n".utf8))
    let row = try reader.next()
    #expect((row == nil) == (reader.rejected == 1))
    return (row?.value(column), reader.diagnostics)
  }

  @Test(
    "Values in their one form",
    arguments: [
      ("since", "2012", "2012"), ("since", "2012-03", "2012-03"),
      ("since", "2012-03-12", "2012-03-12"), ("people", "0", "0"), ("people", "0125", "125"),
      ("share", "33.30", "33.3"), ("share", "0", "0"), ("share", "100", "100"),
      ("share", "0.000001", "0.000001"), ("codes", " NP ; LR", "NP;LR"), ("codes", "NP", "NP"),
      ("kinds", "data;law", "data;law"), ("plan", "#4398046511105", "#4398046511105"),
      ("plan", "LR NAP 2", "LR NAP 2"), ("plan", "S/RES/1325 (2000)#OP1", "S/RES/1325 (2000)#OP1"),
      ("actors", "#12; Ministry of Gender", "#12;Ministry of Gender"), ("cost", "1.50", "1.5"),
    ])
  func takes(column: String, cell: String, value: String) throws {
    let (taken, findings) = try Self.read(column, cell)
    #expect(findings == [])
    #expect(taken == value)
  }

  @Test(
    "Mistakes by name",
    arguments: [
      ("since", "12/03/2012", "date.order"), ("since", "03/2012", "date.order"),
      ("since", "2012-13", "date"), ("since", "--03-12", "date"), ("since", "41000", "date.serial"),
      ("since", "2012-02-30", "date.calendar"), ("people", "-1", "count"),
      ("people", "1,250", "count"), ("people", "12.0", "count"), ("people", "+3", "count"),
      ("people", "99999999999999999999", "count"), ("share", "100.1", "percentage"),
      ("share", "40 %", "percentage"), ("share", "33,3", "percentage"),
      ("share", "0.0000001", "percentage"), ("share", "+5", "percentage"),
      ("codes", "NP;np", "code"), ("codes", "NP;;LR", "list"), ("codes", "NP;", "list"),
      ("codes", "NP,LR", "code"), ("codes", "NP;NP", "list.twice"), ("kinds", "law;art", "choice"),
      ("plan", "#0", "rowID"), ("plan", "#12a", "rowID"), ("actors", "#1;#x", "rowID"),
      ("cost", "1e3", "amount.exponent"),
    ])
  func names(column: String, cell: String, rule: String) throws {
    let (taken, findings) = try Self.read(column, cell)
    #expect(taken == nil)
    #expect(findings.map(\.rule) == ["template." + rule])
    #expect(findings.first?.place.path == column && findings.first?.place.line == 2)
    #expect(findings.first?.remedy != nil)
  }
}
