import GRDB
import Storage
import Testing

@testable import Commitments

extension CommitmentsStore {
  /// The target of a form.
  func target(_ form: String) throws -> any ImportTarget {
    guard let target = CommitmentsTargets.all.first(where: { $0.form.name == form }) else {
      throw NoSuchForm(name: form)
    }
    return target
  }

  /// Adds a record of a form in a change of its own.
  @discardableResult
  func add(_ form: String, _ values: RecordValues) throws -> Int64 {
    let target = try target(form)
    return try change { try target.add(values, in: $0) }
  }

  func set(_ form: String, _ id: Int64, _ values: [(String, String?)]) throws {
    let target = try target(form)
    try change { try target.change(id, values, in: $0) }
  }

  func held(_ form: String, _ id: Int64) throws -> RecordValues? {
    let target = try target(form)
    return try read { try target.held(id, in: $0)?.values }
  }

  /// A plan with two pillars, an action in each, and two institutions. Illustrative.
  static func withPlan() throws -> CommitmentsStore {
    let store = try CommitmentsStore()
    for (name, kind) in [
      ("Illustrative Ministry", "government"), ("Illustrative Network", "civil-society"),
    ] {
      try store.add("institutions", ["name": name, "kind": kind])
    }
    try store.add("plans", Sample.plan)
    try store.add("plan-matrix", Sample.action)
    try store.add(
      "plan-matrix",
      Sample.action.merging([
        "pillar": "2 Protection", "pillar_un": "protection", "objective": "2.1 Courts",
        "code": "2.1.1", "title": "Mobile courts", "deadline": "2025-06",
      ]) { $1 })
    return store
  }

  /// Adds an assessment of an action of the sample plan.
  @discardableResult
  func assess(
    _ voice: Voice, _ value: String, on day: String, of code: String = "1.1.1",
    supersedes: Int64? = nil, _ further: RecordValues = [:]
  ) throws -> Int64 {
    var values = Sample.assessment.merging(
      [
        "node": "XA-1#\(code)", "voice": voice.rawValue, "value": value, "assessed_on": day,
        "institution": voice == .responsible ? "Illustrative Ministry" : "Illustrative Network",
      ]) { $1 }
    values["supersedes"] = supersedes.map { "#\($0)" }
    return try add("assessments", values.merging(further) { $1 })
  }

  /// Takes an assessment back, as undoing does.
  func retract(_ assessment: Int64) throws {
    try change {
      try $0.insert(
        "assessment_retractions", id: $0.newID(),
        [("record_id", assessment), ("reason", "test"), ("revision_id", $0.revision)])
    }
  }

  func node(_ code: String, plan: String = "XA-1") throws -> Int64 {
    try read { try RecordKey.node.id("\(plan)#\(code)", field: "node", in: $0) }
  }

  /// The page of an action of the sample plan on a day.
  func page(_ code: String, _ day: String) throws -> CommitmentPage {
    let node = try node(code)
    let today = try asOf(day)
    return try #require(try read { try CommitmentPage.load($0, node: node, today: today) })
  }

  func plan(_ code: String = "XA-1") throws -> Int64 {
    try read { try RecordKey.plan.id(code, field: "plan", in: $0) }
  }
}

struct NoSuchForm: Error {
  let name: String
}

/// Records that are complete and in order; illustrative.
enum Sample {
  static let plan: RecordValues = [
    "code": "XA-1", "kind": "national", "title": "Illustrative plan I", "territory": "NP",
    "status": "in-force", "period_start": "2024", "period_end": "2027", "cycle_months": "12",
    "instruments": "S/RES/1325 (2000);S/RES/1820 (2008)", "sensitivity": "public",
  ]
  static let action: RecordValues = [
    "plan": "XA-1", "pillar": "1 Participation", "pillar_un": "participation",
    "objective": "1.1 Peace talks", "code": "1.1.1", "title": "A quota in delegations",
    "responsible": "Illustrative Ministry", "supporting": "Illustrative Network",
    "start": "2024", "deadline": "2025", "provisions": "S/RES/1325 (2000)#OP1",
    "contributes_to": "S/RES/1889 (2009)#OP17", "sensitivity": "public",
  ]
  static let assessment: RecordValues = [
    "node": "XA-1#1.1.1", "institution": "Illustrative Network", "voice": "civil-society",
    "scale": "ogp-completion", "value": "limited", "rationale": "Two of ten delegations.",
    "assessed_on": "2025-03-08", "sensitivity": "public",
  ]
  static let evidence: RecordValues = [
    "code": "AR-2024", "kind": "report", "title": "Illustrative annual report", "grade": "moderate",
    "dated": "2024", "url": "https://example.org/ar", "language": "en", "sensitivity": "internal",
    "sha256": String(repeating: "0f", count: 32), "consent": "not-needed",
  ]
}
