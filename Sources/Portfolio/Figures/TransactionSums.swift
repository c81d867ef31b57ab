import GRDB
import Kernel

/// Adds transactions up by keys: all that are held, or those that count.
struct TransactionSums {
  enum Scope {
    /// Every transaction held, once.
    case held
    /// Spend under the counting rules.
    case counted
    /// Of that, what has no amount in the store's reporting currency.
    case unconverted
  }

  let keys: [MoneyFlows.Key]
  let seen: SeenActivities
  let scope: Scope
  let currency: CurrencyCode?
  let feed: Int64?
  private let splits: [TransactionParts.Split]
  private let plainKeys: [MoneyFlows.Key]
  /// Where a line has the value of each key.
  private let places: [(isSplit: Bool, index: Int)]

  init(
    _ keys: [MoneyFlows.Key], _ seen: SeenActivities, scope: Scope = .held,
    currency: CurrencyCode? = nil, feed: Int64? = nil
  ) {
    var distinct: [MoneyFlows.Key] = []
    // Amounts in their own currencies are told apart by them as it is.
    for key in keys where !distinct.contains(key) && (key != .currency || currency != nil) {
      distinct.append(key)
    }
    let splitKeys = MoneyFlows.Key.split.filter { distinct.contains($0) }
    let plainKeys = distinct.filter { !splitKeys.contains($0) }
    self.keys = distinct
    self.seen = seen
    self.scope = scope
    self.currency = currency
    self.feed = feed
    self.plainKeys = plainKeys
    splits = splitKeys.map { $0 == .country ? .country : .sector }
    places = distinct.map { key in
      splitKeys.firstIndex(of: key).map { (true, $0) }
        ?? (false, plainKeys.firstIndex(of: key) ?? 0)
    }
  }

  func load(_ db: Database) throws -> MoneyFlows {
    if let currency { return try converted(db, LineConverter(to: currency, in: db)) }
    return splits.isEmpty ? try summedBySQL(db) : try inOwnCurrencies(db)
  }

  // MARK: What is read

  private var condition: String {
    let scoped =
      switch scope {
      case .held: "a.withdrawn = 0"
      case .counted: TransactionParts.countedSQL
      case .unconverted:
        """
        \(TransactionParts.countedSQL) AND t.reporting_value IS NULL
          AND a.id IN (SELECT activity_id FROM spend WHERE unconverted > 0)
        """
      }
    return scoped + " AND \(seen.admits("a.id"))" + (feed == nil ? "" : " AND a.feed_id = ?")
  }

  private var arguments: StatementArguments { feed.map { [$0] } ?? [] }

  private var parts: TransactionParts {
    TransactionParts(
      columns: plainKeys.map(\.sql), splits: splits, condition: condition, arguments: arguments)
  }

  // MARK: How it is added up

  private struct Group: Hashable {
    let values: [String?]
    let currency: String?
  }

  private struct Sum {
    var amount: Int128 = 0
    var count = 0
  }

  /// Whole units and millionths apart: SQLite's sum ends at 64 bits.
  private func summedBySQL(_ db: Database) throws -> MoneyFlows {
    let groups = (keys.map(\.sql) + ["t.currency"]).joined(separator: ", ")
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT sum(t.value / 1000000), sum(t.value % 1000000), count(*), \(groups)
        \(TransactionParts.fromSQL) AND (\(condition))
        GROUP BY \(groups)
        """, arguments: arguments)
    var sums: [Group: Sum] = [:]
    while let row = try rows.next() {
      let group = Group(
        values: keys.indices.map { row[3 + $0] }, currency: row[3 + keys.count])
      sums[group] = Sum(
        amount: ExactDecimal(units: row[0], millionths: row[1]).millionths, count: row[2])
    }
    return flows(sums)
  }

  private func inOwnCurrencies(_ db: Database) throws -> MoneyFlows {
    var sums = Groups()
    try parts.forEach(in: db) { line in add(line, line.amount, line.currency, to: &sums) }
    return flows(sums.byGroup)
  }

  private func converted(_ db: Database, _ converter: LineConverter) throws -> MoneyFlows {
    var sums = Groups()
    var gaps: [Group: Sum] = [:]
    let target = converter.target.description
    try parts.forEach(in: db) { line in
      switch try converter.convert(line) {
      case .amount(let amount): add(line, amount, target, to: &sums)
      case .gap(let reason):
        let group = Group(values: [reason.rawValue], currency: line.currency)
        gaps[group, default: Sum()].amount += Int128(line.amount)
        gaps[group, default: Sum()].count += 1
      }
    }
    return flows(sums.byGroup, gaps)
  }

  /// Sums in the order in which their groups were met. Lines that follow each other mostly add
  /// to the same groups, so that these are looked up once.
  private struct Groups {
    struct Way {
      let values: [String?]
      let currency: String?
      let division: Int
      /// Where each part goes, and whether it is the line's first one there.
      let places: [(index: Int, isFirst: Bool)]
    }

    var way: Way?
    private var known: [Group: Int] = [:]
    private var groups: [Group] = []
    private var sums: [Sum] = []

    var byGroup: [Group: Sum] { Dictionary(uniqueKeysWithValues: zip(groups, sums)) }

    mutating func place(of group: Group) -> Int {
      if let place = known[group] { return place }
      known[group] = sums.count
      groups.append(group)
      sums.append(Sum())
      return sums.count - 1
    }

    mutating func add(_ amounts: [Int64]) {
      for (place, amount) in zip(way?.places ?? [], amounts) {
        sums[place.index].amount += Int128(amount)
        if place.isFirst { sums[place.index].count += 1 }
      }
    }
  }

  private func add(
    _ line: TransactionParts.Line, _ amount: Int64, _ currency: String?, to sums: inout Groups
  ) {
    if sums.way?.division != line.division || sums.way?.currency != currency
      || sums.way?.values != line.values
    {
      sums.way = way(of: line, currency, in: &sums)
    }
    sums.add(line.amounts(of: amount))
  }

  private func way(
    of line: TransactionParts.Line, _ currency: String?, in sums: inout Groups
  ) -> Groups.Way {
    // An entry without code is not stated, like the rest below 100 %: one part of the two.
    var seen: Set<Int> = []
    let indices = line.parts(of: line.amount).map { part in
      let values = places.map { $0.isSplit ? part.codes[$0.index] : line.values[$0.index] }
        .map { $0 == "" ? nil : $0 }
      return sums.place(of: Group(values: values, currency: currency))
    }
    return Groups.Way(
      values: line.values, currency: currency, division: line.division,
      places: indices.map { ($0, seen.insert($0).inserted) })
  }

  private func flows(_ sums: [Group: Sum], _ gaps: [Group: Sum] = [:]) -> MoneyFlows {
    func ordered(_ sums: [Group: Sum]) -> [(group: Group, sum: Sum)] {
      sums.map { ($0.key, $0.value) }.sorted { first, second in
        let pairs = zip(
          first.group.values + [first.group.currency],
          second.group.values + [second.group.currency])
        for (a, b) in pairs where a != b {
          guard let a else { return false }
          guard let b else { return true }
          return a < b
        }
        return false
      }
    }
    return MoneyFlows(
      rows: ordered(sums).map { group, sum in
        MoneyFlows.Row(
          keys: keys, values: group.values,
          sum: ExactDecimal(millionths: sum.amount), currency: group.currency, count: sum.count)
      },
      currency: currency?.description,
      unconverted: ordered(gaps).map { group, sum in
        ConversionGap(
          currency: group.currency,
          reason: group.values[0].flatMap { ConversionGap.Reason(rawValue: $0) } ?? .noRate,
          amount: ExactDecimal(millionths: sum.amount).description, count: sum.count)
      })
  }
}

extension MoneyFlows.Key {
  /// Keys between which one amount may be split, in that order.
  fileprivate static let split: [MoneyFlows.Key] = [.country, .sector]

  /// The column of a key that splits nothing.
  fileprivate var sql: String {
    switch self {
    case .year: TransactionParts.yearSQL
    case .type: "t.type"
    case .currency: "t.currency"
    case .activity: "nullif(a.identifier, '')"
    case .feed: "f.name"
    case .country, .sector: "NULL"
    }
  }
}
