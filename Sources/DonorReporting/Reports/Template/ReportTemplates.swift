import Foundation
import GRDB
import Kernel
import Pages

/// The templates that come with the program, and those that an organisation entered itself.
public struct ReportTemplates: Sendable {
  /// A template with the bytes that it was read from.
  public struct Source: Sendable {
    public let template: ReportTemplate
    public let yaml: String
    /// Whether the organisation entered it.
    public let isOwn: Bool
  }

  /// By name and version.
  public let all: [Source]

  /// - Throws: ``ReportFault/template(_:reason:)``
  public static func load(_ db: Database) throws -> ReportTemplates {
    let own = try Row.fetchAll(
      db, sql: "SELECT code, definition FROM report_templates ORDER BY code"
    ).map { row in
      Source(
        template: try ReportTemplate(yaml: row[1], file: row[0]), yaml: row[1], isOwn: true)
    }
    return ReportTemplates(
      all: (try shipped() + own).sorted {
        ($0.template.name, $0.template.version) < ($1.template.name, $1.template.version)
      })
  }

  /// Those that come with the program, read once: they are files of its own.
  static func shipped() throws -> [Source] { try read.get() }

  private static let read = Result {
    let folder = PageTemplates.of("DonorReporting").folder.appending(path: "Reports")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return try files.filter { $0.hasSuffix(".yaml") }.sorted().map { file in
      let yaml = String(
        decoding: try Data(contentsOf: folder.appending(path: file)), as: UTF8.self)
      return Source(
        template: try ReportTemplate(yaml: yaml, file: file), yaml: yaml, isOwn: false)
    }
  }

  /// The template of a name, `uk-claim@1`, or without its version the latest that holds on the
  /// day on which the report ends; without a day, the latest.
  ///
  /// - Throws: ``ReportFault/noTemplate(_:known:)``
  public func named(_ name: String, on day: CalendarDate? = nil) throws -> Source {
    let fitting = all.filter { source in
      source.template.id == name
        || source.template.name == name
          && (source.template.validFrom.map { from in day.map { from <= $0 } ?? true } ?? true)
    }
    guard let source = fitting.last else {
      throw ReportFault.noTemplate(name, known: all.map(\.template.id))
    }
    return source
  }
}
