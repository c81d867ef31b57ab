import DonorReporting
import GRDB
import Kernel
import Storage
import Training

/// Which entries of the ledger a cohort caused, each by a share of it.
public struct CohortCostsTarget: RowTarget {
  public init() {}

  public let table = "cohort_costs"
  public let order = """
    \(RecordKey.cohort.written("t.cohort_id")), \(RecordKey.entry.written("t.entry_id")), t.id
    """
  public let decimals: Set = ["weight"]
  public let readings = [
    "cohort": RecordKey.cohort.written("t.cohort_id"),
    "entry": RecordKey.entry.written("t.entry_id"),
  ]
  public let form = RecordForm(
    "cohort-costs",
    [
      .required("cohort", .reference(to: "cohorts"), "code of the cohort"),
      .required(
        "entry", .reference(to: "ledger-entries"),
        "the entry of the ledger, as SOURCE#REFERENCE; what corrects it follows it"),
      .required(
        "weight", .percentage,
        "how much of it the cohort caused, in per cent; all cohorts together 100 at most"),
      .optional("note", .text(longest: 300), "why, without names"),
    ])

  public func check(_ cells: Cells, of id: Int64?) throws {
    let entry = try cells.requiredReference("entry", .entry)
    let weight = try weight(cells)
    let others =
      try Int64.fetchOne(
        cells.db,
        sql: "SELECT sum(weight) FROM cohort_costs WHERE entry_id = ? AND id IS NOT ?",
        arguments: [entry, id]) ?? 0
    guard others + weight > Weight.whole else { return }
    let left = Weight.whole - others
    throw FieldFault(
      "cohort-cost.total", field: "weight",
      "Cohorts would take \(Weight.text(others + weight)) % of the entry together.",
      remedy: left > 0
        ? "Give \(Weight.text(left)) % at most, or lower another cohort's share first."
        : "Lower another cohort's share first.")
  }

  public func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [
      ("cohort_id", try cells.requiredReference("cohort", .cohort)),
      ("entry_id", try cells.requiredReference("entry", .entry)), ("weight", try weight(cells)),
      ("note", cells["note"]),
    ]
  }

  public func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db, sql: "SELECT id FROM cohort_costs WHERE cohort_id = ? AND entry_id = ?",
      arguments: [
        cells.requiredReference("cohort", .cohort), cells.requiredReference("entry", .entry),
      ])
  }

  private func weight(_ cells: Cells) throws -> Int64 {
    _ = try cells.required("weight")
    guard let weight = try cells.decimal("weight"), weight > 0, weight <= Weight.whole else {
      throw FieldFault(
        "cohort-cost.weight", field: "weight", "The weight is not above 0 and up to 100.",
        remedy: "Write a number above 0 and up to 100.")
    }
    return weight
  }
}
