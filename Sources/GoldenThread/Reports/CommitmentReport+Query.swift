import Commitments
import Disclosure
import GRDB
import Kernel

extension CommitmentReport {
  /// Throws ``CommitmentLookupFailure`` where there is no such part of a plan, or none for this
  /// audience.
  public static func load(
    _ db: Database, node id: Int64, today: CalendarDate, for audience: Audience
  ) throws -> CommitmentReport {
    guard let page = try CommitmentPage.load(db, node: id, today: today),
      let own = page.path.last
    else { throw CommitmentLookupFailure.unnamed("#\(id)") }
    var gate = try CommitmentGate(db, for: audience)
    let key = "\(page.planCode)#\(own.code)"
    guard gate.admits(page.sensitivity) else {
      throw CommitmentLookupFailure.withheld("commitment", key)
    }
    let evidence = try CitedEvidence.load(db, assessments: page.statuses.map(\.assessment))
    // The history holds what stands too: it counts what is withheld for both.
    var counted = gate
    let statuses = ReportedStatus.all(
      page.statuses, isWithheld: false, gate: &counted, citing: evidence)
    let hidden = Set(statuses.filter { $0.kind == .withheld }.map(\.voice))
    let path = try steps(page.path, in: db, gate: &gate)
    let money = try StatedMoney(page.money, gate: &gate)
    let linkedMoney = try LinkedMeasure.allCases.map {
      try LinkedMoney.load(db, .part(id), $0, &gate)
    }
    var people = ThreadGate(gate)
    let links = try ThreadLink.of(.part(id), db, gate)
    let courses = try ThreadCourse.load(db, links.filter(\.isReviewed), &people)
    gate = people.records
    return CommitmentReport(
      today: page.today, audience: audience, id: id, commitment: key, level: own.level,
      title: own.title, plan: page.plan, planCode: page.planCode, planTitle: page.planTitle,
      path: path, start: page.start, deadline: page.deadline, state: page.state,
      successor: try page.successor.flatMap { try Neighbours.node($0, gate, in: db) },
      predecessors: try page.predecessors.compactMap { try Neighbours.node($0, gate, in: db) },
      provisions: page.provisions, responsibilities: page.responsibilities,
      indicators: page.indicators, statuses: statuses,
      differences: hidden.contains(.responsible)
        ? [] : page.differences.filter { !hidden.contains($0.voice) },
      assessments: page.assessments.compactMap { ReportedAssessment($0, gate: &gate) },
      money: money, linkedMoney: linkedMoney, courses: courses, withheld: gate.gate.withheld)
  }

  private static func steps(
    _ path: [CommitmentPage.Step], in db: Database, gate: inout CommitmentGate
  ) throws -> [Step] {
    try path.map { step in
      let own = try String.fetchOne(
        db, sql: "SELECT sensitivity FROM plan_nodes WHERE id = ?", arguments: [step.id])
      let isSeen = gate.passes("plan_nodes", own ?? "")
      return Step(
        id: isSeen ? step.id : nil, level: step.level, code: isSeen ? step.code : nil,
        title: isSeen ? step.title : nil, unPillar: isSeen ? step.unPillar : nil)
    }
  }
}
