import Foundation
import Kernel
import Testing

struct FigureTests {
  let explanation = Explanation(
    rule: "portfolio.spend", parameters: ["year": "2024", "country": "NP"])

  @Test("A figure without data is not a figure of zero")
  func keepsWhyThereIsNone() {
    let none = Figure(.noData, explanation: explanation)
    let zero = Figure(.value(.zero), explanation: explanation)
    #expect(none != zero)
    #expect(none.amount.value == nil)
    #expect(zero.amount.value == .zero)
    #expect(zero.explanation.parameters["country"] == "NP")
  }

  @Test func anExplanationSurvivesJSON() throws {
    let json = try JSONEncoder().encode(explanation)
    #expect(try JSONDecoder().decode(Explanation.self, from: json) == explanation)
  }

  @Test("A part that was left out says why")
  func namesExclusions() throws {
    let euro = try #require(CurrencyCode("EUR"))
    let original = Money(FixedDecimal(millionths: 5_000_000), euro)
    let part = Explanation.Part(
      record: RecordRef("transactions", RecordID(rawValue: 7)), label: "Disbursement",
      original: original, exclusion: "No rate for EUR on 2024-01-03.")
    #expect(part.contribution == nil)
    #expect(part.original == original)
    #expect(part.exclusion?.contains("EUR") == true)
  }
}
