import GRDB
import Kernel
import Reference

/// Amounts of one currency that could not be converted, for one reason: a named
/// gap, left out of the sum beside it.
public struct ConversionGap: Codable, Hashable, Sendable {
  public enum Reason: String, Codable, Sendable, CaseIterable {
    /// The source has no rate of the day, of its month, or of the seven days before.
    case noRate
    /// A date without day, month or year has no rate.
    case incompleteDate
    /// The amount is in a currency that came only later.
    case notYetIntroduced
    case noDate
    case noCurrency
    /// The store has no source of rates.
    case noRateSource
    /// The converted amount is larger than can be held.
    case outOfRange
  }

  public let currency: String?
  public let reason: Reason
  /// The sum of what is missing, in `currency`.
  public let amount: String
  public let count: Int
}

/// Converts the amounts of lines into one currency, as often as not from what
/// the store keeps.
struct LineConverter {
  enum Result {
    case amount(Int64)
    case gap(ConversionGap.Reason)
  }

  let target: CurrencyCode
  private let isReporting: Bool
  private let converter: Converter?

  init(to target: CurrencyCode, in db: Database) throws {
    let settings = try ReportingSettings.load(db)
    self.target = target
    isReporting = settings.currency == target
    converter = try settings.rateSource.map { Converter(try RateTable.stored(source: $0, in: db)) }
  }

  func convert(_ line: TransactionParts.Line) throws -> Result {
    if isReporting, let reporting = line.reporting { return .amount(reporting) }
    guard let code = line.currency, let currency = CurrencyCode(code) else {
      return .gap(.noCurrency)
    }
    if currency == target { return .amount(line.amount) }
    guard let converter else { return .gap(.noRateSource) }
    guard let date = line.date.flatMap({ CalendarDate($0) }) else { return .gap(.noDate) }
    do {
      switch try converter.convert(
        millionths: line.amount, from: currency, to: target, on: date)
      {
      case .converted(let amount, _): return .amount(amount)
      case .missing(let missing): return .gap(ConversionGap.Reason(missing.reason))
      }
    } catch is ArithmeticFailure {
      return .gap(.outOfRange)
    }
  }
}

extension ConversionGap.Reason {
  init(_ reason: MissingRate.Reason) {
    self =
      switch reason {
      case .noRate: .noRate
      case .incompleteDate: .incompleteDate
      case .notYetIntroduced: .notYetIntroduced
      }
  }
}
