import CodeLists
import Kernel
import Reference
import Testing

@Suite("Currencies")
struct CurrencyTests {
  private func currency(_ code: String) throws -> Currency {
    let code = try Rates.code(code)
    return try #require(Currencies.find(code))
  }

  @Test("Every currency of the IATI list is known, and no code twice")
  func complete() throws {
    for entry in CodeList.currency.entries where entry.code != "XBT" {
      #expect(Currencies.find(try #require(CurrencyCode(entry.code))) != nil, "\(entry.code)")
    }
    #expect(Set(Currencies.all.map(\.code)).count == Currencies.all.count)
    #expect(Currencies.all.map(\.code) == Currencies.all.map(\.code).sorted())
  }

  @Test(
    "Minor units follow ISO 4217",
    arguments: [
      ("EUR", 2), ("UGX", 0), ("XOF", 0), ("IDR", 2), ("MGA", 2), ("MRU", 2), ("KWD", 3),
      ("UYW", 4), ("BIF", 0), ("RWF", 0), ("NPR", 2), ("SLE", 2), ("JPY", 0),
    ])
  func minorUnits(code: String, digits: Int) throws {
    #expect(try currency(code).minorUnits == digits)
  }

  @Test("Gold and special drawing rights have no minor unit")
  func notApplicable() throws {
    #expect(try currency("XDR").minorUnits == nil)
    #expect(try currency("XAU").minorUnits == nil)
  }

  @Test("Currencies begin and end on their days")
  func validity() throws {
    func valid(_ code: String, _ date: String) throws -> Bool {
      try currency(code).isValid(on: Rates.date(date))
    }
    #expect(try !valid("SLE", "2022-06-30"))
    #expect(try valid("SLE", "2022-07-01"))
    #expect(try valid("SLL", "2023-12-31"))
    #expect(try !valid("SLL", "2024-01-01"))
    #expect(try valid("SLL", "2023"))
    #expect(try valid("HRK", "2022-12-31"))
    #expect(try !valid("HRK", "2023-01-01"))
    #expect(try !valid("SSP", "2011-07-17"))
    #expect(try valid("GBP", "1990-01-01"))
    #expect(try currency("EUR").withdrawn == nil)
  }

  @Test("Fixed ratios join known currencies, and begin with the new one")
  func fixedRatios() throws {
    #expect(FixedRatios.all.count == 32)
    for ratio in FixedRatios.all {
      let old = try #require(Currencies.find(ratio.old))
      let new = try #require(Currencies.find(ratio.new))
      #expect(old.withdrawn != nil, "\(ratio)")
      if let end = old.withdrawn { #expect(end.dayNumber! >= ratio.since.dayNumber! - 1) }
      if ratio.law == .redenomination { #expect(new.introduced == ratio.since, "\(ratio)") }
    }
    let old = try Rates.code("SLL")
    let leone = try #require(FixedRatios.replacing(old))
    #expect(leone.description == "1 SLE = 1000 SLL since 2022-07-01")
  }

  @Test("A rate is read exactly, or not at all")
  func rateValues() {
    #expect(RateValue("1.0846")?.description == "1.0846")
    #expect(RateValue("0.00000123")?.description == "0.00000123")
    #expect(RateValue("24500.00") == RateValue("24500"))
    #expect(RateValue(".5")?.description == "0.5")
    #expect(RateValue("0.000000000000000001")?.scale == 18)
    for text in ["", ".", "0", "0.0", "-1", "+1", "1,5", "1e3", "1.2.3", " 1", "١"] {
      #expect(RateValue(text) == nil, "\(text)")
    }
    #expect(RateValue("9223372036854775807") != nil)
    #expect(RateValue("9223372036854775808") == nil)
    #expect(RateValue("0.0000000000000000001") == nil)
  }
}
