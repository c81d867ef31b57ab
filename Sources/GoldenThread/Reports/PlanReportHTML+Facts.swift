import Commitments
import Kernel
import Pages

extension PlanReportHTML {
  var facts: [[String: Any]] {
    let fields = report.facts.filter { $0.field != "title" || !$0.claims.isEmpty }
      .map { fact -> [String: Any] in
        var line = writing.fact(label(fact.field), value(fact) + fact.claims.map(claim))
        line["differs"] = fact.differs
        line["isWide"] = !fact.claims.isEmpty
        return line
      }
    let links: [(String, [String])] = [
      ("instruments", report.instruments), ("territories", report.territories),
      ("predecessor", [report.predecessor].compactMap { $0 }), ("successors", report.successors),
      ("parent", [report.parent].compactMap { $0 }),
    ]
    return fields
      + links.filter { !$0.1.isEmpty }.map {
        writing.fact(words[$0.0], [$0.1.joined(separator: ", ")])
          .merging(["isWide": $0.0 == "instruments"]) { $1 }
      }
  }

  /// What a claim is about may be any word of its source.
  private func label(_ field: String) -> String {
    words.entries["field.\(field)"] ?? field.replacing("_", with: " ")
  }

  private func value(_ fact: PlanFact) -> [String] {
    let isDate = ["adopted", "period_start", "period_end"].contains(fact.field)
    return fact.value.map { [isDate ? writing.written.date($0) : $0] } ?? [words["notStated"]]
  }

  private func claim(_ claim: PlanPage.Claim) -> String {
    let dated = claim.dated.map { words["claimedOn", writing.written.date($0)] } ?? ""
    return words["claimed", claim.value, claim.source, dated, "#\(claim.id)"]
  }

  /// What somebody has to look at.
  var waiting: [[String: Any]] {
    let due = report.actions.filter { $0.state == .due }
    func silent(_ voices: [Voice]) -> [String] {
      due.filter { action in
        action.statuses.allSatisfy { !voices.contains($0.voice) || $0.kind == .neverAssessed }
      }.compactMap(\.code)
    }
    let stale = Voice.allCases.compactMap { voice -> String? in
      let own = due.compactMap { action -> String? in
        let said = action.statuses.first { $0.voice == voice }?.said
        guard let said, said.isStale == true else { return nil }
        return words["staleStatus", action.code ?? "", String(said.ageDays)]
      }
      return own.isEmpty ? nil : "\(writing.voice(voice)): \(own.joined(separator: ", "))"
    }
    let disputes = report.disputes.map { dispute in
      words[
        "dispute", dispute.commitment, writing.voice(dispute.voice), "#\(dispute.assessment)",
        dispute.institution, writing.written.date(dispute.raisedOn), String(dispute.ageDays),
        dispute.statement, "#\(dispute.id)"]
    }
    let nobody = silent(Voice.allCases)
    let lists: [(String, [String])] = [
      ("stale", stale), ("unanswered", [nobody.joined(separator: ", ")]),
      (
        "responsible",
        [silent([.responsible]).filter { !nobody.contains($0) }.joined(separator: ", ")]
      ),
      (
        "undated",
        [
          report.actions.filter { $0.state == .undated }.compactMap(\.code)
            .joined(separator: ", ")
        ]
      ), ("disputed", disputes),
    ]
    return lists.map { ($0.0, $0.1.filter { !$0.isEmpty }) }.filter { !$0.1.isEmpty }
      .map { writing.fact(words["waiting.\($0.0)"], $0.1) }
  }
}
