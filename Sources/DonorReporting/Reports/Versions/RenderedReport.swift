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
  public static func draft(
    _ form: ReportForm, of code: String, in db: Database
  ) throws -> Data {
    let input = try ReportInput.load(db, GrantReport.load(db, code: code))
    let figures = try ReportFigures(input)
    let document = try ReportDocument(
      figures, digest: ReportInput.digest(of: input.bytes()))
    switch form {
    case .html: return try ReportHTML(document, figures, isDraft: true).render()
    case .csv: return ReportCSV(document, words: figures.words, isDraft: true).render()
    case .xlsx:
      return try ReportWorkbook(document: document, figures: figures, isDraft: true).render()
    }
  }
}
