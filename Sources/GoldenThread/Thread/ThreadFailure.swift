import GRDB
import Kernel
import Portfolio
import Storage

/// Why there is no thread from a transaction or an activity.
public enum ThreadFailure: DiagnosticError, Equatable {
  case unknown(LinkSource, String)
  case several(LinkSource, String, [Int64])
  case withheld(LinkSource, Int64)

  public var diagnostic: Diagnostic {
    switch self {
    case .unknown(let source, let name):
      Diagnostic(
        .error, rule: "thread.unknown", "There is no \(source.rawValue) “\(name)”.",
        remedy: source == .transaction
          ? "Name it by its id, or as IDENTIFIER#REF; `baraza figure explain` gives ids."
          : "See the activities with `baraza activity list`.")
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
