import GRDB
import Kernel
import Storage

/// What one voice says of how far a commitment has come. Append-only.
struct AssessmentsTarget: RowTarget {
  let table = "assessments"
  let order = "\(RecordKey.node.written("t.node_id")), t.assessed_on"
  let readings = [
    "node": RecordKey.node.written("t.node_id"),
    "institution": RecordKey.institution.written("t.institution_id"),
    "scale": RecordKey.scale.written("t.scale_id"),
    "value": "(SELECT v.code FROM scale_values v WHERE v.id = t.scale_value_id)",
    "supersedes": RecordKey.assessment.written("t.supersedes_id"),
    "evidence": """
    (SELECT group_concat(name, ';') FROM (
      SELECT e.code || coalesce('#' || l.locator, '') AS name
      FROM assessment_evidence l JOIN evidence e ON e.id = l.evidence_id
      WHERE l.assessment_id = t.id AND NOT EXISTS
        (SELECT 1 FROM assessment_evidence_retractions r WHERE r.record_id = l.id)
      ORDER BY l.id))
    """,
  ]
  let form = RecordForm(
    "assessments",
    [
      .required("node", .reference(to: "plan-matrix"), "commitment assessed, as NP-1#2.1.3"),
      .required("institution", .reference(to: "institutions"), "institution that assesses"),
      .optional("assessor", .text(longest: 300), "who in the institution, or in which role"),
      .required(
        "voice", .choice(["responsible", "civil-society", "independent", "donor"]),
        "as which voice it speaks"),
      .required("scale", .text(longest: 50), "scale of the value, as ogp-completion"),
      .required("value", .text(longest: 50), "value of the scale, as limited"),
      .required("rationale", .text(longest: nil), "why, in words"),
      .required("assessed_on", .date, "day of the assessment"),
      .optional(
        "evidence", .list(of: .reference(to: "evidence")),
        "codes of what it rests on, each with # and a place in it where there is one, as "
          + "AR-2024#p. 12;LAW-7"),
      .optional(
        "supersedes", .reference(to: "assessments"),
        "id of an assessment of the same institution that was wrong and that this one corrects; a "
          + "new status supersedes nothing"),
      CommitmentsTargets.sensitivity,
    ])

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    let scale = try cells.requiredReference("scale", .scale)
    let values: [FieldValue] = [
      ("node_id", try cells.requiredReference("node", .node)),
      ("institution_id", try cells.requiredReference("institution", .institution)),
      ("assessor", cells["assessor"]), ("voice", try cells.required("voice")),
      ("scale_id", scale), ("scale_value_id", try value(cells, of: scale)),
      ("rationale", try cells.required("rationale")),
      ("assessed_on", try cells.requiredDay("assessed_on")),
      ("supersedes_id", try cells.reference("supersedes", .assessment)),
      ("sensitivity", cells["sensitivity"]),
    ]
    try checkSuperseded(cells)
    return values
  }

  func twin(_ cells: Cells) throws -> Int64? {
    let scale = try cells.requiredReference("scale", .scale)
    return try Int64.fetchOne(
      cells.db,
      sql: """
        SELECT id FROM assessments a WHERE node_id = ? AND institution_id = ? AND voice = ?
          AND scale_value_id = ? AND rationale = ? AND assessed_on = ?
          AND NOT EXISTS (SELECT 1 FROM assessment_retractions r WHERE r.record_id = a.id)
        """,
      arguments: [
        cells.requiredReference("node", .node),
        cells.requiredReference("institution", .institution), cells["voice"],
        value(cells, of: scale), cells["rationale"], cells.requiredDay("assessed_on"),
      ])
  }

  func change(_ id: Int64, _ values: [(String, String?)], in changes: ChangeSet) throws {
    throw FieldFault(
      "assessment.fixed", "An assessment never changes.",
      remedy: "Add a new one that says supersedes #\(id).")
  }

  func link(_ id: Int64, _ cells: Cells, in changes: ChangeSet) throws {
    for text in cells.list("evidence") {
      let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let isID = text.hasPrefix("#")
      let evidence = try RecordKey.evidence.id(
        isID ? text : parts[0].trimmed, field: "evidence", in: changes.db)
      let locator = isID || parts.count < 2 ? "" : parts[1].trimmed
      try changes.insert(
        "assessment_evidence", id: changes.newID(),
        [
          ("assessment_id", id), ("evidence_id", evidence),
          ("locator", locator.isEmpty ? nil : locator), ("revision_id", changes.revision),
        ])
    }
  }

  private func value(_ cells: Cells, of scale: Int64) throws -> Int64 {
    let code = try cells.required("value")
    let id = try Int64.fetchOne(
      cells.db, sql: "SELECT id FROM scale_values WHERE scale_id = ? AND code = ?",
      arguments: [scale, code])
    if let id { return id }
    let codes = try String.fetchAll(
      cells.db, sql: "SELECT code FROM scale_values WHERE scale_id = ? ORDER BY ordinal",
      arguments: [scale])
    throw FieldFault(
      "assessment.value", field: "value", "The scale has no value “\(code)”.",
      remedy: "Write one of \(codes.joined(separator: ", ")).")
  }

  /// Who corrects an assessment corrects their own, and its latest form.
  private func checkSuperseded(_ cells: Cells) throws {
    guard let id = try cells.reference("supersedes", .assessment) else { return }
    let isOwn = try Bool.fetchOne(
      cells.db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM assessments
          WHERE id = ? AND node_id = ? AND institution_id = ? AND voice = ?)
        """,
      arguments: [
        id, cells.requiredReference("node", .node),
        cells.requiredReference("institution", .institution), cells["voice"],
      ])
    guard isOwn == true else {
      throw FieldFault(
        "assessment.supersedes", field: "supersedes",
        "#\(id) is of another commitment, institution or voice.",
        remedy: "Leave the field empty, or raise a dispute (form disputes).")
    }
    let later = try Int64.fetchOne(
      cells.db,
      sql: """
        SELECT s.id FROM assessments s WHERE s.supersedes_id = ? AND NOT EXISTS
          (SELECT 1 FROM assessment_retractions r WHERE r.record_id = s.id)
        """, arguments: [id])
    if let later {
      throw FieldFault(
        "assessment.supersedes", field: "supersedes", "#\(id) was superseded by #\(later).",
        remedy: "Supersede #\(later) instead.")
    }
  }
}
