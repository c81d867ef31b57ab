import Kernel

/// What is wrong with the text of one cell, and how it should be written.
struct CellFault: Error, Equatable {
  let rule: String
  /// Continues "Column budget_value: “84,500” …".
  let message: String
  let remedy: String

  init(_ rule: String, _ message: String, _ remedy: String) {
    self.rule = "template." + rule
    self.message = message
    self.remedy = remedy
  }

  /// The finding for a cell.
  func diagnostic(_ text: String, column: String, at place: Place) -> Diagnostic {
    var place = place
    place.path = column
    let shown = text.unicodeScalars.count > 80 ? text.prefix(80) + "…" : text[...]
    return Diagnostic(
      .error, rule: rule, at: place, "Column \(column): “\(shown)” \(message).", remedy: remedy)
  }
}
