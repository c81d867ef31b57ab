import GRDB
import Kernel

/// The transactions behind a figure of spend, a page at a time.
public enum ExplainedSpend {
  /// Which figure: what is nil was not told apart; `""` means not stated.
  public struct Selection: Hashable, Sendable {
    public var country: String?
    /// Four digits.
    public var year: String?
    /// As reported.
    public var currency: String?

    public init(country: String? = nil, year: String? = nil, currency: String? = nil) {
      self.country = country
      self.year = year
      self.currency = currency
    }
  }

  /// Transactions that count, in the order of the store, with what each adds.
  ///
  /// - Parameter inReportingCurrency: what they add in the store's reporting
  ///   currency, nil for a gap; else in their own.
  public static func page(
    _ db: Database, _ seen: SeenActivities, _ selection: Selection,
    inReportingCurrency: Bool = false, offset: Int = 0, limit: Int = 100
  ) throws -> [Explanation.Part] {
    var parts: [Explanation.Part] = []
    var skipped = 0
    var words = ConversionWords()
    guard limit > 0 else { return [] }
    try lines(selection, seen).scan(in: db) { line in
      guard var part = part(of: line, selection, inReportingCurrency) else { return true }
      guard skipped >= offset else {
        skipped += 1
        return true
      }
      if inReportingCurrency, let conversion = line.values[2].flatMap({ Int64($0) }) {
        part.rate = try words.describe(conversion, in: db)
      }
      parts.append(part)
      return parts.count < limit
    }
    return parts
  }

  private static func lines(
    _ selection: Selection, _ seen: SeenActivities
  ) -> TransactionParts {
    var conditions = [TransactionParts.countedSQL, seen.admits("a.id")]
    var arguments = StatementArguments()
    func require(_ sql: String, _ value: String?) {
      guard let value else { return }
      conditions.append("coalesce(\(sql), '') = ?")
      arguments += [value]
    }
    require(TransactionParts.yearSQL, selection.year)
    require("t.currency", selection.currency)
    if let country = selection.country {
      conditions.append(
        "EXISTS (SELECT 1 FROM spend s WHERE s.activity_id = a.id AND s.country = ?)")
      arguments += [country]
    }
    return TransactionParts(
      columns: [
        "CAST(t.id AS TEXT)", "a.identifier || coalesce(' · ' || t.ref, '')",
        "CAST(t.conversion_id AS TEXT)",
      ], splits: selection.country == nil ? [] : [.country],
      condition: conditions.joined(separator: " AND "), arguments: arguments)
  }

  private static func part(
    of line: TransactionParts.Line, _ selection: Selection, _ inReportingCurrency: Bool
  ) -> Explanation.Part? {
    func share(of amount: Int64) -> Int64? {
      guard let country = selection.country else { return amount }
      let parts = line.parts(of: amount).filter { ($0.codes[0] ?? "") == country }
      return parts.isEmpty ? nil : parts.reduce(0) { $0 + $1.amount }
    }
    guard let own = share(of: line.amount) else { return nil }
    let contribution = inReportingCurrency ? line.reporting.flatMap(share) : own
    let original = line.currency.flatMap { CurrencyCode($0) }
      .map { Money(FixedDecimal(millionths: line.amount), $0) }
    return Explanation.Part(
      record: RecordRef(
        "transactions", RecordID(rawValue: line.values[0].flatMap { Int64($0) } ?? 0)),
      label: line.values[1] ?? "", date: line.date.flatMap { CalendarDate($0) },
      original: original,
      contribution: contribution.map { ExactDecimal(millionths: Int128($0)) })
  }
}
