import Commitments
import Disclosure
import GoldenThread

extension PlanReport {
  var terminalText: String {
    var text = factTable.terminalText
    let sections: [(String, Table)] = [
      (
        "Actions due, by what each voice says of them",
        Table(ReportedProgress.columns, progress.rows(divergence))
      ),
      ("Parts of the plan, and what stands of each action", partTable),
      ("Money stated for the plan as a whole; never added", money.table),
      ("Money stated for its parts", partsMoney.table),
      ("Money through reviewed links; beside what is stated, never in it", linkedMoney.table),
      ("Disputes that nobody has answered", disputeTable),
    ]
    for (title, table) in sections where !table.rows.isEmpty {
      text += "\n\(title)\n\n\(table.terminalText)"
    }
    return text
  }

  private var factTable: Table {
    let claims = facts.map { fact in
      let said = fact.claims.map { "\($0.value) (\($0.source))" }.joined(separator: "; ")
      return (
        fact.differs ? "\(fact.field) ≠" : fact.field,
        ([fact.value].compactMap { $0 } + (said.isEmpty ? [] : ["claimed: \(said)"]))
          .joined(separator: " · ")
      )
    }
    return Table(
      record: [("id", "\(id)"), ("code", code)] + claims
        + [
          ("predecessor", predecessor), ("successors", list(successors)), ("parent", parent),
          ("territories", list(territories)), ("instruments", list(instruments)),
          ("today", today), ("audience", audience.rawValue),
        ].filter { $0.1 != nil })
  }

  private func list(_ values: [String]) -> String? {
    values.isEmpty ? nil : values.joined(separator: ", ")
  }

  private var partTable: Table {
    Table(
      [.init("code", "Code"), .init("title", "Title", limit: 44), .init("deadline", "Deadline")]
        + [.init("state", "State")]
        + Voice.allCases.map { .init($0.rawValue, $0.rawValue, limit: 40) },
      parts.map { part in
        let indent = String(repeating: "  ", count: part.depth)
        let titled = [part.code ?? "withheld", indent + (part.title ?? "withheld"), part.deadline]
        let said = Voice.allCases.map { voice in
          part.statuses.first { $0.voice == voice }?.cell
        }
        return titled + [part.state?.rawValue] + said
      })
  }

  /// A row for each action and voice, with what leads to the grounds.
  var statusTable: Table {
    Table(
      [
        .init("commitment", "Commitment"), .init("title", "Title"), .init("deadline", "Deadline"),
        .init("state", "State"),
      ] + ReportedStatus.columns,
      actions.flatMap { action in
        action.statuses.map { status in
          [key(action), action.title, action.deadline, action.state?.rawValue] + status.row
        }
      })
  }

  private var disputeTable: Table {
    Table(
      [
        .init("id", "Dispute"), .init("commitment", "Commitment"), .init("voice", "Voice"),
        .init("assessment", "Assessment"), .init("institution", "Raised by"),
        .init("raisedOn", "On"), .init("ageDays", "Days", .number),
        .init("statement", "Statement", limit: 80),
      ],
      disputes.map {
        [
          "\($0.id)", $0.commitment, $0.voice.rawValue, "\($0.assessment)", $0.institution,
          $0.raisedOn, "\($0.ageDays)", $0.statement,
        ]
      })
  }
}
