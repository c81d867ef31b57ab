import GRDB
import Kernel
import Portfolio
import Storage
import Training

/// Why there is no thread from a transaction, an activity or a course.
public enum ThreadFailure: DiagnosticError, Equatable {
  case unknown(LinkSource, String)
  case several(LinkSource, String, [Int64])
  case withheld(LinkSource, Int64)

  public var diagnostic: Diagnostic {
    switch self {
    case .unknown(let source, let name):
      Diagnostic(
        .error, rule: "thread.unknown", "There is no \(source.rawValue) “\(name)”.",
        remedy: ThreadFailure.remedy(source))
    case .several(let source, let name, let ids):
      Diagnostic(
        .error, rule: "thread.several", "“\(name)” names more than one \(source.rawValue).",
        remedy: "Name one by its id: \(ids.map(String.init).joined(separator: ", ")).")
    case .withheld(let source, let id):
      Diagnostic(
        .error, rule: "thread.withheld",
        "The \(source.rawValue) #\(id) may not be shown to this audience.",
        remedy: "Ask for it as somebody who is cleared for it (--audience).")
    }
  }
}

extension ThreadFailure {
  private static func remedy(_ source: LinkSource) -> String {
    switch source {
    case .transaction:
      "Name it by its id, or as IDENTIFIER#REF; `baraza figure explain` gives ids."
    case .course: "See the courses with `baraza course list`."
    default: "See the activities with `baraza activity list`."
    }
  }
}

/// Finds the course that a person named.
public enum CourseLookup {
  /// By its code, or its id with or without # before it. Throws ``ThreadFailure``.
  public static func id(of name: String, in db: Database) throws -> Int64 {
    let named = try RecordKey.course.ids(name, in: db)
    let ids =
      try named.isEmpty && Int64(name) != nil
      ? RecordKey.course.ids("#" + name, in: db) : named
    guard let id = ids.first else { throw ThreadFailure.unknown(.course, name) }
    return id
  }
}

/// Finds the transaction that a person named.
public enum TransactionLookup {
  /// By its id, with or without # before it, or as `IDENTIFIER#REF`. Throws ``ThreadFailure``.
  public static func id(of name: String, in db: Database) throws -> Int64 {
    let ids = try RecordKey.transaction.ids(Int64(name) == nil ? name : "#" + name, in: db)
    guard let id = ids.first else { throw ThreadFailure.unknown(.transaction, name) }
    guard ids.count == 1 else { throw ThreadFailure.several(.transaction, name, ids) }
    return id
  }
}
