import Commitments
import Kernel
import Pages

/// A commitment's page: everything said of it, with assessors, evidence and ids. Self-contained,
/// prints on A4.
public struct CommitmentReportHTML {
  let report: CommitmentReport
  let words: Words
  let writing: ReportWriting

  public init(_ report: CommitmentReport, words: Words = .commitments) {
    self.report = report
    self.words = words
    writing = ReportWriting(words)
  }

  /// Throws where the template is missing or cannot be read.
  public func render() throws(PageFailure) -> String {
    try PageTemplates.of("GoldenThread").render(page, with: "commitment-report")
  }

  /// The same without its frame, for a page that has one.
  public func renderMain() throws(PageFailure) -> String {
    try PageTemplates.of("GoldenThread").renderMain(page, of: "commitment-report")
  }

  /// What the template shows: texts alone, already in the reader's manner.
  var page: [String: Any] {
    let whom = words["thisCommitment"]
    let money =
      writing.money(report.money, for: whom) + writing.linked(report.linkedMoney)
    return [
      "language": words.language, "words": words.entries,
      "title": report.title, "commitment": report.commitment, "planTitle": report.planTitle,
      "asOn": words["asOn", writing.written.date(report.today)],
      "facts": facts, "statuses": report.statuses.map(status),
      "measures": StatedMoney.measures.map { words["measure.\($0)"] },
      "money": money, "hasMoney": !money.isEmpty,
      "linkedNotes": writing.linkedNotes(report.linkedMoney, of: report.commitment),
      "hasMoneyLines": !report.money.lines.isEmpty,
      "moneyLines": writing.moneyLines(report.money, for: whom),
      "courses": writing.courses(report.courses), "hasCourses": !report.courses.isEmpty,
      "indicators": writing.indicators(report.indicators),
      "hasIndicators": !report.indicators.isEmpty,
      "assessments": report.assessments.map(assessment),
      "hasAssessments": !report.assessments.isEmpty,
      "origin": writing.origin(report.audience, report.withheld),
    ]
  }

  private var facts: [[String: Any]] {
    let way = report.path.dropLast().map { step in
      [step.code, step.title ?? words["withheldPart"]].compactMap { $0 }.joined(separator: " ")
    }
    var facts = [
      writing.fact(words["id"], ["#\(report.id)"]), writing.fact(words["path"], Array(way)),
    ]
    let state = report.state.map { words["state.\($0.rawValue)"] }
    let lines: [(String, [String])] =
      [
        ("start", [report.start].compactMap { $0 }.map(writing.written.date)),
        ("deadline", [report.deadline].compactMap { $0 }.map(writing.written.date)),
        ("stateNow", [state].compactMap { $0 }),
        ("livesOnAs", [report.successor].compactMap { $0 }), ("cameFrom", report.predecessors),
      ]
      + ["implements", "contributes"].map { relation in
        (
          relation,
          report.provisions.filter { $0.relation == relation }
            .map { "\($0.instrument) \($0.code): \($0.summary)" }
        )
      }
      + ["lead", "support", "report", "monitor"].map { role in
        ("role.\(role)", report.responsibilities.filter { $0.role == role }.map(duty))
      }
    facts += lines.filter { !$0.1.isEmpty }.map { writing.fact(words[$0.0], $0.1) }
    return facts
  }

  private func duty(_ duty: CommitmentPage.Responsibility) -> String {
    guard duty.from != nil || duty.to != nil else { return duty.institution }
    return "\(duty.institution) (\(writing.written.period(duty.from, duty.to)))"
  }

  private func status(_ status: ReportedStatus) -> [String: Any] {
    let difference = report.differences.first { $0.voice == status.voice }?.difference
    return [
      "voice": writing.voice(status.voice), "mark": writing.mark(status),
      "label": writing.label(status), "isQuiet": status.kind != .assessed,
      "anchor": writing.section(status.said.map { "a\($0.assessment)" }),
      "assessor": status.said?.institution ?? "",
      "on": status.said.map { writing.written.date($0.assessedOn) } ?? "",
      "isStale": status.said?.isStale == true,
      "evidence": status.said == nil ? [] : writing.evidence(status),
      "difference": difference.map(writing.written.points) ?? "",
    ]
  }

  private func assessment(_ assessment: ReportedAssessment) -> [String: Any] {
    let stands = report.statuses.contains { $0.said?.assessment == assessment.id }
    let isGone = assessment.retraction != nil || assessment.supersededBy != nil
    let standing = [
      assessment.retraction.map { words["takenBack", $0] },
      assessment.supersededBy.map { words["superseded", "#\($0)"] },
      assessment.supersedes.map { words["corrects", "#\($0)"] },
      stands ? words["stands"] : nil,
    ].compactMap { $0 }
    let place = assessment.position.map { words["place", writing.written.perCent($0)] }
    return [
      "anchor": "a\(assessment.id)", "id": "#\(assessment.id)",
      "voice": writing.voice(assessment.voice), "label": assessment.label, "isGone": isGone,
      "on": writing.written.date(assessment.assessedOn),
      "standing": standing.joined(separator: ", "),
      "assessor": [assessment.institution, assessment.assessor].compactMap { $0 }
        .joined(separator: ", "),
      "scale": [assessment.scale, place].compactMap { $0 }.joined(separator: ", "),
      "rationale": assessment.rationale, "evidence": assessment.evidence.map(evidence),
      "withheldEvidence": assessment.withheldEvidence > 0
        ? [words.count(assessment.withheldEvidence, "withheldEvidence")] : [],
      "disputes": assessment.disputes.flatMap(dispute),
    ]
  }

  private func evidence(_ evidence: AssessmentRecord.Evidence) -> [String: Any] {
    // Only what a browser may follow without running it becomes a link.
    let isWeb = ["https://", "http://"].contains {
      evidence.url?.lowercased().hasPrefix($0) == true
    }
    return [
      "code": evidence.code, "grade": writing.grade(evidence.grade), "title": evidence.title,
      "locator": writing.section(evidence.locator), "url": writing.section(evidence.url),
      "link": writing.section(isWeb ? evidence.url : nil), "sha256": evidence.sha256,
      "kept": words[evidence.isKept ? "kept" : "linked"],
    ]
  }

  private func dispute(_ dispute: ReportedAssessment.Dispute) -> [String] {
    [
      words[
        "raisedOn", "#\(dispute.id)", dispute.institution, writing.written.date(dispute.raisedOn),
        dispute.statement, words["dispute.\(dispute.state)"]]
    ]
      + dispute.rebuttals.map { rebuttal in
        let evidence = rebuttal.isEvidenceWithheld ? words["withheld"] : rebuttal.evidence
        return words[
          "rebuttedOn", "#\(rebuttal.id)", rebuttal.institution,
          writing.written.date(rebuttal.rebuttedOn), rebuttal.statement]
          + (evidence.map { " (\(words["evidence"].lowercased()): \($0))" } ?? "")
      }
  }
}
