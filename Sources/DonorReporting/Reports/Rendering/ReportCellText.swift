import Kernel
import Pages
import Reference

/// The cells of a report as people read them.
struct ReportCellText {
  private let written: Written
  private let decimals: Int
  private let words: Words

  init(_ document: ReportDocument, words: Words) {
    written = Written(words: words)
    decimals = Currencies.decimals(of: document.currency)
    self.words = words
  }

  func text(_ cell: ReportDocument.Cell) -> String {
    switch cell {
    case .text(let text): text
    case .amount(let amount, _): written.amount(amount, decimals: decimals)
    case .original(let amount, let code):
      written.amount(
        ExactDecimal(millionths: Int128(amount.millionths)),
        decimals: Currencies.decimals(of: code)) + " \(code)"
    case .number(let number): written.number(number.description)
    case .percent(let number):
      written.number(
        ExactDecimal(millionths: Int128(number.millionths)).formatted(minimumDecimals: 2)) + " %"
    case .date(let date): written.date(date.description)
    case .absent(let why): words[why]
    case .empty: ""
    }
  }
}
