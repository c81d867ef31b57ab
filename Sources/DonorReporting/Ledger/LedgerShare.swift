import GRDB
import Kernel
import Storage

/// Who bears part of a ledger entry: a grant, perhaps under a line of its budget, or the
/// organisation's own funds.
struct LedgerShare: Equatable {
  /// What stands for the own funds in place of a grant's code.
  static let own = "own"

  /// Nil for the own funds.
  let grant: Int64?
  /// The code of a line of the grant's budget; nil where the account says which.
  let line: String?
  /// Where the share lies between 0 and 100 %, in millionths of a per cent.
  let range: Range<Int64>
  /// As the cell says it, in one form: `EU-1#2.1:60`.
  let text: String

  /// The shares in a cell such as `EU-1:60;UK-2#3.4:25;own:15`; one code alone bears all. They
  /// total 100 % exactly.
  static func list(_ cells: Cells) throws -> [LedgerShare] {
    _ = try cells.required(field)
    var shares: [LedgerShare] = []
    var end: Int64 = 0
    let texts = cells.list(field)
    for text in texts {
      let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(\.trimmed)
      let percentage: Int64
      if parts.count == 1, texts.count == 1 {
        percentage = FixedDecimal.hundredPercent
      } else {
        guard parts.count == 2, let number = FixedDecimal(exactly: parts[1])?.millionths,
          (1...FixedDecimal.hundredPercent).contains(number)
        else {
          throw fault("“\(text)” is no grant with its share in per cent.")
        }
        percentage = number
      }
      let share = try share(parts[0], end..<end + percentage, cells)
      guard !shares.contains(where: { $0.grant == share.grant && $0.line == share.line }) else {
        throw fault("“\(parts[0])” stands there twice.")
      }
      shares.append(share)
      end += percentage
    }
    guard end == FixedDecimal.hundredPercent else {
      throw fault("The shares total \(FixedDecimal(millionths: end)) per cent, not 100.")
    }
    return shares
  }

  /// SQL over row `t` of ledger entries that gives the cell back.
  static let reading = """
    (SELECT group_concat(share, ';') FROM (
      SELECT coalesce(g.code, '\(own)') || coalesce('#' || s.line, '') || ':' ||
        rtrim(rtrim(printf('%d.%06d', (s.ends - coalesce(s.begins, 0)) / 1000000,
          (s.ends - coalesce(s.begins, 0)) % 1000000), '0'), '.') AS share
      FROM ledger_shares s LEFT JOIN grants g ON g.id = s.grant_id
      WHERE s.entry_id = t.id ORDER BY s.ends))
    """

  private static let field = "shares"

  private static func share(
    _ name: String, _ range: Range<Int64>, _ cells: Cells
  ) throws -> LedgerShare {
    let parts = name.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      .map(\.trimmed)
    let line = parts.count == 2 ? parts[1] : nil
    let percentage = FixedDecimal(millionths: range.upperBound - range.lowerBound)
    let text = "\(parts[0])\(line.map { "#" + $0 } ?? ""):\(percentage)"
    if parts[0] == own {
      guard line == nil else { throw fault("The own funds have no budget lines.") }
      return LedgerShare(grant: nil, line: nil, range: range, text: text)
    }
    let grant = try RecordKey.grant.id(parts[0], field: field, in: cells.db)
    if let line {
      let isThere = try Bool.fetchOne(
        cells.db.cachedStatement(
          sql: """
            SELECT EXISTS (SELECT 1 FROM budget_lines l JOIN grant_budgets b ON b.id = l.budget_id
              WHERE b.grant_id = ? AND l.code = ?)
            """), arguments: [grant, line])
      guard isThere == true else { throw fault("No budget of \(parts[0]) has a line “\(line)”.") }
    }
    return LedgerShare(grant: grant, line: line, range: range, text: text)
  }

  private static func fault(_ message: String) -> FieldFault {
    FieldFault(
      "ledger.shares", field: field, message,
      remedy: "Write each grant with its share, 100 in all, as EU-1:60;UK-2#3.4:25;own:15.")
  }
}
