import CodeLists
import Kernel

/// Reads the text of a cell strictly by its type: what a spreadsheet may have
/// changed is named, never guessed.
enum CellReader {
  /// Throws unless the text is a value of the type in its one accepted form.
  static func check(_ text: String, _ type: CellType) throws(CellFault) {
    guard !text.utf8.contains(where: { $0 < 0x20 && ![0x09, 0x0A, 0x0D].contains($0) }) else {
      throw CellFault(
        "control", "holds a control character, which is not seen", "Write the cell again.")
    }
    switch type {
    case .text(let longest):
      guard let longest, text.count > longest else { return }
      throw CellFault(
        "text.long", "has \(text.count) characters, more than \(longest)", "Shorten it.")
    case .identifier: try identifier(text)
    case .date: _ = try date(text)
    case .amount: _ = try amount(text)
    case .code(let list): try code(text, list)
    case .choice(let words):
      guard !words.contains(text) else { return }
      throw CellFault(
        "choice", "is not one of the words allowed",
        "Write one of \(words.joined(separator: ", ")).")
    case .shares(let list): _ = try shares(text, list)
    case .address: try address(text)
    case .rowID: _ = try rowID(text)
    case .timestamp: try timestamp(text)
    }
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

  static func date(_ text: String) throws(CellFault) -> CalendarDate {
    if let date = CalendarDate(text), date.isComplete { return date }
    let remedy = "Write YYYY-MM-DD, as 2025-03-01."
    if let match = text.wholeMatch(of: /([0-9]{1,2})[\/.-]([0-9]{1,2})[\/.-]([0-9]{2,4})/) {
      let isAmbiguous = (Int(match.1) ?? 0) <= 12 && (Int(match.2) ?? 0) <= 12
      throw CellFault(
        "date.order", isAmbiguous ? "could be two days" : "is not in ISO form", remedy)
    }
    if text.wholeMatch(of: /[0-9]{5}(\.[0-9]+)?/) != nil {
      throw CellFault("date.serial", "is a spreadsheet's day number", remedy)
    }
    if text.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}/) != nil {
      throw CellFault("date.calendar", "is a day that no calendar has", remedy)
    }
    throw CellFault("date", "is not a date", remedy)
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

  private static func timestamp(_ text: String) throws(CellFault) {
    if let match = text.wholeMatch(of: /(.{10})T([0-9]{2}):([0-9]{2}):([0-9]{2})(\.[0-9]+)?Z/),
      CalendarDate(String(match.1))?.isComplete == true,
      let hour = Int(match.2), let minute = Int(match.3), let second = Int(match.4),
      hour < 24, minute < 60, second < 60
    {
      return
    }
    throw CellFault(
      "timestamp", "is not a time as Baraza writes it",
      "Leave it as it was exported, as 2026-03-02T09:00:00Z; format the column as text.")
  }
}
