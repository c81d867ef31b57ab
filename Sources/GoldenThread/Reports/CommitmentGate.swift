import Disclosure
import GRDB

/// The gate for plans and what hangs on them: one serves one output.
///
/// A record's class is the strictest of those that it lies under, as the figures give it.
/// Evidence about people who refused or withdrew consent counts as restricted, and such about
/// people who were not asked as internal, whatever its own class says.
struct CommitmentGate {
  private(set) var gate: Gate
  /// The class of evidence that is not for everybody, by code.
  private let classes: [String: Sensitivity]
  /// Evidence is counted once, however often it is cited.
  private var keptBack: Set<String> = []

  init(_ db: Database, for audience: Audience) throws {
    gate = Gate(for: audience)
    classes = try Row.fetchAll(
      db,
      sql: """
        SELECT code, sensitivity, consent FROM evidence
        WHERE sensitivity <> 'public' OR consent NOT IN ('not-needed', 'given')
        """
    ).reduce(into: [:]) { classes, row in
      classes[row[0]] = CommitmentGate.evidenceClass(row[1], consent: row[2])
    }
  }

  static func evidenceClass(_ sensitivity: String, consent: String) -> Sensitivity {
    let own = Sensitivity(stored: sensitivity)
    return switch consent {
    case "not-needed", "given": own
    case "not-asked": max(own, .internal)
    default: .restricted
    }
  }

  /// Classes that this audience does not see, as a JSON array for SQL.
  var hiddenClasses: String { gate.hiddenClasses }

  func admits(_ sensitivity: String) -> Bool { gate.admits(Sensitivity(stored: sensitivity)) }

  /// Whether a record of a table passes; one that does not is counted.
  mutating func passes(_ table: String, _ sensitivity: String) -> Bool {
    gate.passes(table, Sensitivity(stored: sensitivity))
  }

  /// Whether a record passes that lies under others.
  mutating func passes(_ table: String, strictestOf classes: [String]) -> Bool {
    gate.passes(table, classes.map { Sensitivity(stored: $0) }.max() ?? .restricted)
  }

  /// Whether evidence passes, by its code.
  mutating func passes(evidence code: String) -> Bool {
    guard let own = classes[code], !gate.admits(own) else { return true }
    if keptBack.insert(code).inserted { gate.withhold("evidence", .sensitivity) }
    return false
  }

  mutating func withhold(_ table: String, count: Int) {
    gate.withhold(table, .sensitivity, count: count)
  }

  /// Lists what another gate kept back.
  mutating func withhold(_ withheld: [Withheld]) {
    for withheld in withheld { gate.withhold(withheld.what, withheld.why, count: withheld.count) }
  }
}

extension Gate {
  /// Classes that the audience does not see, as a JSON array for SQL.
  var hiddenClasses: String {
    let hidden = Sensitivity.allCases.filter { !admits($0) }.map { "\"\($0.rawValue)\"" }
    return "[\(hidden.joined(separator: ","))]"
  }
}
