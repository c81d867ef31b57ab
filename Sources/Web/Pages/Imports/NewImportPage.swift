import DonorReporting
import GRDB
import Importing
import Kernel
import Pages
import Platform
import Storage

/// Where files are chosen, and templates fetched.
struct NewImportPage: Page {
  static let address = PageAddress("/imports/new", "new-import", in: .imports)

  struct Template: Encodable {
    let form: String
    let fields: [String]
    /// Where it is, with what the store holds.
    let path: String
  }

  let templates: [Template]
  /// The saved mappings for exports of accounting systems.
  let mappings: [String]

  static func load(_ db: Database, _ question: PageQuestion) throws -> NewImportPage {
    NewImportPage(
      templates: TemplateExport.forms(Workspace.targets).map { form in
        Template(
          form: form.name, fields: form.fields.map(\.name),
          path: "/imports/templates/\(form.name).csv")
      }, mappings: try LedgerMapping.names(in: db))
  }

  func content(_ writing: PageWriting) -> PageContent {
    let words = writing.words
    return PageContent(
      title: words["newImport"], kicker: words["section.imports"],
      values: [
        "action": PreviewUploadAction.address.path(),
        "actsAs": words["actsAs", writing.question.desk.actor.name],
        "limit": words["uploadLimit", writing.megabytes(writing.question.desk.uploadLimit)],
        "mappings": mappings, "hasMappings": !mappings.isEmpty,
        "forms": templates.map(\.form),
        "templates": templates.map { ["form": $0.form, "path": $0.path] },
      ])
  }
}

extension PageWriting {
  /// `1,000 MB`, with a decimal below ten.
  func megabytes(_ bytes: Int) -> String {
    let tenths = bytes / 100_000
    return (tenths < 100 ? "\(tenths / 10).\(tenths % 10)" : number(tenths / 10)) + " MB"
  }
}
