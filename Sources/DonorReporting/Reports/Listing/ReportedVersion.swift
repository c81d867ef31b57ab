import GRDB

/// A version of a report as lists tell of it, without its bytes.
public struct ReportedVersion: Encodable, Hashable, Sendable {
  public struct Form: Encodable, Hashable, Sendable {
    public let form: ReportForm
    public let bytes: Int
    /// Of those bytes as they were recorded.
    public let sha256: String
  }

  public let number: Int
  /// Of the input, as it stands on page one.
  public let sha256: String
  public let renderer: String
  /// How many bytes the input has.
  public let inputBytes: Int
  public let forms: [Form]
  public let revision: ReportedRevision

  static func all(of report: GrantReport, in db: Database) throws -> [ReportedVersion] {
    try ReportVersion.all(of: report, in: db).map { version in
      ReportedVersion(
        number: version.number, sha256: version.sha256, renderer: version.renderer,
        inputBytes: version.inputSize,
        forms: try ReportForm.allCases.map { form in
          Form(
            form: form, bytes: try version.size(of: form, in: db),
            sha256: try version.digest(of: form, in: db) ?? "")
        }, revision: try .named(version.revision, in: db))
    }
  }
}
