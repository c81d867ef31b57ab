import Foundation
import Kernel
import Testing

struct DiagnosticTests {
  @Test(
    "A finding says where, how much it weighs, what happened, what to do, and its rule",
    arguments: [
      (Place(file: "a.xml", line: 12, column: 3), "a.xml:12:3: "),
      (Place(file: "a.xml", line: 12), "a.xml:12: "), (Place(file: "a.xml"), "a.xml: "),
      (Place(file: "a.xml", column: 3), "a.xml: "),
      (Place(line: 12, column: 3), "line 12, column 3: "),
      (Place(line: 12), "line 12: "), (Place(), ""),
    ])
  func describes(place: Place, prefix: String) {
    let finding = Diagnostic(
      .error, rule: "iati.value.decimal", at: place, "“1,5” is not a decimal number.",
      remedy: "Write 1.5.")
    #expect(
      finding.description
        == "\(prefix)error: “1,5” is not a decimal number. Write 1.5. [iati.value.decimal]")
  }

  @Test func needsNoRemedy() {
    let finding = Diagnostic(.info, rule: "store.opened", "The store is open.")
    #expect(finding.description == "info: The store is open. [store.opened]")
  }

  @Test func weighsSeverities() {
    #expect(Severity.allCases == [.info, .warning, .error, .critical])
    #expect(Severity.allCases.shuffled().sorted() == Severity.allCases)
  }

  @Test func survivesJSON() throws {
    let finding = Diagnostic(
      .warning, rule: "iati.sector.share",
      at: Place(file: "a.xml", line: 1, column: 2, record: "XM-1", path: "sector/@percentage"),
      "The shares add up to 110 %.", remedy: "They are scaled to 100 %.")
    let json = try JSONEncoder().encode(finding)
    #expect(try JSONDecoder().decode(Diagnostic.self, from: json) == finding)
  }

  @Test("A refused calculation says what to check")
  func wordsOfArithmetic() throws {
    let euro = try #require(CurrencyCode("EUR"))
    let rupee = try #require(CurrencyCode("NPR"))
    #expect(
      ArithmeticFailure.differentCurrencies(euro, rupee).description
        == """
        error: Amounts in EUR and NPR cannot be added. Convert both to one currency first. \
        [money.currencies]
        """)
    #expect(
      ArithmeticFailure.overflow("a sum in EUR").description
        == """
        error: The amount of a sum in EUR is too large to be held exactly. Check the amounts \
        for a wrong unit or a missing decimal point. [money.overflow]
        """)
  }
}
