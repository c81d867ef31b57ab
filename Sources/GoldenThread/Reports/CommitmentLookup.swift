import GRDB
import Kernel

/// Finds the plan, commitment or piece of evidence that a person named.
public enum CommitmentLookup {
  /// The id of a plan named by its code or its id. Throws ``CommitmentLookupFailure``.
  public static func plan(_ name: String, in db: Database) throws -> Int64 {
    let id = try Int64.fetchOne(
      db,
      sql: "SELECT id FROM policy_plans WHERE code = :name OR id = :id ORDER BY code = :name DESC",
      arguments: ["name": name, "id": number(name)])
    guard let id else { throw CommitmentLookupFailure.plan(name) }
    return id
  }

  /// The id of a part of a plan named `PLAN#CODE` or by its id. Throws
  /// ``CommitmentLookupFailure``.
  public static func node(_ name: String, in db: Database) throws -> Int64 {
    if let number = number(name) {
      let id = try Int64.fetchOne(
        db, sql: "SELECT id FROM plan_nodes WHERE id = ?", arguments: [number])
      if let id { return id }
    }
    let parts = name.split(separator: "#", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { throw CommitmentLookupFailure.unnamed(name) }
    let plan = try plan(parts[0], in: db)
    let id = try Int64.fetchOne(
      db, sql: "SELECT id FROM plan_nodes WHERE plan_id = ? AND code = ?",
      arguments: [plan, parts[1]])
    guard let id else { throw CommitmentLookupFailure.commitment(parts[1], plan: parts[0]) }
    return id
  }

  /// The id of evidence named by its code or its id. Throws ``CommitmentLookupFailure``.
  public static func evidence(_ name: String, in db: Database) throws -> Int64 {
    let id = try Int64.fetchOne(
      db, sql: "SELECT id FROM evidence WHERE code = :name OR id = :id ORDER BY code = :name DESC",
      arguments: ["name": name, "id": number(name)])
    guard let id else { throw CommitmentLookupFailure.evidence(name) }
    return id
  }

  /// An id as `123` or `#123`.
  private static func number(_ name: String) -> Int64? {
    Int64(name.hasPrefix("#") ? String(name.dropFirst()) : name)
  }
}

/// Why there is nothing to show under a name.
public enum CommitmentLookupFailure: DiagnosticError, Equatable {
  case plan(String)
  /// It is neither an id nor `PLAN#CODE`.
  case unnamed(String)
  case commitment(String, plan: String)
  case evidence(String)
  /// The kind of record, and how it was named.
  case withheld(String, String)

  public var diagnostic: Diagnostic {
    switch self {
    case .plan(let name):
      Diagnostic(
        .error, rule: "plan.unknown", at: Place(record: name), "There is no plan “\(name)”.",
        remedy: "See the plans with `baraza plan list`.")
    case .unnamed(let name):
      Diagnostic(
        .error, rule: "commitment.name", at: Place(record: name),
        "“\(name)” names no commitment.",
        remedy: "Write PLAN#CODE, as in NP-2#1.1.1, or an id.")
    case .commitment(let code, let plan):
      Diagnostic(
        .error, rule: "commitment.unknown", at: Place(record: "\(plan)#\(code)"),
        "The plan “\(plan)” has no part “\(code)”.",
        remedy: "See its parts with `baraza plan show \(plan)`.")
    case .evidence(let name):
      Diagnostic(
        .error, rule: "evidence.unknown", at: Place(record: name),
        "There is no evidence “\(name)”.",
        remedy: "See what there is with `baraza record list evidence`.")
    case .withheld(let what, let name):
      Diagnostic(
        .error, rule: "commitment.withheld", at: Place(record: name),
        "The \(what) “\(name)” may not be shown to this audience.",
        remedy: "Ask for it as somebody who is cleared for it (--audience).")
    }
  }
}
