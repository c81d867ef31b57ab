import Foundation
import GRDB
import Kernel
import Pages
import Spreadsheets

/// A report in all its forms.
public struct RenderedReport {
  /// What renders, and the library that writes workbooks. The number rises with every change of
  /// what any input gives.
  static let renderer = "report 1; \(Workbook.writer)"

  private let forms: [ReportForm: Data]

  subscript(form: ReportForm) -> Data { forms[form] ?? Data() }

  /// - Parameter digest: the SHA-256 of the input's bytes.
  init(_ figures: ReportFigures, digest: String) throws {
    let document = try ReportDocument(figures, digest: digest)
    forms = [
      .html: try ReportHTML(document, figures).render(),
      .csv: ReportCSV(document, words: figures.words).render(),
      .xlsx: try ReportWorkbook(document: document, figures: figures).render(),
    ]
  }
}

extension RenderedReport {
  /// A report as the store has it now, in one form; it says that it was not checked.
  ///
  /// - Throws: ``ReportFault``, ``GrantFailure``
  static func draft(
    _ form: ReportForm, of report: GrantReport, in db: Database
  ) throws -> (bytes: Data, sha256: String) {
    let input = try ReportInput.load(db, report)
    let figures = try ReportFigures(input)
    let digest = ReportInput.digest(of: try input.bytes())
    let document = try ReportDocument(figures, digest: digest)
    let bytes =
      switch form {
      case .html: try ReportHTML(document, figures, isDraft: true).render()
      case .csv: ReportCSV(document, words: figures.words, isDraft: true).render()
      case .xlsx:
        try ReportWorkbook(document: document, figures: figures, isDraft: true).render()
      }
    return (bytes, digest)
  }
}
