import Kernel

/// What is wrong with a saved mapping, or with a file for it.
public enum LedgerMappingFailure: DiagnosticError, Hashable {
  case notJSON
  case unknown(String, known: [String])
  case marks
  case sides
  case missing(String)
  case twice(String)
  /// The file lacks columns that the mapping names.
  case columns([String], file: String?)
  /// No mapping of that name is saved.
  case noMapping(String)
  /// For transactions, whose numbers alone stay the same.
  case noIDs(String)

  public var diagnostic: Diagnostic {
    switch self {
    case .notJSON:
      failure(
        "json", "The definition is not a JSON object with source and columns.",
        #"Write {"source": "…", "columns": {"reference": "…"}, …} with text for each value."#)
    case .unknown(let name, let known):
      failure(
        "unknown", "The definition says “\(name)”.", "Use \(known.joined(separator: ", ")).")
    case .marks:
      failure(
        "marks", "The marks of numbers are not told apart.",
        "Give decimal as . or , and group, where there is one, as another mark.")
    case .sides:
      failure(
        "amount", "Debit and credit stand for the amount together.",
        "Name both columns and leave amount out, or name amount alone.")
    case .missing(let field):
      failure(
        "missing", "Nothing says where the field \(field) comes from.",
        "Name its column under columns, or its value under constants.")
    case .twice(let field):
      failure(
        "twice", "The field \(field) has a column and a constant.", "Keep one of the two.")
    case .columns(let columns, let file):
      Diagnostic(
        .error, rule: "ledger-mapping.columns", at: Place(file: file, line: 1),
        "The file lacks columns that the mapping names: \(columns.joined(separator: ", ")).",
        remedy: "Export them too, or use another mapping.")
    case .noMapping(let name):
      failure(
        "none", "No mapping is called “\(name)”.",
        "See them with `baraza record list ledger-mappings`.")
    case .noIDs(let name):
      failure(
        "reference", "The mapping “\(name)” does not take reference from the column id.",
        "Map reference to id, which a transaction keeps when its feed comes again.")
    }
  }

  private func failure(_ rule: String, _ message: String, _ remedy: String) -> Diagnostic {
    Diagnostic(.error, rule: "ledger-mapping." + rule, message, remedy: remedy)
  }
}
