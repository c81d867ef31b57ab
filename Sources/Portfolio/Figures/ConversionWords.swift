import GRDB
import Kernel
import Reference

/// Says with which rates an amount was converted, from the row that records it.
public struct ConversionWords {
  private var known: [Int64: String] = [:]

  public init() {}

  /// Both legs with source, day and age; nil where there is no such row.
  public mutating func describe(_ conversion: Int64, in db: Database) throws -> String? {
    if let words = known[conversion] { return words }
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT leg_from, age_from, fixed_from, leg_to, age_to, fixed_to FROM conversions
        WHERE id = ?
        """, arguments: [conversion])
    guard let row else { return nil }
    let words =
      (try leg(row[0], age: row[1], fixed: row[2], in: db)
      + leg(row[3], age: row[4], fixed: row[5], in: db)).joined(separator: "; ")
    known[conversion] = words
    return words
  }

  private func leg(_ rate: Int64?, age: Int, fixed: String, in db: Database) throws -> [String] {
    var parts: [String] = []
    if let rate = try rate.flatMap({ try ExchangeRate.find($0, in: db) }) {
      let late = age == 0 ? "" : age == 1 ? ", 1 day old" : ", \(age) days old"
      parts.append("\(rate)\(late)")
    }
    return fixed.isEmpty ? parts : parts + [fixed]
  }
}
