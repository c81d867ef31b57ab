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
  /// nothing. Where rates changed, refresh the conversions in the same run:
  /// ``ConversionMemo/refresh(source:in:)``.
  public static func apply(rates: [ExchangeRate], in run: BulkRun) throws -> Outcome {
    var outcome = Outcome()
    for rate in rates {
      let stored = try ExchangeRate.fetch(
        run.db, where: "source = ? AND base = ? AND currency = ? AND valid_from = ?",
        arguments: [
          rate.source, rate.base.description, rate.currency.description,
          rate.validFrom.description,
        ]
      ).first
      guard let stored else {
        try add(rate, in: run)
        outcome.added += 1
        continue
      }
      guard stored.value != rate.value || stored.validity != rate.validity else {
        outcome.unchanged += 1
        continue
      }
      var after = rate
      after.id = stored.id
      try replace(stored, by: after, in: run)
      outcome.changed.append(Change(before: stored, after: after))
    }
    return outcome
  }

  private static func add(_ rate: ExchangeRate, in run: BulkRun) throws {
    try run.insert(
      "exchange_rates", id: run.newID(),
      [
        ("source", rate.source), ("base", rate.base.description),
        ("currency", rate.currency.description), ("valid_from", rate.validFrom.description),
        ("valid", rate.validity.rawValue), ("mantissa", rate.value.mantissa),
        ("scale", rate.value.scale),
      ])
  }

  private static func replace(
    _ stored: ExchangeRate, by rate: ExchangeRate, in run: BulkRun
  ) throws {
    try run.db.cachedStatement(
      sql: "UPDATE exchange_rates SET valid = ?, mantissa = ?, scale = ? WHERE id = ?"
    ).execute(arguments: [
      rate.validity.rawValue, rate.value.mantissa, rate.value.scale, stored.id,
    ])
    run.log("- \(stored)\n+ \(rate)\n".utf8)
  }
}
