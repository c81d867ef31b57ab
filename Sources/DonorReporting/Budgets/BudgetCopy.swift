import GRDB
import Kernel
import Storage

/// A new version of a budget that begins with all that the approved one says.
public struct BudgetCopy: Codable, Sendable, Hashable {
  public let grant: String
  /// The versions.
  public let from: Int64
  public let to: Int64
  /// How many rows of each kind were copied.
  public private(set) var lines = 0
  public private(set) var years = 0
  public private(set) var accounts = 0

  /// Copies the lines, their years and the mapping of accounts of a grant's approved budget into
  /// a new draft, in one revision.
  ///
  /// - Parameter version: its number; nil for the next, unless there is a draft already.
  /// - Throws: ``BudgetCopyFailure``, ``GrantFailure``
  public static func make(
    of grant: String, to version: Int64? = nil, in store: Store, by actor: Actor
  ) throws -> BudgetCopy {
    try store.change(by: actor, because: "copy of the budget of \(grant)") { changes in
      let db = changes.db
      guard
        let id = try Int64.fetchOne(
          db, sql: "SELECT id FROM grants WHERE code = ?", arguments: [grant])
      else { throw GrantFailure.noGrant(grant) }
      let versions = try Row.fetchAll(
        db,
        sql: "SELECT id, version, status FROM grant_budgets WHERE grant_id = ? ORDER BY version",
        arguments: [id]
      ).map { (id: $0[0] as Int64, version: $0[1] as Int64, status: $0[2] as String) }
      guard let approved = versions.first(where: { $0.status == "approved" }) else {
        throw GrantFailure.noBudget(grant)
      }
      if version == nil, let draft = versions.first(where: { $0.status == "draft" }) {
        throw BudgetCopyFailure.draft(grant, draft.version)
      }
      let next = version ?? (versions.last?.version ?? 0) + 1
      if versions.contains(where: { $0.version == next }) {
        throw BudgetCopyFailure.exists(grant, next)
      }
      var copy = BudgetCopy(grant: grant, from: approved.version, to: next)
      try copy.rows(of: approved.id, grant: id, in: changes)
      return copy
    }
  }

  private mutating func rows(of approved: Int64, grant: Int64, in changes: ChangeSet) throws {
    let budget = try changes.newID()
    try changes.insert(
      "grant_budgets", id: budget,
      [
        ("grant_id", grant), ("version", to), ("status", "draft"),
        ("revision_id", changes.revision),
      ])
    // Parents first.
    let lines = try Row.fetchAll(
      changes.db,
      sql: """
        WITH RECURSIVE line(id, depth) AS (
          SELECT id, 0 FROM budget_lines WHERE budget_id = :budget AND parent_id IS NULL
          UNION ALL SELECT c.id, line.depth + 1
          FROM line JOIN budget_lines c ON c.parent_id = line.id)
        SELECT l.* FROM line JOIN budget_lines l ON l.id = line.id ORDER BY line.depth, l.code
        """, arguments: ["budget": approved])
    var ids: [Int64: Int64] = [:]
    func values(_ row: Row) -> [FieldValue] {
      row.compactMap { column, value in
        switch column {
        case "id": nil
        case "budget_id": (column, budget)
        case "revision_id": (column, changes.revision)
        case "parent_id", "line_id":
          (column, Int64.fromDatabaseValue(value).flatMap { ids[$0] })
        default: (column, value)
        }
      }
    }
    for line in lines {
      let id = try changes.newID()
      try changes.insert("budget_lines", id: id, values(line))
      ids[line["id"]] = id
    }
    let planned = try Row.fetchAll(
      changes.db, sql: "SELECT * FROM budget_years WHERE budget_id = ? ORDER BY id",
      arguments: [approved])
    for year in planned {
      try changes.insert("budget_years", id: changes.newID(), values(year))
    }
    let mapped = try Row.fetchAll(
      changes.db, sql: "SELECT * FROM account_mappings WHERE budget_id = ? ORDER BY id",
      arguments: [approved])
    for mapping in mapped {
      try changes.insert("account_mappings", id: changes.newID(), values(mapping))
    }
    (self.lines, years, accounts) = (lines.count, planned.count, mapped.count)
  }
}

/// Why a budget is not copied.
public enum BudgetCopyFailure: DiagnosticError, Hashable {
  case draft(String, Int64)
  case exists(String, Int64)

  public var diagnostic: Diagnostic {
    switch self {
    case .draft(let grant, let version):
      Diagnostic(
        .error, rule: "budget.draft",
        "Version \(version) of the budget of \(grant) is a draft already.",
        remedy: "Work on that draft or approve it, or name another version with --to.")
    case .exists(let grant, let version):
      Diagnostic(
        .error, rule: "budget.version",
        "The budget of \(grant) has a version \(version) already.",
        remedy: "Leave --to out, or name another number.")
    }
  }
}
