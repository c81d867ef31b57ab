import Kernel

/// Why tables of people cannot be let out.
public enum CountTableFailure: DiagnosticError, Equatable {
  /// A label stands twice on an axis.
  case repeatedLabel(axis: String)
  /// Both axes have the same name, or one has none.
  case axisName(String)
  /// The counts are not as many as the labels ask for.
  case shape(rows: String, columns: String)
  /// A count below zero, or above a thousand million.
  case count(Int)
  /// A cell was withheld before the gate could weigh it.
  case alreadyWithheld(rows: String)
  /// Tables that leave together give different totals by the same axis.
  case otherPeople(axis: String)
  /// Tables that leave together cross their axes in a ring.
  case ring(rows: String, columns: String)
  /// The audit found no proof that what is withheld stays unknown.
  case unproven(rows: String, columns: String)

  public var diagnostic: Diagnostic {
    Diagnostic(.error, rule: rule, message, remedy: remedy)
  }

  private var rule: String {
    switch self {
    case .repeatedLabel, .axisName, .shape, .count, .alreadyWithheld: "disclosure.table"
    case .otherPeople, .ring: "disclosure.set"
    case .unproven: "disclosure.audit"
    }
  }

  private var message: String {
    switch self {
    case .repeatedLabel(let axis): "a label stands twice on the axis '\(axis)'."
    case .axisName(let name): "the axes of a table are not told apart by their names ('\(name)')."
    case .shape(let rows, let columns):
      "the table '\(rows)' by '\(columns)' has not one count for each pair of labels."
    case .count(let count): "\(count) is no count of people."
    case .alreadyWithheld(let rows): "the table by '\(rows)' holds a cell that is withheld already."
    case .otherPeople(let axis):
      "tables that leave together do not count the same people by '\(axis)'."
    case .ring(let rows, let columns):
      "'\(rows)' by '\(columns)' closes a ring with other tables of the same people, "
        + "which together could tell what each withholds."
    case .unproven(let rows, let columns):
      "it is not proven that what is withheld of '\(rows)' by '\(columns)' cannot be worked out."
    }
  }

  private var remedy: String {
    switch self {
    case .repeatedLabel: "Add its counts up under one label."
    case .axisName: "Give each axis a name of its own."
    case .shape: "Give one count a cell, zero or \"no data\" where there is none."
    case .count: "Give whole numbers from zero to \(CountTable.largest)."
    case .alreadyWithheld: "Give the gate the counts as they are."
    case .otherPeople: "Count the same people, each once, with the same labels in each table."
    case .ring: "Leave one of the tables out."
    case .unproven: "Nothing was let out; merge labels into fewer and larger ones."
    }
  }
}
