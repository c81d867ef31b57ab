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
    guard limit > 0 else { return [] }
    try forEach(db, seen, selection, inReportingCurrency: inReportingCurrency) { part in
      if skipped < offset { skipped += 1 } else { try parts.append(part()) }
      return parts.count < limit
    }
    return parts
  }

  /// The same, one after another, as long as `body` says so.
  ///
  /// - Parameter body: given what makes a part, for what is passed over costs less unmade.
  public static func forEach(
    _ db: Database, _ seen: SeenActivities, _ selection: Selection,
    inReportingCurrency: Bool = false, _ body: (() throws -> Explanation.Part) throws -> Bool
  ) throws {
    var words = ConversionWords()
    try lines(selection, seen).scan(in: db) { line in
      guard let own = share(of: line.amount, line, selection) else { return true }
      return try body {
        var part = part(of: line, own, selection, inReportingCurrency)
        if inReportingCurrency, let conversion = line.values[2].flatMap({ Int64($0) }) {
          part.rate = try words.describe(conversion, in: db)
        }
        return part
      }
    }
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
    // Only activities that spent such money are looked at.
    let spent: [(column: String, value: (any DatabaseValueConvertible)?)] = [
      ("country", selection.country), ("year", selection.year.map { Int($0) ?? 0 }),
      ("currency", selection.currency),
    ]
    let known = spent.filter { $0.value != nil }
    if !known.isEmpty {
      let spend = known.map { "\($0.column) = ?" }.joined(separator: " AND ")
      conditions.append("a.id IN (SELECT activity_id FROM spend WHERE \(spend))")
      arguments += StatementArguments(known.map(\.value))
    }
    return TransactionParts(
      columns: [
        "CAST(t.id AS TEXT)", "a.identifier || coalesce(' · ' || t.ref, '')",
        "CAST(t.conversion_id AS TEXT)",
      ], splits: selection.country == nil ? [] : [.country],
      condition: conditions.joined(separator: " AND "), arguments: arguments)
  }

  /// What an amount of the line adds to the selection; nil where that has no part of it.
  private static func share(
    of amount: Int64, _ line: TransactionParts.Line, _ selection: Selection
  ) -> Int64? {
    guard let country = selection.country else { return amount }
    let parts = line.parts(of: amount).filter { ($0.codes[0] ?? "") == country }
    return parts.isEmpty ? nil : parts.reduce(0) { $0 + $1.amount }
  }

  private static func part(
    of line: TransactionParts.Line, _ own: Int64, _ selection: Selection,
    _ inReportingCurrency: Bool
  ) -> Explanation.Part {
    let contribution =
      inReportingCurrency ? line.reporting.flatMap { share(of: $0, line, selection) } : own
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
