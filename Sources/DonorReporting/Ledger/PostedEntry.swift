import GRDB
import Kernel
import Reference
import Storage

/// What the cells of an entry to be posted say, each value in the one form in which it is held.
struct PostedEntry {
  /// The columns of its row, but for its digest.
  let columns: [FieldValue]
  let shares: [LedgerShare]
  let amount: FixedDecimal
  let currency: String
  /// By field, as the form has it; the day of posting where no other day has the rate.
  let said: RecordValues

  /// Throws `FieldFault`.
  init(_ cells: Cells) throws {
    let posted = try cells.requiredDay("posted_on")
    let value = try cells.day("value_on") ?? posted
    let account = try cells.requiredReference("account", .account)
    let corrected = try cells.reference("corrects", .entry)
    amount = FixedDecimal(millionths: try cells.requiredDecimal("amount") ?? 0)
    currency = try cells.currency("currency")
    shares = try LedgerShare.list(cells)
    let texts = ["partner", "activity", "description", "payee"]
    let kind = cells["kind"] ?? "actual"
    columns =
      [
        ("source", try cells.code("source")), ("reference", try PostedEntry.reference(cells)),
        ("posted_on", posted), ("value_on", value), ("amount", amount.millionths),
        ("currency", currency), ("account_id", account), ("kind", kind),
        ("corrects_id", corrected),
      ] + texts.map { ($0, cells[$0]) }
    let names = try Row.fetchOne(
      cells.db.cachedStatement(
        sql: "SELECT \(RecordKey.account.written("?1")), \(RecordKey.entry.written("?2"))"),
      arguments: [account, corrected])
    var said: RecordValues = [
      "posted_on": posted, "value_on": value, "amount": amount.description, "currency": currency,
      "kind": kind, "shares": shares.map(\.text).joined(separator: ";"),
    ]
    for field in ["source", "reference"] + texts { said[field] = cells[field] }
    said["account"] = names?[0]
    said["corrects"] = names?[1]
    self.said = said
  }

  /// The SHA-256 of all that it says, whatever the way in which a file writes it.
  var digest: String {
    EntryDigest.hex(
      [
        "source", "reference", "posted_on", "value_on", "amount", "currency", "account",
        "partner", "activity", "kind", "description", "payee", "corrects", "shares",
      ].map { $0 == "amount" ? String(amount.millionths) : said[$0] })
  }

  /// A number that a spreadsheet has shortened names nothing any more.
  private static func reference(_ cells: Cells) throws -> String {
    let text = try cells.required("reference")
    guard text.contains("E+"), text.wholeMatch(of: /[0-9]+([.,][0-9]+)?E\+[0-9]+/) != nil else {
      return text
    }
    throw FieldFault(
      "value.exponent", field: "reference",
      "“\(text)” looks like a long number that a spreadsheet has shortened.",
      remedy: "Export it again, and do not save it from a spreadsheet.")
  }
}
