import Pages

extension Words {
  /// The words of pages about plans and commitments in English.
  public static let commitments = Words.english.adding(
    [
      "plansReport": "Action plans",
      "planReport": "Plan report",
      "commitmentReport": "Commitment",
      "asOn": "as on {1}",
      "plan": "Plan", "commitment": "Commitment", "action": "Action",
      "territory": "Territory", "period": "Period",
      "deadline": "Deadline", "start": "Start", "id": "Id", "title": "Title",

      "field.title": "Title", "field.kind": "Kind", "field.territory": "Territory",
      "field.area": "Area", "field.generation": "Generation", "field.status": "Status",
      "field.adopted": "Adopted", "field.period_start": "Period begins",
      "field.period_end": "Period ends", "field.cycle_months": "Cycle, months",
      "field.lead_institution": "Lead", "field.url": "Address", "field.language": "Language",
      "claimed": "“{1}”, says {2}{3} (claim {4})",
      "claimedOn": ", {1}",
      "differs": "Sources differ.",
      "predecessor": "Follows", "successors": "Followed by", "parent": "Lies within",
      "instruments": "Implements", "territories": "Further territories",

      "voice.responsible": "Responsible", "voice.civil-society": "Civil society",
      "voice.independent": "Independent", "voice.donor": "Donor",
      "state.due": "due", "state.not-due": "not due", "state.undated": "undated",
      "state.dropped": "dropped", "state.merged": "merged", "state.reworded": "reworded",
      "state.later": "comes later",

      "progress": "Progress",
      "actionsDue": "Actions due on {2}: {1}.",
      "notCounted": "Not counted: {1}.",
      "withheldActions":
        "Actions due that are withheld themselves: {1}; each voice's status of them counts as withheld.",
      "voice": "Voice", "due": "Due",
      "count.complete": "complete", "count.underWay": "under way",
      "count.notStarted": "not started", "count.noEvidence": "no evidence",
      "count.noData": "no data", "count.notDue": "not due", "count.closed": "closed",
      "count.neverAssessed": "not assessed", "count.withheld": "withheld",
      "stale": "stale",
      "staleRule": "Stale: older than {1} months, the time between the plan's reports.",

      "divergenceRule":
        "Responsible higher by: its place on its scale, less the other voice's on its own, in per "
        + "cent of a scale, on the mean over actions due of which both say a place.",
      "comparable": "Comparable", "higherEqualLower": "Higher / equal / lower",
      "points": "{1} points",
      "nothingComparable": "–",
      "ofDue": "{1} of {2}",

      "matrix": "What each voice says of each action",
      "matrixRule":
        "The number is that of the statement below, which names its assessor, evidence and id.",
      "notAssessed": "not assessed",
      "noParts": "The plan has no parts yet.",
      "withheldPart": "withheld",

      "statements": "The statements",
      "statementsRule":
        "{1} opens an assessment by its id, {2} all that was said of an action, {3} the evidence.",
      "status": "Status", "assessor": "Assessor",
      "on": "On", "evidence": "Evidence",
      "noEvidenceNamed": "none named",
      "withheldEvidence.one": "{1} withheld", "withheldEvidence.other": "{1} withheld",
      "grade.strong": "strong", "grade.moderate": "moderate", "grade.weak": "weak",
      "grade.none": "not graded",
      "evidenceNamed": "Evidence named",
      "noStatements": "No voice has said anything.",

      "money": "Money",
      "moneyRule":
        "Four figures side by side, never added to each other, as sources state them; what is "
        + "stated is not converted. What is stated for parts is not added to what is stated for the plan.",
      "moneyRuleCommitment":
        "Four figures side by side, never added to each other, as sources state them; what is "
        + "stated is not converted.",
      "linkedMoney": "reviewed links",
      "nothingLinked": "No transaction is linked and reviewed.",
      "linkedRule":
        "Reviewed links: transactions by the weight of their links, each converted on its value "
        + "date. {1} (or spent) names them with the rate of each.",
      "linkedRest":
        "{1}: {2}; of the same transactions {3} {5} go to other commitments, and no link takes "
        + "{4} {5}.",
      "linkedGap": "{1} lacks {2} of {3} {4}: {5}",
      "linkedOmission": "{1} leaves out {2} of {3} {4}: {5}",
      "transactions.one": "{1} transaction", "transactions.other": "{1} transactions",
      "withheld.transactions": "transactions",
      "for": "For", "wholePlan": "stated for the plan", "itsParts": "stated for its parts",
      "thisCommitment": "stated for it", "currency": "Currency",
      "measure.costed": "Costed", "measure.allocated": "Allocated",
      "measure.disbursed": "Disbursed", "measure.spent": "Spent",
      "measure": "Measure", "amount": "Amount", "from": "From", "source": "Source",
      "line": "Line", "noMoney": "Nothing is stated.",

      "waiting": "What waits",
      "waiting.stale": "Stale", "waiting.unanswered": "Due, and nobody has assessed it",
      "waiting.responsible": "Due, and the responsible voice is silent",
      "waiting.undated": "Without a deadline", "waiting.disputed": "Disputed, unanswered",
      "staleStatus": "{1} ({2} days)",
      "nothing": "nothing", "nothingWaits": "Nothing waits.",
      "dispute":
        "{1}, {2} (assessment {3}): {4} on {5}, {6} days ago: “{7}” (dispute {8})",

      "courses": "People trained",
      "coursesRule":
        "By courses that reviewed links name: places that were accepted, at which somebody came, "
        + "and that were completed. Numbers of few people are withheld; cohorts are not added up.",
      "cohort": "Cohort", "held": "Held", "accepted": "Accepted", "reached": "Reached",
      "completed": "Completed", "noCohorts": "No cohort to show.",
      "withheld.cohorts": "cohorts", "withheld.enrolments": "numbers of people",

      "indicators": "Indicators", "indicator": "Indicator", "baseline": "Baseline",
      "target": "Target", "verification": "Source of verification",
      "unIndicator": "UN indicator",

      "origin": "About this page",

      "claimedDifferently": "Sources differ on",
      "noPlans": "There are no plans to show.",
      "notDue": "Not due", "undated": "Undated",

      "path": "In the plan", "stateNow": "Stands", "livesOnAs": "Lives on as",
      "cameFrom": "Came from",
      "role.lead": "Leads", "role.support": "Supports", "role.report": "Reports",
      "role.monitor": "Monitors",
      "implements": "Implements", "contributes": "Contributes to",
      "standing": "What stands", "difference": "Responsible higher by",
      "assessments": "Every assessment, the latest first",
      "noAssessments": "Nobody has assessed it.",
      "stands": "stands", "superseded": "superseded by {1}", "takenBack": "taken back: {1}",
      "corrects": "corrects {1}",

      "place": "{1} % of the scale",
      "sha256": "SHA-256", "kept": "kept in the store", "linked": "a link",
      "raisedOn": "Dispute {1}, {2}, {3}: “{4}” ({5})",
      "rebuttedOn": "Answer {1}, {2}, {3}: “{4}”",
      "dispute.open": "open", "dispute.answered": "answered", "dispute.withdrawn": "withdrawn",

      "withheld.policy_plans": "plans", "withheld.plan_nodes": "parts of plans",
      "withheld.assessments": "assessments", "withheld.evidence": "pieces of evidence",
      "withheld.plan_money": "lines of money", "withheld.disputes": "disputes",
    ])
}
