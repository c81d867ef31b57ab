import Kernel
import PluginProtocol

/// What a commitment that can be followed needs. Who reads of one that is missing is told what a
/// gender adviser would ask for.
enum CompletenessRule: String, CaseIterable {
  case responsible = "action.responsible"
  case deadline = "action.deadline"
  case monitoring = "action.monitoring"
  case provision = "action.provision"
  case indicator = "action.indicator"
  case costed = "action.costed"
  case allocated = "action.allocated"
  case baseline = "indicator.baseline"
  case target = "indicator.target"
  case source = "indicator.source"
  case disaggregation = "indicator.disaggregation"

  var severity: Severity {
    switch self {
    case .responsible, .deadline, .indicator, .costed, .baseline, .target: .warning
    case .monitoring, .provision, .allocated, .source, .disaggregation: .info
    }
  }

  /// What is wrong, after the name of the action or indicator.
  var problem: String {
    switch self {
    case .responsible: "has no responsible institution"
    case .deadline: "has no date by which it is due"
    case .monitoring: "is monitored by nobody"
    case .provision: "implements no provision of a resolution"
    case .indicator: "is measured by no indicator, of its own, its output or its objectives"
    case .costed: "is not costed, nor is its output or an objective of it"
    case .allocated: "is costed, and nothing is allocated to it"
    case .baseline: "has no baseline"
    case .target: "has no target"
    case .source: "does not say where its values come from"
    case .disaggregation: "does not say by what its values are broken down"
    }
  }

  var remedy: String {
    switch self {
    case .responsible:
      "Name the one institution that answers for it, and the others as supporting."
    case .deadline: "Take it from the plan's calendar; a year will do. Without it, nothing is late."
    case .monitoring:
      "Name who looks at it besides those who lead, as a human rights commission or civil society."
    case .provision:
      "Name the paragraphs that it answers, as S/RES/1325 (2000)#OP1, in provisions or, where it "
        + "only helps, in contributes_to."
    case .indicator:
      "Enter the plan's indicator for it. Where the plan has none, ask for one in the next review."
    case .costed:
      "Enter what the costing annex says. Where there is no costing, ask for one: an action that "
        + "nobody has costed is seldom paid for."
    case .allocated:
      "Compare with the budget of the year: costed, allocated, disbursed and spent are four figures."
    case .baseline:
      "Enter what was measured at the start, with its date. Without it no change can be seen."
    case .target: "Enter the value aimed at, and by when."
    case .source: "Name the register, survey or report that the values are read from."
    case .disaggregation: "Say by what, as sex;age: a total hides who is left out."
    }
  }

  /// The field that the finding is about; nil where it is missing from another record.
  var field: String? {
    switch self {
    case .responsible: "responsible"
    case .deadline: "deadline"
    case .monitoring: "monitoring"
    case .provision: "provisions"
    case .indicator, .costed, .allocated: nil
    case .baseline: "baseline_value"
    case .target: "target_value"
    case .source: "source_of_verification"
    case .disaggregation: "disaggregations"
    }
  }
}
