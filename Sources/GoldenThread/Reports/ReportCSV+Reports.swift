import Commitments

extension ReportCSV {
  public init(_ list: PlanList) {
    lines =
      list.plans.flatMap { plan in
        [
          Line(
            section: "plan", item: plan.code, text: plan.title, value: plan.status,
            date: [plan.periodStart, plan.periodEnd].compactMap { $0 }.joined(separator: "/"),
            note: plan.claimedDifferently.isEmpty
              ? nil : "sources differ on \(plan.claimedDifferently.joined(separator: ", "))",
            id: "#\(plan.id)")
        ] + Line.progress(plan.progress, plan.divergence, of: plan.code)
          + Line.courses(plan.courses)
      } + Line.origin(list.today, list.audience, list.withheld)
  }

  public init(_ report: PlanReport) {
    let facts = report.facts.flatMap { fact in
      [
        Line(
          section: "plan", item: fact.field, value: fact.value,
          note: fact.differs ? "sources differ" : nil, id: "#\(report.id)")
      ]
        + fact.claims.map {
          Line(
            section: "claim", item: fact.field, value: $0.value, institution: $0.source,
            date: $0.dated, evidence: $0.url, id: "#\($0.id)")
        }
    }
    let parts = report.parts.flatMap { part in
      [
        Line(
          section: part.level, item: part.code, text: part.title ?? "withheld",
          value: part.state?.rawValue, date: part.deadline, note: part.successor,
          id: part.id.map { "#\($0)" })
      ] + part.statuses.map { Line.status($0, of: report.key(part), part.title) }
    }
    let disputes = report.disputes.map {
      Line(
        section: "dispute", item: $0.commitment, text: $0.statement, voice: $0.voice.rawValue,
        value: "open", institution: $0.institution, date: $0.raisedOn, number: "\($0.ageDays)",
        unit: "days", note: "assessment #\($0.assessment)", id: "#\($0.id)")
    }
    lines =
      facts + Line.progress(report.progress, report.divergence, of: report.code) + parts
      + Line.money(report.money, of: report.code, "plan as a whole")
      + Line.money(report.partsMoney, of: report.code, "parts of the plan")
      + Line.linked(report.linkedMoney, of: report.code) + Line.courses(report.courses)
      + Line.indicators(report.indicators) + disputes
      + Line.origin(report.today, report.audience, report.withheld)
  }

  public init(_ report: CommitmentReport) {
    let facts = [
      Line(
        section: report.level, item: report.commitment, text: report.title,
        value: report.state?.rawValue, date: report.deadline, note: report.successor,
        id: "#\(report.id)")
    ]
    let provisions = report.provisions.map {
      Line(
        section: "provision", item: "\($0.instrument)#\($0.code)", text: $0.summary,
        value: $0.relation, id: "#\($0.id)")
    }
    let duties = report.responsibilities.map {
      Line(
        section: "responsibility", value: $0.role, institution: $0.institution,
        date: [$0.from, $0.to].compactMap { $0 }.joined(separator: "/"))
    }
    lines =
      facts + provisions + duties
      + report.statuses.map { Line.status($0, of: report.commitment, report.title) }
      + report.assessments.flatMap(ReportCSV.assessment)
      + Line.money(report.money, of: report.commitment, "commitment")
      + Line.linked(report.linkedMoney, of: report.commitment)
      + Line.courses(report.courses)
      + Line.indicators(report.indicators)
      + Line.origin(report.today, report.audience, report.withheld)
  }

  /// An assessment, each piece of its evidence, and what was said against it.
  private static func assessment(_ assessment: ReportedAssessment) -> [Line] {
    let gone =
      assessment.retraction.map { "taken back: \($0)" }
      ?? assessment.supersededBy.map { "superseded by #\($0)" }
    let own = Line(
      section: "assessment", text: assessment.rationale, voice: assessment.voice.rawValue,
      value: assessment.label, meaning: assessment.meaning?.rawValue,
      institution: assessment.institution, date: assessment.assessedOn,
      number: assessment.position, unit: assessment.scale,
      evidence: assessment.evidence.map(\.code).joined(separator: "; "),
      note: gone ?? assessment.assessor, id: "#\(assessment.id)")
    let evidence = assessment.evidence.map {
      Line(
        section: "evidence", item: $0.code, text: $0.title, value: $0.kind, meaning: $0.grade,
        date: $0.dated, evidence: $0.sha256, note: $0.url ?? ($0.isKept ? "kept" : nil),
        id: "#\($0.id)")
    }
    let disputes = assessment.disputes.flatMap { dispute in
      [
        Line(
          section: "dispute", text: dispute.statement, value: dispute.state,
          institution: dispute.institution, date: dispute.raisedOn,
          note: "assessment #\(assessment.id)", id: "#\(dispute.id)")
      ]
        + dispute.rebuttals.map {
          Line(
            section: "rebuttal", text: $0.statement, institution: $0.institution,
            date: $0.rebuttedOn, evidence: $0.isEvidenceWithheld ? "withheld" : $0.evidence,
            note: "dispute #\(dispute.id)", id: "#\($0.id)")
        }
    }
    return [own] + evidence + disputes
  }
}
