import GRDB
import Kernel
import Storage

/// What the accounts say, each entry with the grants that bear it. Append-only.
struct LedgerEntriesTarget: RowTarget {
  let table = "ledger_entries"
  let key: RecordKey? = .entry
  let condition = GrantSQL.stands("t")
  let order = "t.source, t.posted_on, t.reference"
  let decimals: Set = ["amount"]
  let readings = [
    "account": RecordKey.account.written("t.account_id"),
    "corrects": RecordKey.entry.written("t.corrects_id"),
    "kind": "nullif(t.kind, 'actual')", "shares": LedgerShare.reading,
  ]
  let form = RecordForm(
    "ledger-entries",
    [
      .required("source", .text(longest: 50), "accounting system or book that it comes from"),
      .required("reference", .text(longest: 200), "its reference there, once in the source"),
      .required("posted_on", .date, "day of posting, which places it in a period"),
      .optional("value_on", .date, "day whose rate counts; empty for the day of posting"),
      .required("amount", .amount, "cost, negative for what reduces it"),
      .required("currency", .code(list: "Currency"), "original currency, ISO 4217"),
      .required("account", .reference(to: "accounts"), "code of the account in the own chart"),
      .required(
        "shares", .list(of: .text(longest: 120)),
        "grants that bear it with their shares in per cent, each perhaps with a line of its "
          + "budget, and own for own funds: EU-1:60;UK-2#3.4:25;own:15"),
      .optional("partner", .text(longest: 300), "partner who spent it"),
      .optional("activity", .identifier, "identifier of the activity that it is for"),
      .optional(
        "kind", .choice(["actual", "accrual"]),
        "accrual for what is owed and not paid yet; empty for actual"),
      .optional("description", .text(longest: nil), "what for, in words"),
      .optional("payee", .text(longest: 300), "who was paid, where that is needed"),
      .optional(
        "corrects", .reference(to: "ledger-entries"),
        "the entry that this one corrects by the difference, as SOURCE#REFERENCE"),
    ])

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    let entry = try PostedEntry(cells)
    return entry.columns + [("sha256", entry.digest)]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db.cachedStatement(
        sql: """
          SELECT e.id FROM ledger_entries e
          WHERE e.source = ? AND e.reference = ? AND \(GrantSQL.stands("e"))
          """), arguments: [cells["source"], cells["reference"]])
  }

  func change(_ id: Int64, _ values: [(String, String?)], in changes: ChangeSet) throws {
    throw FieldFault(
      "ledger.fixed", "A ledger entry never changes.",
      remedy: "Add an entry of the difference that names this one in the field corrects.")
  }

  func link(_ id: Int64, _ cells: Cells, in changes: ChangeSet) throws {
    for share in try LedgerShare.list(cells) {
      let begins = share.range.lowerBound
      try changes.insert(
        "ledger_shares", id: changes.newID(),
        [
          ("entry_id", id), ("grant_id", share.grant), ("line", share.line),
          ("begins", begins == 0 ? nil : begins), ("ends", share.range.upperBound),
          ("revision_id", changes.revision),
        ])
    }
  }
}
