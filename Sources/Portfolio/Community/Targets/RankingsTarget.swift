import GRDB
import Storage

/// Where a group places a concern in a round of prioritisation. The round comes with its first
/// row; the groups' lists come before the one that merges them.
struct RankingsTarget: RowTarget {
  let table = "rankings"
  let order = """
    (SELECT r.held_on FROM prioritisation_rounds r WHERE r.id = t.round_id), t.round_id,
      t.group_name = 'all', t.group_name, t.rank
    """
  let readings = [
    "community": RecordKey.community.written("t.community_id"),
    "held_on": "(SELECT r.held_on FROM prioritisation_rounds r WHERE r.id = t.round_id)",
    "method": "(SELECT r.method FROM prioritisation_rounds r WHERE r.id = t.round_id)",
    "group": "t.group_name",
    "concern": RecordKey.concern.written("t.concern_id"),
  ]
  let form = RecordForm(
    "rankings",
    [
      .required("community", .reference(to: "communities"), "community that met"),
      .required("held_on", .date, "day of the meeting"),
      .required("method", .choice(["ranking", "pairwise", "dot-vote"]), "how it was ranked"),
      .required(
        "group", .text(longest: 100),
        "whose list it is, as women; all is the merged list of the meeting, after the groups'"),
      .required("concern", .reference(to: "concerns"), "code of the concern"),
      .required("rank", .count, "place in the group's list, 1 for the first"),
    ])

  func check(_ cells: Cells, of id: Int64?) throws {
    let place = try place(of: cells)
    let concern = try cells.requiredReference("concern", .concern)
    if try Int64.fetchOne(
      cells.db, sql: "SELECT community_id FROM concerns WHERE id = ?", arguments: [concern])
      != place.community
    {
      throw FieldFault(
        "ranking.community", field: "concern", "The concern is of another community.",
        remedy: "Name a concern that this community raised.")
    }
    let others = try Row.fetchAll(
      cells.db,
      sql: """
        SELECT group_name <> 'all', group_name = ?1 AND rank = ?2, id FROM rankings
        WHERE round_id = ?3 AND id IS NOT ?4
        """,
      arguments: [place.group, cells.count("rank"), round(place, in: cells.db), id])
    if place.group == "all", !others.contains(where: { $0[0] }) {
      throw FieldFault(
        "ranking.merged", field: "group",
        "The merged list of the meeting has no list of a group behind it.",
        remedy: "Enter the list of each group first; all merges them and replaces none.")
    }
    if let taken = others.first(where: { $0[1] }) {
      throw FieldFault(
        "ranking.taken", field: "rank", "#\(taken[2] as Int64) has that place in the list.",
        remedy: "Give that one another rank first, then this one.")
    }
  }

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    let place = try place(of: cells)
    return [
      ("round_id", try round(place, in: changes.db) ?? open(place, in: changes)),
      ("community_id", place.community), ("group_name", place.group),
      ("concern_id", try cells.requiredReference("concern", .concern)),
      ("rank", try cells.count("rank")),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    let place = try place(of: cells)
    return try Int64.fetchOne(
      cells.db,
      sql: "SELECT id FROM rankings WHERE round_id = ? AND group_name = ? AND concern_id = ?",
      arguments: [
        round(place, in: cells.db), place.group, cells.requiredReference("concern", .concern),
      ])
  }

  /// A group's list in a round.
  private struct Place {
    let community: Int64
    let heldOn: String
    let method: String
    let group: String
  }

  private func place(of cells: Cells) throws -> Place {
    let group = try cells.key("group")
    return Place(
      community: try cells.requiredReference("community", .community),
      heldOn: try cells.requiredDay("held_on"), method: try cells.required("method"),
      group: group.lowercased() == "all" ? "all" : group)
  }

  private func round(_ place: Place, in db: Database) throws -> Int64? {
    try Int64.fetchOne(
      db,
      sql: """
        SELECT id FROM prioritisation_rounds WHERE community_id = ? AND held_on = ? AND method = ?
        """, arguments: [place.community, place.heldOn, place.method])
  }

  private func open(_ place: Place, in changes: ChangeSet) throws -> Int64 {
    let id = try changes.newID()
    try changes.insert(
      "prioritisation_rounds", id: id,
      [
        ("community_id", place.community), ("held_on", place.heldOn), ("method", place.method),
        ("revision_id", changes.revision),
      ])
    return id
  }
}
