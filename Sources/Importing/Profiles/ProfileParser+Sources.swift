import CodeLists
import IATI
import Kernel
import Yams

extension ProfileParser {
  /// The source of a column's value: a path, or a mapping that says more.
  mutating func source(
    _ node: Node, _ column: ProfileColumn, _ name: String, _ place: PathPlace, depth: Int
  ) -> MappingProfile.ColumnSource? {
    if node.mapping == nil {
      return path(node, name, place, depth: depth).map { found(at: $0, column) }
    }
    let keys = keys(
      of: node, name, allowed: ["path", "constant", "codes", "number", "date", "default"])
    if let entry = keys["constant"] {
      for key in ["path", "codes", "number", "date", "default"] {
        guard let other = keys[key] else { continue }
        report(
          "source", at: other.keyNode, path: name,
          "\(name) has a constant, beside which “\(key)” means nothing.", remedy: "Remove one.")
      }
      return constant(entry.value, column, name).map {
        MappingProfile.ColumnSource(column: column, origin: .constant($0))
      }
    }
    guard let entry = keys["path"] else {
      report(
        "source", at: node, path: name, "\(name) has neither path nor constant.",
        remedy: "Add the one that says where its value comes from.")
      return nil
    }
    guard let path = path(entry.value, name, place, depth: depth) else { return nil }
    var source = found(at: path, column)
    if let entry = keys["codes"] { source.codes = list(entry.value, column, name) }
    if let entry = keys["default"] { source.fallback = constant(entry.value, column, name) }
    if let entry = keys["number"], isFitting(entry, column.isNumber, "number", name) {
      source.number = numberFormat(entry.value, "\(name).number") ?? source.number
    }
    if let entry = keys["date"], isFitting(entry, column.isDate, "date", name) {
      source.date = word(entry.value, "\(name).date", as: DatePattern.self) ?? source.date
    }
    return source
  }

  /// A source in the formats of the whole profile.
  func found(at path: ProfilePath, _ column: ProfileColumn) -> MappingProfile.ColumnSource {
    var source = MappingProfile.ColumnSource(column: column, origin: .path(path))
    (source.number, source.date) = (number, date)
    return source
  }

  private mutating func isFitting(
    _ entry: Entry, _ fits: Bool, _ what: String, _ name: String
  ) -> Bool {
    if !fits {
      report(
        "source", at: entry.keyNode, path: name, "\(name) is not a \(what).",
        remedy: "Remove “\(what)”.")
    }
    return fits
  }

  private mutating func list(
    _ node: Node, _ column: ProfileColumn, _ name: String
  ) -> (name: String, words: [String: String])? {
    guard let list = text(node, "\(name).codes") else { return nil }
    guard let words = codes[list] else {
      report(
        "codes.unknown", at: node, path: name, "There is no list “\(list)” in `codes`.",
        remedy: codes.isEmpty
          ? "Add it." : "Add it, or use \(codes.keys.sorted().joined(separator: ", ")).")
      return nil
    }
    for (word, value) in words.sorted(by: { $0.key < $1.key }) {
      guard let fault = fault(of: value, column) else { continue }
      report(
        "codes.value", at: node, path: name,
        "“\(value)”, which the list \(list) gives for “\(word)”, \(fault.message).",
        remedy: fault.remedy)
    }
    return (list, words)
  }

  /// A value in Baraza's form, the same for every row.
  mutating func constant(_ node: Node, _ column: ProfileColumn, _ name: String) -> String? {
    guard let text = text(node, name) else { return nil }
    guard let fault = fault(of: text, column) else { return text }
    report("value", at: node, path: name, "“\(text)” \(fault.message).", remedy: fault.remedy)
    return nil
  }

  /// Why the column does not take a value in Baraza's form.
  private func fault(
    of text: String, _ column: ProfileColumn
  ) -> (message: String, remedy: String)? {
    switch column.type {
    case .decimal where FixedDecimal.read(text) == .malformed:
      ("is not a number", "Write digits with a point before the decimals.")
    case .integer where Int64(text) == nil:
      ("is not a whole number", "Write digits alone.")
    case .date where CalendarDate(text)?.isComplete != true:
      ("is not a date", "Write YYYY-MM-DD.")
    case .currency where CodeList.named("Currency")?.contains(text) != true:
      ("is not a currency", "Use a code of ISO 4217, for example EUR.")
    case .code(let name):
      CodeList.named(name).flatMap { list in
        list.contains(text) ? nil : ("is not a code of \(name)", "Use a code of IATI 2.03.")
      }
    default: nil
    }
  }
}
