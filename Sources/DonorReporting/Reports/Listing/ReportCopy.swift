import Foundation
import GRDB
import Kernel

/// A report in one form, as it is handed out: a version as it was stored, or what the store says
/// now as a draft.
public struct ReportCopy: Sendable, Hashable {
  public enum Wanted: Sendable, Hashable {
    /// The version of the last step; a draft where the report is one.
    case last
    case version(Int)
    case draft
  }

  public let report: String
  public let state: GrantReport.State
  /// Nil for a draft.
  public let version: Int?
  /// Of the input that it was made of, as it stands on page one.
  public let sha256: String
  public let bytes: Data

  /// - Throws: ``ReportFault``, ``GrantFailure``
  public static func load(
    _ db: Database, report code: String, as form: ReportForm, _ wanted: Wanted = .last
  ) throws -> ReportCopy {
    let report = try GrantReport.load(db, code: code)
    let version: ReportVersion? =
      switch wanted {
      case .last: report.state == .draft ? nil : try .latest(of: report, in: db)
      case .version(let number): try .numbered(number, of: report, in: db)
      case .draft: nil
      }
    if let version {
      return ReportCopy(
        report: code, state: report.state, version: version.number, sha256: version.sha256,
        bytes: try version.bytes(of: form, in: db))
    }
    let draft = try RenderedReport.draft(form, of: report, in: db)
    return ReportCopy(
      report: code, state: report.state, version: nil, sha256: draft.sha256, bytes: draft.bytes)
  }
}
