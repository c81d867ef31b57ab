import GRDB
import Kernel
import Reference

/// The rate of the value date: that of the day, else of its month, else the last of seven days.
struct SpotRates {
  private let grant: Grant
  private let converter: Converter

  init(_ grant: Grant, in db: Database) throws {
    self.grant = grant
    converter = Converter(try RateTable.stored(source: grant.source(in: db), in: db))
  }

  func answer(
    _ currency: CurrencyCode, _ day: CalendarDate, _ period: ReportingPeriod
  ) throws -> GrantRates.Answer {
    switch try converter.convert(millionths: 0, from: currency, to: grant.currency, on: day) {
    case .converted(_, let route): .rate(GrantRates.Rate(route))
    case .missing(let missing): .missing(missing.diagnostic.message)
    }
  }
}
