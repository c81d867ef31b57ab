import GRDB
import Kernel
import Storage

/// Forms of donors that an organisation enters itself.
struct ReportTemplatesTarget: RowTarget {
  let table = "report_templates"
  let key: RecordKey? = .reportTemplate
  let order = "t.code"
  let form = RecordForm(
    "report-templates",
    [
      .required("code", .text(longest: 100), "name and version, as house-report@1"),
      .required("definition", .text(longest: nil), "the template's YAML"),
    ])

  func check(_ cells: Cells, of id: Int64?) throws {
    let code = try cells.code("code")
    do throws(ReportFault) {
      let template = try ReportTemplate(yaml: cells["definition"] ?? "", file: code)
      guard template.id == code else {
        throw .template(code, reason: "it calls itself \(template.id)")
      }
    } catch {
      throw FieldFault(
        "report-template", field: "definition", error.diagnostic.message,
        remedy: error.diagnostic.remedy ?? "Correct it.")
    }
    guard try !ReportTemplates.shipped().contains(where: { $0.template.id == code }) else {
      throw FieldFault(
        "report-template.shipped", field: "code", "A template “\(code)” comes with the program.",
        remedy: "Give yours another name, or another version.")
    }
  }

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [("code", try cells.code("code")), ("definition", cells["definition"])]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db, sql: "SELECT id FROM report_templates WHERE code = ?", arguments: [cells["code"]])
  }
}
