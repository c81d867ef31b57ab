import Disclosure
import GRDB
import Kernel

extension OrganisationTransactions {
  /// - Parameters:
  ///   - text: the organisation's identifier or name.
  ///   - limit: how many are listed; nil for all.
  /// - Throws: ``OrganisationFailure``
  public static func load(
    _ db: Database, _ seen: SeenActivities, organisation text: String, _ selection: Selection,
    offset: Int = 0, limit: Int? = nil
  ) throws -> OrganisationTransactions {
    let query = try OrganisationQuery(db, NamedOrganisations(db, seen), text)
    let asked: KeyValuePairs = ["type": selection.type, "currency": selection.currency]
    let filter = asked.compactMap { column, value in
      value.map { $0.isEmpty ? "t.\(column) IS NULL" : "t.\(column) = :\(column)" }
    }.joined(separator: " AND ")
    var arguments: StatementArguments = ["key": query.key]
    for case (let column, let value?) in asked where !value.isEmpty {
      arguments = arguments + [column: value]
    }
    func transactions(_ columns: String) -> String {
      query.transactions(
        selection.direction, columns, where: filter.isEmpty ? "true" : filter)
    }
    let other = selection.direction == .from ? "receiver" : "provider"
    return OrganisationTransactions(
      identifier: query.identifier, name: query.name, direction: selection.direction,
      total: try Int.fetchOne(
        db, sql: "SELECT count(*) FROM (\(transactions("t.id")))", arguments: arguments) ?? 0,
      transactions: try Row.fetchAll(
        db,
        sql: """
          SELECT x.*, a.identifier, a.title
          FROM (
            \(transactions("""
              t.type, t.activity_id, t.id, t.ref, coalesce(t.date, t.value_date), t.value,
              t.currency, nullif(t.\(other)_ref, ''), t.\(other)_name
              """))
            ORDER BY 1, 2, 3 LIMIT \(limit ?? -1) OFFSET \(max(0, offset))
          ) x JOIN activities a ON a.id = x.activity_id
          ORDER BY 1, 2, 3
          """, arguments: arguments
      ).map { Transaction($0, query.named) }, withheld: query.named.gate.withheld)
  }
}

extension OrganisationTransactions.Transaction {
  fileprivate init(_ row: Row, _ named: NamedOrganisations) {
    let isHidden = named.isHidden(row[7], row[8])
    self.init(
      id: row[2], activity: row[1], identifier: row[9], title: row[10], ref: row[3], type: row[0],
      date: row[4], amount: FixedDecimal(millionths: row[5]).description, currency: row[6],
      other: isHidden ? nil : row[7], otherName: isHidden ? nil : row[8])
  }
}
