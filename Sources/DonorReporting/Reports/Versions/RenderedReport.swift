import Foundation
import Kernel
import Pages

/// A report in all its forms.
struct RenderedReport {
  /// What renders: its number rises with every change of what any input gives.
  static let renderer = "report 1"

  private let forms: [ReportForm: Data]

  subscript(form: ReportForm) -> Data { forms[form] ?? Data() }

  /// - Parameter digest: the SHA-256 of the input's bytes.
  init(_ figures: ReportFigures, digest: String) throws {
    let document = try ReportDocument(figures, digest: digest)
    forms = [
      .html: try ReportHTML(document, figures).render(),
      .csv: ReportCSV(document, words: figures.words).render(),
      .xlsx: Data("xlsx \(digest)".utf8),
    ]
  }
}
