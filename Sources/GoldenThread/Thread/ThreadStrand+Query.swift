import Commitments
import Disclosure
import GRDB
import Kernel
import Portfolio

extension ThreadStrand {
  /// - Parameter links: by which the thread's beginning is linked to the commitment.
  static func load(
    _ db: Database, node: Int64, through links: [ThreadLink], today: CalendarDate,
    _ gate: inout ThreadGate
  ) throws -> ThreadStrand {
    let audience = gate.records.gate.audience
    let report = try CommitmentReport.load(db, node: node, today: today, for: audience)
    // Money and people are counted once, by their sources.
    let own = ["transactions", "cohorts", "enrolments"]
    for withheld in report.withheld where !own.contains(withheld.what) {
      gate.withhold(withheld.what, count: withheld.count)
    }
    let scope = ThreadScope.part(node)
    for hidden in try scope.hidden(db, gate.records) { gate.withhold("plan_nodes", hidden) }
    var counted = gate.records
    let money = try ThreadMoney.load(db, scope, &counted)
    let behind = try ThreadLink.of(scope, db, gate.records)
    let sources = try ThreadSource.load(db, behind, money, &gate)
    let concerns = try ThreadConcern.load(db, behind, today: today, &gate)
    let courses = try ThreadCourse.load(db, behind, &gate)
    return ThreadStrand(
      links: links, id: node, commitment: report.commitment, level: report.level,
      title: report.title, deadline: report.deadline, state: report.state, plan: report.plan,
      planCode: report.planCode, planTitle: report.planTitle, path: report.path,
      instruments: try instruments(db, report.plan),
      provisions: try provisions(db, report.path), statuses: report.statuses, money: money,
      sources: sources, concerns: concerns, courses: courses,
      unanswered: Unanswered(
        concerns: waiting(concerns), disputes: openDisputes(report, today),
        actions: try unassessed(db, report, today, audience)))
  }

  private static func instruments(_ db: Database, _ plan: Int64) throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        SELECT i.symbol FROM plan_instruments l JOIN instruments i ON i.id = l.instrument_id
        WHERE l.plan_id = ? ORDER BY i.adopted, i.symbol
        """, arguments: [plan])
  }

  /// The commitment's own first, then those of the parts that it lies in.
  private static func provisions(
    _ db: Database, _ path: [CommitmentReport.Step]
  ) throws -> [Provision] {
    try path.reversed().flatMap { step in
      try Row.fetchAll(
        db,
        sql: """
          SELECT v.id, i.symbol, v.code, v.summary, l.relation
          FROM node_provisions l JOIN provisions v ON v.id = l.provision_id
            JOIN instruments i ON i.id = v.instrument_id
          WHERE l.node_id = ? ORDER BY l.relation DESC, i.adopted, i.symbol, v.ordinal
          """, arguments: [step.id]
      ).map { row in
        Provision(
          id: row[0], instrument: row[1], code: row[2], summary: row[3], relation: row[4],
          of: step.code ?? "")
      }
    }
  }

  private static func waiting(_ concerns: [ThreadConcern]) -> [Waiting] {
    concerns.compactMap { entry in
      entry.concern.ageDays.map {
        Waiting(
          id: entry.concern.id, code: entry.concern.code, state: entry.concern.state.rawValue,
          ageDays: $0)
      }
    }.sorted { ($1.ageDays, $0.code) < ($0.ageDays, $1.code) }
  }

  private static func openDisputes(
    _ report: CommitmentReport, _ today: CalendarDate
  ) -> [OpenDispute] {
    report.assessments.filter { $0.retraction == nil }.flatMap { assessment in
      assessment.disputes.filter { $0.state == "open" && $0.raisedOn <= today.description }
        .map { dispute in
          let raised = CalendarDate(dispute.raisedOn)?.dayNumber
          return OpenDispute(
            id: dispute.id, assessment: assessment.id, commitment: report.commitment,
            voice: assessment.voice, institution: dispute.institution, raisedOn: dispute.raisedOn,
            ageDays: (today.dayNumber ?? 0) - (raised ?? today.dayNumber ?? 0),
            statement: dispute.statement)
        }
    }.sorted { ($0.raisedOn, $0.id) < ($1.raisedOn, $1.id) }
  }

  /// Of the commitment, or of all actions below a part that is none.
  private static func unassessed(
    _ db: Database, _ report: CommitmentReport, _ today: CalendarDate, _ audience: Audience
  ) throws -> [String] {
    guard report.level != "action" else {
      let isSilent = report.state == .due && report.statuses.allSatisfy(\.isSilent)
      return isSilent ? [report.commitment] : []
    }
    let plan = try PlanReport.load(db, plan: report.plan, today: today, for: audience)
    guard let own = plan.parts.firstIndex(where: { $0.id == report.id }) else { return [] }
    return plan.parts[(own + 1)...].prefix { $0.depth > plan.parts[own].depth }
      .filter { $0.state == .due && $0.statuses.allSatisfy(\.isSilent) }
      .compactMap(plan.key)
  }
}

extension ReportedStatus {
  fileprivate var isSilent: Bool { kind == .neverAssessed }
}
