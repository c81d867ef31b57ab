import Commitments
import GRDB
import Kernel
import Portfolio
import Storage

/// What links activities, transactions, concerns, courses and cohorts to the commitments of plans.
public struct LinkTarget: RowTarget {
  public init() {}

  public let table = "thread_links"
  public let order = "\(RecordKey.node.written("t.node_id"))"
  public let decimals: Set = ["weight"]
  public let readings = [
    "commitment": RecordKey.node.written("t.node_id"),
    "source_kind": "CASE "
      + LinkSource.allCases.map { "WHEN t.\($0.column) IS NOT NULL THEN '\($0.rawValue)'" }
      .joined(separator: " ") + " END",
    "source": "coalesce("
      + LinkSource.allCases.map { $0.key.written("t.\($0.column)") }.joined(separator: ", ") + ")",
  ]
  public let form = RecordForm(
    "links",
    [
      .required("commitment", .reference(to: "plan-matrix"), "part of a plan, as NP-1#2.1.3"),
      .required(
        "source_kind", .choice(LinkSource.allCases.map(\.rawValue)), "what is linked to it"),
      .required(
        "source", .identifier,
        "an activity by its identifier; a transaction by its activity's identifier, # and its "
          + "reference; a concern, course or cohort by its code; each also by its id, as #123"),
      .optional(
        "weight", .percentage,
        "how much of the money of the activity or transaction goes there, in per cent; all links "
          + "of one together are 100 at most; empty for concerns, courses and cohorts"),
      .optional("rationale", .text(longest: nil), "why"),
      .required(
        "state", .choice(["proposed", "reviewed"]), "only what was reviewed counts in figures"),
      .optional("reviewed_by", .text(longest: 200), "who reviewed it, or in which role"),
      .optional("reviewed_on", .date, "day of the review"),
    ])

  public func check(_ cells: Cells, of id: Int64?) throws {
    let link = try Link(cells)
    try checkReview(cells)
    guard link.source.hasMoney else {
      guard cells["weight"] == nil else {
        throw FieldFault(
          "link.weight", field: "weight", "A \(link.source.rawValue) has no money to share out.",
          remedy: "Leave the weight of a \(link.source.rawValue) empty.")
      }
      return
    }
    guard let weight = try cells.decimal("weight"), weight > 0, weight <= Weight.whole else {
      throw FieldFault(
        "link.weight", field: "weight",
        "How much of the \(link.source.rawValue)'s money goes there is not stated.",
        remedy: "Write a number above 0 and up to 100.")
    }
    try checkTotal(link, weight, cells, besides: id)
  }

  public func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    let link = try Link(cells)
    let sources: [FieldValue] = LinkSource.allCases.map {
      ($0.column, $0 == link.source ? link.record : nil)
    }
    return [("node_id", link.node)] + sources + [
      ("weight", try cells.decimal("weight")), ("rationale", cells["rationale"]),
      ("state", try cells.required("state")), ("reviewed_by", cells["reviewed_by"]),
      ("reviewed_on", try cells.day("reviewed_on")),
    ]
  }

  public func twin(_ cells: Cells) throws -> Int64? {
    let link = try Link(cells)
    return try Int64.fetchOne(
      cells.db,
      sql: "SELECT id FROM thread_links WHERE node_id = ? AND \(link.source.column) = ?",
      arguments: [link.node, link.record])
  }

  /// The two ends of a link.
  private struct Link {
    let node: Int64
    let source: LinkSource
    let record: Int64

    init(_ cells: Cells) throws {
      node = try cells.requiredReference("commitment", .node)
      let kind = try cells.required("source_kind")
      guard let source = LinkSource(rawValue: kind) else {
        throw FieldFault(
          "link.source", field: "source_kind", "“\(kind)” is nothing that can be linked.",
          remedy: "Write \(LinkSource.choices).")
      }
      self.source = source
      record = try cells.requiredReference("source", source.key)
    }
  }

  /// A review has somebody who made it, and a day.
  private func checkReview(_ cells: Cells) throws {
    let isReviewed = try cells.required("state") == "reviewed"
    for field in ["reviewed_by", "reviewed_on"] where (cells[field] != nil) != isReviewed {
      throw FieldFault(
        "link.review", field: field,
        isReviewed
          ? "The link was reviewed, and the field \(field) is empty."
          : "The link is only proposed, and the field \(field) is filled in.",
        remedy: "Fill in who reviewed it and when with the state reviewed, else neither.")
    }
  }

  private func checkTotal(
    _ link: Link, _ weight: Int64, _ cells: Cells, besides id: Int64?
  ) throws {
    let others =
      try Int64.fetchOne(
        cells.db,
        sql: """
          SELECT sum(weight) FROM thread_links WHERE \(link.source.column) = ? AND id IS NOT ?
          """, arguments: [link.record, id]) ?? 0
    guard others + weight > Weight.whole else { return }
    let left = Weight.whole - others
    throw FieldFault(
      "link.total", field: "weight",
      "The links of this \(link.source.rawValue) would take \(Weight.text(others + weight)) % "
        + "of it together.",
      remedy: left > 0
        ? "Give \(Weight.text(left)) % at most, or lower another of its links first."
        : "Lower another of its links first.")
  }
}
