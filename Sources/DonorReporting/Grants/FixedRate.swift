import GRDB
import Kernel
import Reference
import Storage

/// A rate that an agreement fixes: units of the currency for one of the grant's.
struct FixedRate: Equatable {
  let currency: String
  let value: RateValue

  /// What a cell such as `KES:152.3;UGX:4100` says.
  static func list(_ cells: Cells) throws -> [FixedRate] {
    let field = "fixed_rates"
    var rates: [FixedRate] = []
    for text in cells.list(field) {
      let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        .map { $0.filter { !$0.isWhitespace } }
      guard parts.count == 2, let value = RateValue(parts[1]) else {
        throw FieldFault(
          "grant.fixed-rates", field: field, "“\(text)” is no currency with its rate.",
          remedy: "Write the code, a colon and a number above zero, as KES:152.3.")
      }
      let currency = try Cells([field: parts[0]], cells.db).currency(field)
      guard !rates.contains(where: { $0.currency == currency }), currency != cells["currency"]
      else {
        throw FieldFault(
          "grant.fixed-rates", field: field,
          "\(currency) stands there twice, or is the grant's own currency.",
          remedy: "Keep one rate for each other currency.")
      }
      rates.append(FixedRate(currency: currency, value: value))
    }
    return rates
  }

  /// SQL over row `t` of grants that gives the cell back, in the order of the codes.
  static let reading = """
    (SELECT group_concat(rate, ';') FROM (
      SELECT f.currency || ':' || CASE f.scale WHEN 0 THEN f.mantissa ELSE
        CASE WHEN length(f.mantissa) > f.scale
          THEN substr(f.mantissa, 1, length(f.mantissa) - f.scale) ELSE '0' END || '.' ||
        substr(printf('%019d', f.mantissa), -f.scale) END AS rate
      FROM grant_fixed_rates f WHERE f.grant_id = t.id ORDER BY f.currency))
    """

  /// Brings the fixed rates of a grant in line with those wanted.
  static func keep(_ wanted: [FixedRate], of grant: Int64, in changes: ChangeSet) throws {
    let rows = try Row.fetchAll(
      changes.db,
      sql: "SELECT id, currency, mantissa, scale FROM grant_fixed_rates WHERE grant_id = ?",
      arguments: [grant])
    var kept: [FixedRate] = []
    for row in rows {
      let value = RateValue(mantissa: row["mantissa"], scale: row["scale"])
      let rate = value.map { FixedRate(currency: row["currency"], value: $0) }
      if let rate, wanted.contains(rate) {
        kept.append(rate)
      } else {
        try changes.delete("grant_fixed_rates", id: row["id"])
      }
    }
    for rate in wanted where !kept.contains(rate) {
      try changes.insert(
        "grant_fixed_rates", id: changes.newID(),
        [
          ("grant_id", grant), ("exchange_policy", ExchangePolicy.fixed.rawValue),
          ("currency", rate.currency), ("mantissa", rate.value.mantissa),
          ("scale", rate.value.scale), ("revision_id", changes.revision),
        ])
    }
  }
}
