import Kernel
import Testing

struct MoneyTests {
  let euro: CurrencyCode
  let rupee: CurrencyCode

  init() throws {
    euro = try #require(CurrencyCode("EUR"))
    rupee = try #require(CurrencyCode("NPR"))
  }

  func money(_ millionths: Int64, _ currency: CurrencyCode) -> Money {
    Money(FixedDecimal(millionths: millionths), currency)
  }

  @Test func addsOneCurrency() throws {
    #expect(
      try money(1_250_500_000, euro).adding(money(-500_000, euro)) == money(1_250_000_000, euro))
    #expect(money(1_250_500_000, euro).description == "1250.5 EUR")
  }

  @Test("Two currencies are never added")
  func refusesTwoCurrencies() {
    #expect(throws: ArithmeticFailure.differentCurrencies(euro, rupee)) {
      try money(1, euro).adding(money(1, rupee))
    }
  }

  @Test("A sum beyond 64 bits is an error, never a wrap", arguments: [1, -1] as [Int64])
  func refusesOverflow(sign: Int64) {
    #expect(throws: ArithmeticFailure.overflow("a sum in EUR")) {
      try money(sign * .max, euro).adding(money(sign * 2, euro))
    }
  }
}
