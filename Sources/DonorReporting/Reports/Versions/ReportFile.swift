import Foundation
import GRDB
import Storage

/// A file of a version of a report, as it is handed to those who make another of it.
public struct ReportFile: Sendable, Hashable {
  public let name: String
  public let mediaType: String
  public let bytes: Data

  /// The report as a page and as a table, as they were stored, and its facts.
  ///
  /// - Parameter number: nil for the version of the last step.
  /// - Throws: ``ReportFault``
  public static func all(
    of code: String, version number: Int?, in db: Database
  ) throws -> (version: Int, files: [ReportFile]) {
    let report = try GrantReport.load(db, code: code)
    let version =
      try number.map { try ReportVersion.numbered($0, of: report, in: db) }
      ?? ReportVersion.latest(of: report, in: db)
    guard let version else { throw ReportFault.neverChecked(code) }
    let stored = try [ReportForm.html, .csv].map { form in
      ReportFile(
        name: "report.\(form.rawValue)", mediaType: form.mediaType,
        bytes: try version.bytes(of: form, in: db))
    }
    return (version.number, stored + [try facts(of: report, version)])
  }

  private static func facts(
    of report: GrantReport, _ version: ReportVersion
  ) throws -> ReportFile {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let facts = ReportFacts(
      code: report.code, version: version.number, grant: report.grant, template: report.template,
      begins: "\(report.begins)", ends: "\(report.ends)", state: report.state,
      sha256: version.sha256)
    return ReportFile(
      name: "report.json", mediaType: "application/json",
      bytes: try encoder.encode(facts) + [0x0A])
  }
}

/// What is known of a report beside its content.
private struct ReportFacts: Encodable {
  let code: String
  let version: Int
  let grant: String
  let template: String
  let begins: String
  let ends: String
  let state: GrantReport.State
  /// Of the version's input, as it stands on page one.
  let sha256: String
}
