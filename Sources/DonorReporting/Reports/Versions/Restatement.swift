import Disclosure
import GRDB
import Kernel
import Storage

/// A report as it was submitted, as it is known now, and what made the difference.
///
/// Now, a correction that was posted later counts in the period of the entry that it corrects.
public struct Restatement: Encodable, Sendable, Hashable {
  public struct Line: Encodable, Sendable, Hashable {
    /// Nil for costs under no line.
    public let code: String?
    public let title: String
    /// Of the reporting period.
    public let submitted: SharedAmount
    public let now: SharedAmount
    /// What is known now less what was submitted.
    public let difference: SharedAmount
  }

  /// What makes amounts differ: one entry, a rate that entries share, or a computation.
  public struct Cause: Encodable, Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, Codable {
      /// Posted in the period after the report was made.
      case added
      /// A correction that was posted later.
      case correction
      case takenBack = "taken-back"
      /// Another rate.
      case rate
      /// Another line.
      case line
      /// Eligible now, or no longer.
      case eligibility
      /// Indirect costs at a rate, which follow from the direct ones or have another rate now.
      case indirect
    }

    public let kind: Kind
    public let line: String?
    /// `SOURCE#REFERENCE`; nil for what is computed, and where it is several.
    public private(set) var entry: String?
    /// How many entries give another amount by it.
    public private(set) var entries: Int
    public private(set) var difference: SharedAmount
    /// The revision that caused it, where one did.
    public let revision: ReportedRevision?
    /// In words, such as both rates.
    public let detail: String?
    /// Its entries, where it is several.
    public private(set) var parts: [Part] = []

    /// What one entry has of it.
    public struct Part: Encodable, Sendable, Hashable {
      /// `SOURCE#REFERENCE`.
      public let entry: String
      public let difference: SharedAmount
    }

    init(
      kind: Kind, line: String?, entry: String?, difference: SharedAmount,
      revision: ReportedRevision?, detail: String?
    ) {
      self.kind = kind
      self.line = line
      self.entry = entry
      entries = entry == nil ? 0 : 1
      self.difference = difference
      self.revision = revision
      self.detail = detail
    }

    /// Takes in another entry with the same cause.
    mutating func take(_ other: Cause) throws {
      for case let (entry?, difference) in [
        (parts.isEmpty ? entry : nil, difference), (other.entry, other.difference),
      ] {
        parts.append(Part(entry: entry, difference: difference))
      }
      difference = try difference.adding(other.difference)
      entries = parts.count
      entry = nil
    }
  }

  public let report: String
  public let version: Int
  public let currency: CurrencyCode
  /// Those with costs then or now.
  public let lines: [Line]
  public let causes: [Cause]

  public let total: Total

  /// All lines together.
  public struct Total: Encodable, Sendable, Hashable {
    public let submitted: SharedAmount
    public let now: SharedAmount
    public let difference: SharedAmount
  }

  /// - Parameters:
  ///   - number: nil for the version of the last step.
  ///   - audience: who must be allowed to see the report.
  /// - Throws: ``ReportFault``, ``GrantFailure``
  public static func load(
    _ db: Database, report code: String, version number: Int? = nil,
    for audience: Audience = .restricted
  ) throws -> Restatement {
    let (report, _) = try SeenReports.report(db, code, for: audience)
    let found = try number.map { try ReportVersion.numbered($0, of: report, in: db) }
    guard let version = try found ?? ReportVersion.latest(of: report, in: db) else {
      throw ReportFault.neverChecked(code)
    }
    let then = try ReportFigures(ReportInput(bytes: version.input(in: db)))
    let now = try ReportFigures(
      ReportInput.load(db, report, restating: then.input.head))
    var comparison = try RestatementComparison(
      then, now, RestatementRevisions(db, of: now.grant, since: version))
    try comparison.run()
    let lines = comparison.lines
    return Restatement(
      report: code, version: version.number, currency: then.grant.currency, lines: lines,
      causes: comparison.causes,
      total: Total(
        submitted: try lines.map(\.submitted).sum(), now: try lines.map(\.now).sum(),
        difference: try lines.map(\.difference).sum()))
  }
}
