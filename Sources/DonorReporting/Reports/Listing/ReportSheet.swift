import Disclosure
import GRDB
import Kernel

/// All that is known of one report on a grant but its figures.
public struct ReportSheet: Encodable, Hashable, Sendable {
  /// A text that the form asks for, or that somebody wrote.
  public struct Text: Encodable, Hashable, Sendable {
    public let section: String
    /// The section's title; nil where the form has no such section.
    public let title: String?
    /// Whether the report cannot be submitted without it.
    public let required: Bool
    /// The line that a note of a table is on.
    public let line: String?
    /// Nil where nothing is written yet.
    public let state: ReportText.State?
    public let author: String?
    public let text: String?
  }

  /// Whether the store says something else now than a version.
  public struct Changed: Encodable, Hashable, Sendable {
    public let version: Int
    /// How many lines of the budget have other costs in the period.
    public let lines: Int
  }

  public let report: GrantReportList.Item
  public let texts: [Text]
  public let steps: [ReportStep]
  public let versions: [ReportedVersion]
  /// Nil where it was never checked.
  public let changed: Changed?
  /// Why it cannot be said whether the store has changed.
  public let problem: String?
}

extension ReportSheet {
  /// - Throws: ``ReportFault``, ``GrantFailure``
  public static func load(
    _ db: Database, report code: String, for audience: Audience
  ) throws -> ReportSheet {
    let (report, grant) = try SeenReports.report(db, code, for: audience)
    let template = try ReportTemplates.load(db).named(report.template, on: report.ends).template
    let (changed, problem) = try change(report, in: db)
    return ReportSheet(
      report: try GrantReportList.Item(report, grant, in: db),
      texts: texts(try ReportText.all(of: report.id, in: db), asked: template),
      steps: try ReportStep.all(of: report, in: db),
      versions: try ReportedVersion.all(of: report, in: db), changed: changed, problem: problem)
  }

  private static func change(
    _ report: GrantReport, in db: Database
  ) throws -> (Changed?, problem: String?) {
    guard try ReportVersion.latest(of: report, in: db) != nil else { return (nil, nil) }
    do {
      let restatement = try Restatement.load(db, report: report.code)
      return (
        Changed(
          version: restatement.version,
          lines: restatement.lines.filter { $0.submitted != $0.now }.count), nil
      )
    } catch let fault as any DiagnosticError {
      return (nil, fault.diagnostic.message)
    }
  }

  /// In the order of the form; what the form does not know stands last.
  private static func texts(_ written: [ReportText], asked template: ReportTemplate) -> [Text] {
    let known = Set(template.sections.map(\.id))
    return template.sections.flatMap { section -> [Text] in
      let own = written.filter { $0.section == section.id }
      guard case .narrative(let narrative) = section.body else {
        return own.map { Text($0, title: section.title) }
      }
      let notes = own.filter { $0.line != nil }.map { Text($0, title: section.title) }
      guard let text = own.first(where: { $0.line == nil }) else {
        return [
          Text(
            section: section.id, title: section.title, required: narrative.required, line: nil,
            state: nil, author: nil, text: nil)
        ] + notes
      }
      return [Text(text, title: section.title, required: narrative.required)] + notes
    } + written.filter { !known.contains($0.section) }.map { Text($0, title: nil) }
  }
}

extension ReportSheet.Text {
  fileprivate init(_ text: ReportText, title: String?, required: Bool = false) {
    self.init(
      section: text.section, title: title, required: required, line: text.line,
      state: text.state, author: text.author, text: text.text)
  }
}
