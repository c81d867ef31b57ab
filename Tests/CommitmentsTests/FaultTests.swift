import Storage
import Testing

@testable import Commitments

/// Expects a fault of a rule and field, with a remedy.
func expectFault(
  _ rule: String, _ field: String?, _ place: SourceLocation = #_sourceLocation,
  _ body: () throws -> Void
) {
  let fault = #expect(throws: FieldFault.self, sourceLocation: place) { try body() }
  #expect(fault?.rule == "template.\(rule)", "\(fault as Any)", sourceLocation: place)
  #expect(fault?.field == field, sourceLocation: place)
  #expect(fault?.remedy.hasSuffix(".") == true, sourceLocation: place)
}

/// What the forms refuse, with the field and a remedy.
struct FaultTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let form: String
    let base: RecordValues
    let values: RecordValues
    let rule: String
    let field: String?

    init(
      _ form: String, _ base: RecordValues, _ values: RecordValues, _ rule: String,
      _ field: String?
    ) {
      self.form = form
      self.base = base
      self.values = values
      self.rule = rule
      self.field = field
    }

    var testDescription: String { "\(form): \(values)" }
  }

  private static let money: RecordValues = [
    "plan": "XA-1", "measure": "costed", "amount": "1", "currency": "NPR",
  ]
  private static let indicator: RecordValues = [
    "plan": "XA-1", "code": "I", "title": "x", "measure": "1",
  ]
  private static let next: RecordValues = Sample.action.merging(["code": "1.1.9"]) { $1 }

  static let cases: [Case] = [
    Case("plans", Sample.plan, ["code": "A#B"], "value.key", "code"),
    Case("plans", Sample.plan, ["code": "N", "territory": "ZZ"], "value.territory", "territory"),
    Case("plans", Sample.plan, ["code": "N", "period_end": "2024-13"], "value.date", "period_end"),
    Case("plans", Sample.plan, ["code": "N", "period_end": "2023"], "record.refused", nil),
    Case(
      "plans", Sample.plan, ["code": "N", "predecessor": "XA-9"], "reference.unknown", "predecessor"
    ),
    Case(
      "plans", Sample.plan, ["code": "N", "instruments": "S/RES/1"], "reference.unknown",
      "instruments"),
    Case("plans", Sample.plan, [:], "record.refused", nil),
    Case("plan-matrix", next, ["plan": "XA-9"], "reference.unknown", "plan"),
    Case("plan-matrix", next, ["pillar": "1 Protection"], "node.path", "pillar"),
    Case("plan-matrix", next, ["pillar": "9"], "node.path", "pillar"),
    Case(
      "plan-matrix", next, ["pillar": "1", "pillar_un": "protection"], "node.path", "pillar_un"),
    Case("plan-matrix", next, ["pillar": "2", "pillar_un": ""], "node.path", "objective"),
    Case("plan-matrix", next, ["objective": "1.1.1"], "node.path", "objective"),
    Case("plan-matrix", next, ["objective": "1.1 > "], "node.path", "objective"),
    Case(
      "plan-matrix", next, ["provisions": "S/RES/1325 (2000)#OP19"], "reference.unknown",
      "provisions"),
    Case(
      "plan-matrix", next, ["provisions": "S/RES/1325 (2000)"], "reference.unknown", "provisions"),
    Case("plan-matrix", next, ["fate": "merged"], "node.successor", "successor"),
    Case(
      "plan-matrix", next, ["fate": "merged", "successor": "1.1"], "node.successor", "successor"),
    Case(
      "plan-matrix", next, ["fate": "merged", "successor": "1.1.9"], "reference.unknown",
      "successor"),
    Case("plan-matrix", next, ["fate": "dropped", "successor": "1.1.1"], "record.refused", nil),
    Case("plan-matrix", next, ["until_version": "1", "fate": "dropped"], "record.refused", nil),
    Case("plan-matrix", next, ["deadline": "2023"], "record.refused", nil),
    Case("plan-matrix", next, ["deadline": "soon"], "value.date", "deadline"),
    Case("plan-matrix", next, ["responsible": "#1"], "reference.unknown", "responsible"),
    Case(
      "plan-indicators", indicator, ["baseline_value": "many"], "value.decimal", "baseline_value"),
    Case(
      "plan-indicators", indicator, ["un_indicator": "27"], "value.un-indicator", "un_indicator"),
    Case(
      "plan-indicators", indicator, ["un_indicator": "21a;21b"], "value.un-indicator",
      "un_indicator"),
    Case("plan-indicators", indicator, ["baseline_numerator": "1"], "record.refused", nil),
    Case("plan-indicators", indicator, ["node": "9.9"], "reference.unknown", "node"),
    Case("plan-money", money, ["amount": "-1"], "record.refused", nil),
    Case("plan-money", money, ["amount": "1.0000001"], "value.decimal", "amount"),
    Case("plan-money", money, ["currency": "ZZZ"], "value.currency", "currency"),
    Case("plan-money", money, ["measure": "pledged"], "record.refused", nil),
    Case("assessments", Sample.assessment, ["value": "halfway"], "assessment.value", "value"),
    Case("assessments", Sample.assessment, ["scale": "stars"], "reference.unknown", "scale"),
    Case("assessments", Sample.assessment, ["rationale": "  "], "value.missing", "rationale"),
    Case("assessments", Sample.assessment, ["institution": ""], "value.missing", "institution"),
    Case("assessments", Sample.assessment, ["assessed_on": "2025-03"], "value.date", "assessed_on"),
    Case("assessments", Sample.assessment, ["node": "1.1.1"], "reference.unknown", "node"),
    Case(
      "assessments", Sample.assessment, ["evidence": "NONE#p. 1"], "reference.unknown", "evidence"),
    Case(
      "assessments", Sample.assessment, ["supersedes": "#12"], "reference.unknown", "supersedes"),
    Case("evidence", Sample.evidence, ["sha256": "abc"], "value.sha256", "sha256"),
    Case("evidence", Sample.evidence, ["url": ""], "record.refused", nil),
  ]

  @Test("The form refuses it and says what to do", arguments: cases)
  func refuses(entry: Case) throws {
    let store = try CommitmentsStore.withPlan()
    let digest = try store.read { try store.store.contentDigest($0) }
    expectFault(entry.rule, entry.field) {
      try store.add(entry.form, entry.base.merging(entry.values) { $1 })
    }
    #expect(try store.read { try store.store.contentDigest($0) } == digest)
  }

  @Test("An assessment never changes; one's own, latest, is corrected by another")
  func assessments() throws {
    let store = try CommitmentsStore.withPlan()
    let first = try store.assess(.civilSociety, "limited", on: "2025-03-08")
    expectFault("assessment.fixed", nil) {
      try store.set("assessments", first, [("value", "complete")])
    }
    expectFault("assessment.supersedes", "supersedes") {
      try store.assess(.responsible, "complete", on: "2025-03-09", supersedes: first)
    }
    let second = try store.assess(
      .civilSociety, "substantial", on: "2025-03-09", supersedes: first)
    expectFault("assessment.supersedes", "supersedes") {
      try store.assess(.civilSociety, "complete", on: "2025-03-10", supersedes: first)
    }
    try store.retract(second)
    try store.assess(.civilSociety, "complete", on: "2025-03-10", supersedes: first)
  }

  @Test("No plan and no action comes back to itself by way of others")
  func loops() throws {
    let store = try CommitmentsStore.withPlan()
    let second = try store.add(
      "plans",
      Sample.plan.merging(["code": "XA-2", "predecessor": "XA-1", "parent": "XA-1"]) { $1 })
    _ = second
    expectFault("plan.loop", "predecessor") {
      try store.set("plans", store.plan(), [("predecessor", "XA-2")])
    }
    expectFault("plan.loop", "parent") {
      try store.set("plans", store.plan(), [("parent", "XA-2")])
    }
    try store.set(
      "plan-matrix", store.node("1.1.1"), [("fate", "merged"), ("successor", "2.1.1")])
    expectFault("node.loop", "successor") {
      try store.set(
        "plan-matrix", store.node("2.1.1"), [("fate", "reworded"), ("successor", "1.1.1")])
    }
  }

  @Test("Institutions that share a name are told apart by country, or else by id")
  func ambiguous() throws {
    let store = try CommitmentsStore.withPlan()
    let id = try store.add(
      "institutions", ["name": "Illustrative Ministry", "kind": "government", "country": "UG"])
    expectFault("reference.ambiguous", "institution") {
      try store.assess(.responsible, "limited", on: "2025-01-01")
    }
    let assessment = try store.assess(
      .responsible, "limited", on: "2025-01-01", ["institution": "illustrative ministry (UG)"])
    #expect(
      try store.held("assessments", assessment)?["institution"] == "Illustrative Ministry (UG)")
    try store.assess(.responsible, "limited", on: "2025-01-02", ["institution": "#\(id)"])
  }

  @Test("Each reference names a form of this room")
  func references() {
    let forms = Set(CommitmentsTargets.all.map(\.form.name))
    for target in CommitmentsTargets.all {
      for field in target.form.fields {
        switch field.type {
        case .reference(let form), .list(of: .reference(let form)):
          #expect(forms.contains(form), "\(target.form.name).\(field.name)")
        default: break
        }
      }
    }
  }
}
