import Kernel

/// Why a figure on training cannot be given.
public enum TrainingFailure: DiagnosticError, Hashable {
  /// None of that name, or none that the audience may see.
  case noCohorts(SeenCohorts.Selection)

  public var diagnostic: Diagnostic {
    switch self {
    case .noCohorts(let selection):
      Diagnostic(
        .error, rule: "training.no-cohorts", at: Place(record: selection.name),
        "There are no cohorts of \(selection.words) that may be seen here.",
        remedy: "Correct the code; `baraza record list cohorts` lists what there is.")
    }
  }
}

extension SeenCohorts.Selection {
  fileprivate var words: String {
    switch self {
    case .all: "any course"
    case .cohort(let name): "the code “\(name)”"
    case .course(let name): "the course “\(name)”"
    case .programme(let name): "the programme “\(name)”"
    case .country(let name): "the country “\(name)”"
    case .activity(let name): "the activity “\(name)”"
    case .grant(let name): "the grant “\(name)”"
    }
  }
}
