import GRDB
import Storage
import Kernel

/// Finds the community that a person named.
public enum CommunityLookup {
  /// By its name, with country or area where several share it, or by its id with or without #.
  public static func id(of name: String, in db: Database) throws -> Int64 {
    let ids = try RecordKey.community.ids(Int64(name) == nil ? name : "#" + name, in: db)
    guard let id = ids.first else { throw CommunityLookupFailure.none(name) }
    guard ids.count == 1 else { throw CommunityLookupFailure.several(name, ids) }
    return id
  }
}

/// Why a name means no one community.
public enum CommunityLookupFailure: DiagnosticError, Equatable {
  case none(String)
  case several(String, [Int64])

  public var diagnostic: Diagnostic {
    switch self {
    case .none(let name):
      Diagnostic(
        .error, rule: "community.unknown", "There is no community “\(name)”.",
        remedy: "See the communities with `baraza record list communities`.")
    case .several(let name, let ids):
      Diagnostic(
        .error, rule: "community.several", "\(ids.count) communities are called “\(name)”.",
        remedy: "Name one by its id: \(ids.map(String.init).joined(separator: ", ")).")
    }
  }
}
