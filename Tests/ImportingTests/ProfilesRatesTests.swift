import Importing
import Kernel
import Reference
import Testing

/// Rates from XML: each bad one is a finding and left out.
struct ProfilesRatesTests {
  private static let profile = """
    profile: central-bank
    format: 1
    produces: rates
    record: rates/day/rate
    inherit: {date: "../@on", base: "../../@base"}
    constants: {source: illustrative}
    numbers: {decimal: ","}
    fields: {currency: "@code", rate: "."}
    """

  private static func rates(_ rows: String, day: String = "2024-05-01", profile: String = profile)
    throws -> ProfileReading
  {
    try ProfileReading(
      "<rates base='USD'><day on='\(day)'>\n\(rows)</day></rates>", profile: profile)
  }

  @Test func readsRates() throws {
    let reading = try Self.rates(
      "<rate code='KES'>129,0512345678</rate>\n<rate code='EUR'>0,93000</rate>")
    #expect(reading.diagnostics == [])
    #expect(
      reading.rates.map { "\($0.line) \($0.rate)" } == [
        "2 1 USD = 129.0512345678 KES (illustrative, 2024-05-01)",
        "3 1 USD = 0.93 EUR (illustrative, 2024-05-01)",
      ])
  }

  @Test func monthlyRates() throws {
    let reading = try Self.rates(
      "<rate code='KES'>129</rate>", day: "2024-05", profile: Self.profile + "\ndates: yyyy-MM")
    #expect(reading.rates.map { $0.rate.validity } == [.month])
    #expect(reading.rates.map { $0.rate.validFrom } == [CalendarDate("2024-05-01")])
  }

  @Test(
    "A value that no rate has is a finding",
    arguments: [
      ("<rate code='KES'>0</rate>", "profile.rate rate"),
      ("<rate code='KES'>-1</rate>", "profile.rate rate"),
      ("<rate code='KES'>1.5</rate>", "profile.number rate"),
      ("<rate code='KES'/>", "profile.row.required rate"),
      ("<rate>5</rate>", "profile.row.required currency"),
      ("<rate code='kes'>5</rate>", "profile.rate currency"),
      ("<rate code='XQQ'>5</rate>", "profile.rate currency"),
      ("<rate code='USD'>1</rate>", "profile.rate currency"),
    ])
  func refuses(row: String, rule: String) throws {
    let reading = try Self.rates(row + "<rate code='EUR'>0,9</rate>")
    #expect(reading.rules == [rule])
    #expect(reading.diagnostics.first?.place.line == 2)
    #expect(reading.rates.count == 1)
    #expect(reading.rejectedCount == 1)
  }
}
