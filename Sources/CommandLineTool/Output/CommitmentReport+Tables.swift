import Commitments
import GoldenThread

extension CommitmentReport {
  var terminalText: String {
    var text = factTable.terminalText
    let sections: [(String, Table)] = [
      ("What each voice says", Table(ReportedStatus.columns, statuses.map(\.row))),
      ("Every assessment, the latest first", assessmentTable),
      ("Evidence", evidenceTable), ("Disputes and rebuttals", disputeTable),
      ("Money stated; four figures, never added", money.table),
      ("The lines behind it", money.lineTable),
      ("Money through reviewed links; beside what is stated, never in it", linkedMoney.table),
      ("Indicators", indicatorTable),
    ]
    for (title, table) in sections where !table.rows.isEmpty {
      text += "\n\(title)\n\n\(table.terminalText)"
    }
    return text
  }

  private var factTable: Table {
    let way = path.map { step in
      (step.level, "\(step.code ?? "withheld") \(step.title ?? "")")
    }
    let facts: [(String, String?)] =
      [("id", "\(id)"), ("commitment", commitment), ("plan", "\(planCode) \(planTitle)")]
      + way + [
        ("start", start), ("deadline", deadline), ("state", state?.rawValue),
        ("successor", successor),
        ("predecessors", predecessors.isEmpty ? nil : predecessors.joined(separator: ", ")),
      ]
    let provisions = provisions.map { provision in
      (provision.relation, "\(provision.instrument)#\(provision.code) \(provision.summary)")
    }
    let duties = responsibilities.map { duty in
      let time = [duty.from, duty.to].compactMap { $0 }.joined(separator: " – ")
      return (duty.role, duty.institution + (time.isEmpty ? "" : " (\(time))"))
    }
    return Table(
      record: facts.filter { $0.1 != nil } + provisions + duties + [("today", today)])
  }

  /// A row for each assessment.
  var assessmentTable: Table {
    Table(
      [
        .init("id", "Assessment"), .init("assessedOn", "On"), .init("voice", "Voice"),
        .init("institution", "Assessor"), .init("assessor", "In the role of", limit: 30),
        .init("label", "Status"), .init("scale", "Scale"), .init("position", "Position", .number),
        .init("rationale", "Rationale", limit: 80), .init("evidence", "Evidence", limit: 80),
        .init("standing", "Standing", limit: 60),
      ],
      assessments.map { assessment in
        [
          "\(assessment.id)", assessment.assessedOn, assessment.voice.rawValue,
          assessment.institution, assessment.assessor, assessment.label, assessment.scale,
          assessment.position, assessment.rationale, evidence(assessment), standing(assessment),
        ]
      })
  }

  private func evidence(_ assessment: ReportedAssessment) -> String? {
    let codes = assessment.evidence.map { $0.code + ($0.grade.map { " (\($0))" } ?? "") }
    let hidden = assessment.withheldEvidence > 0 ? ["\(assessment.withheldEvidence) withheld"] : []
    return codes.isEmpty && hidden.isEmpty ? nil : (codes + hidden).joined(separator: "; ")
  }

  private func standing(_ assessment: ReportedAssessment) -> String? {
    if let reason = assessment.retraction { return "taken back: \(reason)" }
    if let later = assessment.supersededBy { return "superseded by \(later)" }
    return statuses.contains { $0.said?.assessment == assessment.id } ? "stands" : nil
  }

  private var evidenceTable: Table {
    var seen: Set<String> = []
    let evidence = assessments.flatMap(\.evidence).filter { seen.insert($0.code).inserted }
    return Table(
      [
        .init("code", "Evidence"), .init("kind", "Kind"), .init("grade", "Grade"),
        .init("title", "Title"), .init("kept", "Kept"), .init("url", "Address"),
        .init("sha256", "SHA-256", limit: 64),
      ],
      evidence.map {
        [$0.code, $0.kind, $0.grade, $0.title, $0.isKept ? "yes" : "no", $0.url, $0.sha256]
      })
  }

  private var disputeTable: Table {
    Table(
      [
        .init("id", "Id"), .init("kind", "What"), .init("of", "Of"), .init("by", "By"),
        .init("on", "On"), .init("state", "State"), .init("statement", "Statement", limit: 80),
        .init("evidence", "Evidence"),
      ],
      assessments.flatMap { assessment in
        assessment.disputes.flatMap { dispute in
          [
            [
              "\(dispute.id)", "dispute", "\(assessment.id)", dispute.institution,
              dispute.raisedOn, dispute.state, dispute.statement, nil,
            ]
          ]
            + dispute.rebuttals.map { rebuttal in
              [
                "\(rebuttal.id)", "rebuttal", "\(dispute.id)", rebuttal.institution,
                rebuttal.rebuttedOn, nil, rebuttal.statement,
                rebuttal.isEvidenceWithheld ? "withheld" : rebuttal.evidence,
              ]
            }
        }
      })
  }

  private var indicatorTable: Table {
    Table(
      [
        .init("id", "Id"), .init("code", "Indicator"), .init("title", "Title"),
        .init("baseline", "Baseline"), .init("target", "Target"),
        .init("source", "Source of verification"), .init("un", "UN indicator"),
      ],
      indicators.map {
        [
          "\($0.id)", $0.code, $0.title, $0.baseline.written, $0.target.written,
          $0.sourceOfVerification, $0.unIndicator,
        ]
      })
  }
}
