import Disclosure
import GRDB
import Importing

extension Workspace {
  /// The template of a form with those records of the store that an audience may see. Throws
  /// `FormFailure`.
  public static func template(
    of form: String, for audience: Audience, in db: Database
  ) throws -> [UInt8] {
    var classes = RecordClasses(db)
    return try TemplateExport.bytes(of: form, targets: targets, in: db) { values, form in
      try classes.of(values, form) <= audience.clearance
    }
  }
}
