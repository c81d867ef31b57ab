import PluginProtocol

/// Takes the records of plans in any order, and finds what is missing.
struct CompletenessCheck {
  private let forms: Set<String>
  private let off: Set<String>
  private var actions: [PlanAction] = []
  private var measured: Set<PlanAction.Part> = []
  private var costed: Set<PlanAction.Part> = []
  private var funded: Set<PlanAction.Part> = []

  init(_ parameters: Call.Parameters) {
    forms = Set(parameters.forms)
    off =
      if case .text(let names)? = parameters.settings["off"] {
        Set(names.split { $0 == ";" || $0.isWhitespace }.map(String.init))
      } else { [] }
  }

  /// What can be said of a record by itself.
  mutating func take(_ record: RecordItem) -> [FindingItem] {
    switch record.form {
    case "plan-matrix": return take(action: record)
    case "plan-indicators":
      if let part = part(of: record) { measured.insert(part) }
      return findings(indicator: record)
    case "plan-money":
      guard let part = part(of: record) else { return [] }
      if record["measure"] == "costed" { costed.insert(part) } else { funded.insert(part) }
      return []
    default: return []
    }
  }

  /// What can be said when all records are known.
  func finish() -> [FindingItem] {
    actions.flatMap { action in
      let isCosted = action.parts.contains(where: costed.contains)
      let isFunded = action.parts.contains(where: funded.contains)
      let rules: [(CompletenessRule, Bool)] = [
        (.indicator, knows("plan-indicators") && !action.parts.contains(where: measured.contains)),
        (.costed, knows("plan-money") && !isCosted),
        (.allocated, knows("plan-money") && isCosted && !isFunded),
      ]
      return findings(rules, action.name, action.ref)
    }
  }

  /// Whether records of a form are sent at all; where not, nothing is known to be missing.
  private func knows(_ form: String) -> Bool { forms.contains(form) }

  private mutating func take(action record: RecordItem) -> [FindingItem] {
    // What a revision dropped, merged or reworded is no commitment any more.
    guard record["until_version"] == nil, record["fate"] == nil else { return [] }
    let action = PlanAction(record)
    actions.append(action)
    return findings(
      [
        (.responsible, record["responsible"] == nil), (.deadline, record["deadline"] == nil),
        (.monitoring, record["monitoring"] == nil),
        (.provision, record["provisions"] == nil && record["contributes_to"] == nil),
      ], action.name, action.ref)
  }

  private func findings(indicator record: RecordItem) -> [FindingItem] {
    func lacks(_ level: String) -> Bool {
      record["\(level)_value"] == nil && record["\(level)_numerator"] == nil
    }
    return findings(
      [
        (.baseline, lacks("baseline")), (.target, lacks("target")),
        (.source, record["source_of_verification"] == nil),
        (.disaggregation, record["disaggregations"] == nil),
      ], "The indicator \(record["code"] ?? "") of \(record["plan"] ?? "")", record.ref)
  }

  private func findings(
    _ rules: [(CompletenessRule, Bool)], _ name: String, _ ref: String?
  ) -> [FindingItem] {
    rules.filter { $1 && !off.contains($0.rawValue) }.map { rule, _ in
      FindingItem(
        severity: rule.severity, rule: rule.rawValue, message: "\(name) \(rule.problem).",
        remedy: rule.remedy, ref: ref, field: rule.field)
    }
  }

  /// The part of a plan that a record is about; nil for the plan as a whole.
  private func part(of record: RecordItem) -> PlanAction.Part? {
    record["node"].map { PlanAction.Part(plan: record["plan"] ?? "", code: $0) }
  }
}
