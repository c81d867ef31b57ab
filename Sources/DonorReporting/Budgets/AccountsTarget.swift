import GRDB
import Storage

/// The organisation's own chart of accounts.
struct AccountsTarget: RowTarget {
  let table = "accounts"
  let key: RecordKey? = .account
  let order = "t.code"
  let form = RecordForm(
    "accounts",
    [
      .required("code", .identifier, "code of the account in the own chart"),
      .required("title", .text(longest: 300), "title"),
    ])

  /// The codes of accounts are digits: only `#` marks an id.
  func ids(named name: String, in db: Database) throws -> [Int64] {
    try RecordKey.account.ids(name, in: db)
  }

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [("code", try cells.code("code")), ("title", cells["title"])]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db, sql: "SELECT id FROM accounts WHERE code = ?", arguments: [cells["code"]])
  }
}
