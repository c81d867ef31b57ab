import Foundation
import Kernel
import Testing

struct CurrencyCodeTests {
  @Test(arguments: ["EUR", "NPR", "AAA", "ZZZ"])
  func readsThreeCapitals(text: String) throws {
    let code = try #require(CurrencyCode(text))
    #expect(code.description == text)
    let json = try JSONEncoder().encode([code])
    #expect(String(decoding: json, as: UTF8.self) == "[\"\(text)\"]")
    #expect(try JSONDecoder().decode([CurrencyCode].self, from: json) == [code])
  }

  @Test(
    "Anything else is no currency",
    arguments: ["", "EU", "EURO", "eur", "Eur", "E1R", " EUR", "EUR ", "ÆUR", "€", "[[[", "@@@"])
  func refuses(text: String) {
    #expect(CurrencyCode(text) == nil)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([CurrencyCode].self, from: JSONEncoder().encode([text]))
    }
  }

  @Test func ordersByAlphabet() throws {
    let codes = try ["AFN", "EUR", "NPR", "NPS", "USD"].map { try #require(CurrencyCode($0)) }
    #expect(codes.reversed().sorted() == codes)
  }
}
