import CodeLists
import Kernel
import Pages
import Reference

/// Writes what pages show, in one language.
struct PageWriting: Sendable {
  let words: Words
  let written: Written
  let question: PageQuestion

  init(_ words: Words, _ question: PageQuestion) {
    self.words = words
    written = Written(words: words)
    self.question = question
  }

  /// An amount that a query gave as a decimal.
  func amount(_ decimal: String, _ currency: String?) -> String {
    written.number(decimal) + (currency.map { " \($0)" } ?? " \(words["noCurrency"])")
  }

  func number(_ count: Int) -> String { written.number(String(count)) }

  /// A country or territory by its code; nil was not stated.
  func country(_ code: String?) -> String {
    guard let code, !code.isEmpty else { return words["notStated"] }
    guard let found = Territories.find(code) else { return code }
    // A feed may have written another code than the one of ISO 3166.
    return found.code == code ? found.name : "\(found.name) (\(code))"
  }

  /// The name of a code.
  func name(_ code: String?, of list: CodeList) -> String {
    guard let code, !code.isEmpty else { return words["notStated"] }
    return list.entry(code)?.name ?? code
  }

  /// A text, or the words for its absence.
  func stated(_ text: String?) -> String {
    text.flatMap { $0.isEmpty ? nil : $0 } ?? words["notStated"]
  }

  /// Facts for a list of terms.
  func facts(_ facts: [(String, String?)]) -> [[String: Any]] {
    facts.map { key, value in
      ["label": words[key], "value": stated(value), "isAbsent": value?.isEmpty != false]
    }
  }
}

extension PageWriting {
  /// A report's sections, which scroll where they are too wide: keys reach them too. No text of the
  /// store can look like a tag, for templates escape it.
  static func focusable(_ report: String) -> String {
    report.replacing("<section>", with: "<section tabindex=\"0\">")
  }

  /// An amount as people scan it: to the decimals of its currency.
  func rounded(_ decimal: String, _ currency: String?) -> String {
    guard let value = FixedDecimal(exactly: decimal) else { return written.number(decimal) }
    return written.amount(
      ExactDecimal(millionths: Int128(value.millionths)),
      decimals: Currencies.decimals(of: currency), rounded: true)
  }
}
