import GRDB
import Kernel
import Storage

/// How exports of accounting systems are read, saved under a name.
struct LedgerMappingsTarget: RowTarget {
  let table = "ledger_mappings"
  let key: RecordKey? = .ledgerMapping
  let order = "t.name"
  let form = RecordForm(
    "ledger-mappings",
    [
      .required("name", .text(longest: 50), "name of the mapping"),
      .required(
        "definition", .text(longest: nil),
        "which column is which field, as JSON: source, columns, constants, translations, dates, "
          + "decimal, group, sign"),
    ])

  func check(_ cells: Cells, of id: Int64?) throws {
    do throws(LedgerMappingFailure) {
      _ = try LedgerMapping(json: cells["definition"] ?? "")
    } catch {
      throw FieldFault(
        "ledger-mapping", field: "definition", error.diagnostic.message,
        remedy: error.diagnostic.remedy ?? "Correct the definition.")
    }
  }

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [("name", try cells.code("name")), ("definition", cells["definition"])]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db, sql: "SELECT id FROM ledger_mappings WHERE name = ?", arguments: [cells["name"]])
  }
}
