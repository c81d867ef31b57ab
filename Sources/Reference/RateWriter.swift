import GRDB
import Kernel
import Storage

/// Writes exchange rates into a store.
public enum RateWriter {
  /// What a run did.
  public struct Outcome: Sendable {
    public internal(set) var added = 0
    public internal(set) var unchanged = 0
    /// Rates that said something else before.
    public internal(set) var changed: [Change] = []
  }

  /// A rate that was replaced by another value for the same day.
  public struct Change: Hashable, Sendable {
    public let before: ExchangeRate
    public let after: ExchangeRate
  }

  /// Adds what is new and replaces what differs; the same rates twice change
  /// nothing. Refresh the recorded conversions in the same run:
  /// ``ConversionMemo/refresh(source:in:)``.
  public static func apply(rates: [ExchangeRate], in run: BulkRun) throws -> Outcome {
    var outcome = Outcome()
    // One currency at a time, so that the rates held already are read once.
    for (_, series) in Dictionary(grouping: rates, by: \.seriesKey).sorted(by: { $0.key < $1.key })
    {
      var held = try stored(series[0], in: run.db)
      for rate in series {
        guard let before = held[rate.validFrom] else {
          held[rate.validFrom] = try add(rate, in: run)
          outcome.added += 1
          continue
        }
        guard before.value != rate.value || before.validity != rate.validity else {
          outcome.unchanged += 1
          continue
        }
        let after = try replace(before, by: rate, in: run)
        held[rate.validFrom] = after
        outcome.changed.append(Change(before: before, after: after))
      }
    }
    return outcome
  }

  private static func stored(
    _ rate: ExchangeRate, in db: Database
  ) throws -> [CalendarDate: ExchangeRate] {
    let rates = try ExchangeRate.fetch(
      db, where: "source = ? AND base = ? AND currency = ?",
      arguments: [rate.source, rate.base.description, rate.currency.description])
    return Dictionary(uniqueKeysWithValues: rates.map { ($0.validFrom, $0) })
  }

  private static func add(_ rate: ExchangeRate, in run: BulkRun) throws -> ExchangeRate {
    let id = try run.newID()
    try run.insert(
      "exchange_rates", id: id,
      [
        ("source", rate.source), ("base", rate.base.description),
        ("currency", rate.currency.description), ("valid_from", rate.validFrom.description),
        ("valid", rate.validity.rawValue), ("mantissa", rate.value.mantissa),
        ("scale", rate.value.scale), ("revision_id", run.revision),
      ])
    return rate.with(id: id)
  }

  private static func replace(
    _ before: ExchangeRate, by rate: ExchangeRate, in run: BulkRun
  ) throws -> ExchangeRate {
    try run.db.cachedStatement(
      sql: """
        UPDATE exchange_rates SET valid = ?, mantissa = ?, scale = ?, revision_id = ? WHERE id = ?
        """
    ).execute(arguments: [
      rate.validity.rawValue, rate.value.mantissa, rate.value.scale, run.revision, before.id,
    ])
    run.log("- \(before)\n+ \(rate)\n".utf8)
    return rate.with(id: before.id)
  }
}

extension ExchangeRate {
  /// Orders and groups rates by source, base and currency.
  fileprivate var seriesKey: String { "\(source)\t\(base)\t\(currency)" }

  fileprivate func with(id: Int64?) -> ExchangeRate {
    var copy = self
    copy.id = id
    return copy
  }
}
