import GRDB
import Kernel
import Storage

/// What communities are concerned about, and how heavily it weighs on whom.
struct ConcernsTarget: RowTarget {
  let table = "concerns"
  let key: RecordKey? = .concern
  let order = "t.code"
  let readings = [
    "community": RecordKey.community.written("t.community_id"),
    "severities": """
    (SELECT group_concat(name, ';') FROM (
      SELECT group_name || ':' || severity AS name FROM concern_severities
      WHERE concern_id = t.id ORDER BY severity DESC, group_name))
    """,
  ]
  let form = RecordForm(
    "concerns",
    [
      .required("code", .identifier, "code of the concern, once in the store"),
      .required("community", .reference(to: "communities"), "community that raises it"),
      .required("title", .text(longest: 300), "the concern in a few words"),
      .optional("description", .text(longest: nil), "the concern in full"),
      .required(
        "absence", .choice(["protection", "redress", "resources", "rights"]),
        "what people lack: protection, redress, fair access to resources, or rights"),
      .optional("threat", .text(longest: 300), "where the threat comes from"),
      .required("raised_on", .date, "day on which it was first raised"),
      .optional(
        "severities", .list(of: .text(longest: 100)),
        "groups with how heavily it weighs on them, from 1 (little) to 4 (life is at risk), "
          + "as women:4;men:2"),
      CommunityTargets.sensitivity,
    ])

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [
      ("community_id", try cells.requiredReference("community", .community)),
      ("code", try cells.key("code")), ("title", try cells.required("title")),
      ("description", cells["description"]), ("absence", try cells.required("absence")),
      ("threat", cells["threat"]), ("raised_on", try cells.requiredDay("raised_on")),
      ("sensitivity", try cells.required("sensitivity")),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db, sql: "SELECT id FROM concerns WHERE code = ?", arguments: [cells.key("code")])
  }

  func link(_ id: Int64, _ cells: Cells, in changes: ChangeSet) throws {
    var groups: Set<String> = []
    let wanted = try cells.list("severities").map { text in
      let (group, severity) = try severity(text)
      guard groups.insert(group.lowercased()).inserted else {
        throw FieldFault(
          "concern.severities", field: "severities", "“\(group)” stands there twice.",
          remedy: "Name each group once.")
      }
      return LinkRow(
        key: "\(group):\(severity)", values: [("group_name", group), ("severity", severity)])
    }
    try changes.relink(
      "concern_severities",
      held: """
        SELECT id, group_name || ':' || severity FROM concern_severities WHERE concern_id = ?
        """, of: ("concern_id", id), to: wanted)
  }

  /// `women:4`.
  private func severity(_ text: String) throws -> (group: String, severity: Int64) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
      .map(\.trimmed)
    guard parts.count == 2, !parts[0].isEmpty, let severity = Int64(parts[1]),
      (1...4).contains(severity)
    else {
      throw FieldFault(
        "concern.severities", field: "severities", "“\(text)” is no group with a severity.",
        remedy: "Write the group, a colon and a number from 1 to 4, as women:4.")
    }
    return (parts[0], severity)
  }
}
