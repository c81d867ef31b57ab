import GRDB
import Kernel
import Storage

/// In which currency the store reports, and whose rates it uses.
public struct ReportingSettings: Hashable, Sendable {
  /// Nil until someone has chosen it: then nothing is converted.
  public var currency: CurrencyCode?
  /// The source of the exchange rates; nil until someone has chosen it.
  public var rateSource: String?

  public init(currency: CurrencyCode? = nil, rateSource: String? = nil) {
    self.currency = currency
    self.rateSource = rateSource
  }

  public static func load(_ db: Database) throws -> ReportingSettings {
    ReportingSettings(
      currency: try Store.setting(currencyKey, in: db).flatMap { CurrencyCode($0) },
      rateSource: try Store.setting(sourceKey, in: db))
  }

  /// Throws ``ReferenceFailure/unknownCurrency(_:)``.
  public func save(in changes: ChangeSet) throws {
    if let currency, Currencies.find(currency) == nil {
      throw ReferenceFailure.unknownCurrency(currency.description)
    }
    try changes.set(ReportingSettings.currencyKey, to: currency?.description)
    try changes.set(ReportingSettings.sourceKey, to: rateSource)
  }

  private static let currencyKey = "reportingCurrency"
  private static let sourceKey = "rateSource"
}
