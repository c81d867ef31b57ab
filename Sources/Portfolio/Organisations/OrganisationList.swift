import Disclosure
import GRDB
import Kernel

/// The organisations that take part in activities, report them, or are kept by people themselves.
///
/// Each once: by its identifier, else by its name.
public struct OrganisationList: Encodable, Hashable, Sendable {
  /// Which organisations; what is nil does not matter.
  public struct Filter: Sendable {
    /// A part of its identifier or name, in any case.
    public var search: String?
    /// A code of OrganisationRole, or `reporting`.
    public var role: String?

    public init(search: String? = nil, role: String? = nil) {
      self.search = search
      self.role = role
    }
  }

  public struct Item: Encodable, Hashable, Sendable {
    public let identifier: String?
    public let name: String
    /// The code of OrganisationType.
    public let type: String?
    public let country: String?
    /// Codes of OrganisationRole, and `reporting`.
    public let roles: [String]
    /// In how many activities it has one of these; in a list by role, in how many it has that one.
    public internal(set) var activities: Int
    /// Whether people keep it themselves, and as what: `partner`, `funder` …
    public let keptAs: String?
    /// Whether it is the store's own organisation.
    public let isOwn: Bool

    /// What names it.
    public var key: String { identifier ?? name }
  }

  /// Those in most activities first.
  public let organisations: [Item]
  /// Of all pages.
  public let total: Int
  public let withheld: [Withheld]
}

/// Why an organisation cannot be shown.
public enum OrganisationFailure: DiagnosticError, Equatable {
  case unknown(String)
  case withheld(String)

  public var diagnostic: Diagnostic {
    switch self {
    case .unknown(let name):
      Diagnostic(
        .error, rule: "organisation.unknown",
        "No activity names the organisation “\(name)”, and nobody keeps it.",
        remedy: "See the organisations with `baraza organisation list`.")
    case .withheld(let name):
      Diagnostic(
        .error, rule: "organisation.withheld",
        "The organisation “\(name)” may not be shown to this audience.",
        remedy: "Show it to people who are cleared for it.")
    }
  }
}
