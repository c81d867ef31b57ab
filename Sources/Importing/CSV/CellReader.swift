import CodeLists
import Kernel
import Storage

/// Reads the text of a cell strictly by its type: what a spreadsheet may have
/// changed is named, never guessed.
enum CellReader {
  /// The value that the text stands for, in the one form in which the store compares it.
  /// Throws unless it is a value of the type.
  static func value(_ text: String, _ type: FieldType) throws(CellFault) -> String {
    guard !text.utf8.contains(where: { $0 < 0x20 && ![0x09, 0x0A, 0x0D].contains($0) }) else {
      throw CellFault(
        "control", "holds a control character, which is not seen", "Write the cell again.")
    }
    switch type {
    case .text(let longest):
      guard let longest, text.count > longest else { break }
      throw CellFault(
        "text.long", "has \(text.count) characters, more than \(longest)", "Shorten it.")
    case .identifier: try identifier(text)
    case .date: _ = try date(text)
    case .partialDate: return "\(try partialDate(text))"
    case .amount: return "\(try amount(text))"
    case .count: return "\(try count(text))"
    case .percentage: return "\(try percentage(text))"
    case .code(let list): try code(text, list)
    case .choice(let words):
      guard !words.contains(text) else { break }
      throw CellFault(
        "choice", "is not one of the words allowed",
        "Write one of \(words.joined(separator: ", ")).")
    case .shares(let list):
      return try shares(text, list).map { share in
        share.code + (share.percentage.map { ":\($0)" } ?? "")
      }.joined(separator: ";")
    case .list(let type): return try list(text, of: type)
    case .reference: try reference(text)
    case .address: try address(text)
    case .rowID: _ = try rowID(text)
    case .timestamp: try timestamp(text)
    }
    return text
  }

  static func identifier(_ text: String) throws(CellFault) {
    if text.wholeMatch(of: /[0-9]+([.,][0-9]+)?[eE][+-]?[0-9]+/) != nil {
      throw CellFault(
        "identifier.exponent", "looks like a long number that a spreadsheet has shortened",
        "Format the column as text and write the identifier again.")
    }
    guard !text.unicodeScalars.contains(where: { $0.properties.isWhitespace }) else {
      throw CellFault(
        "identifier.space", "holds a space or a line end", "Write the identifier without it.")
    }
  }

  static func code(_ text: String, _ listName: String) throws(CellFault) {
    guard let list = CodeList.named(listName), !list.contains(text) else { return }
    let upper = text.uppercased()
    throw CellFault(
      "code", "is not a code of the list \(listName)",
      list.contains(upper) ? "Write \(upper)." : "Use a code of that list.")
  }

  private static func address(_ text: String) throws(CellFault) {
    guard text.wholeMatch(of: /https?:\/\/[^\s\/]+(\/\S*)?/) == nil else { return }
    throw CellFault(
      "address", "is not an address of the web", "Begin it with https:// or http://, no spaces.")
  }
}
