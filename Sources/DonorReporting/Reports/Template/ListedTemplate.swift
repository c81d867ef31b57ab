import GRDB
import Kernel

/// A form of a donor as lists tell of it.
public struct ListedTemplate: Encodable, Hashable, Sendable {
  public let id: String
  public let name: String
  public let version: Int
  public let title: String
  /// The first day on which a report by it can end; nil for any.
  public let validFrom: CalendarDate?
  /// Whether the organisation entered it; else it came with the program.
  public let isOwn: Bool
  public let about: String

  /// By name and version. Throws ``ReportFault/template(_:reason:)``.
  public static func all(_ db: Database) throws -> [ListedTemplate] {
    try ReportTemplates.load(db).all.map { source in
      let template = source.template
      return ListedTemplate(
        id: template.id, name: template.name, version: template.version, title: template.title,
        validFrom: template.validFrom, isOwn: source.isOwn, about: template.about)
    }
  }
}
