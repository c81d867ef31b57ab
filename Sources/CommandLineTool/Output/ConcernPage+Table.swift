import Portfolio

extension ConcernPage {
  /// A line a fact.
  var table: Table {
    let facts: [(String, String?)] = [
      ("id", "\(concern.id)"), ("code", concern.code), ("title", concern.title),
      ("description", description), ("absence of", concern.absence), ("threat", threat),
      ("community", place), ("position", community.position),
      ("population", community.population.map(String.init)), ("raised on", concern.raisedOn),
      ("state", concern.state.rawValue), ("open for days", concern.ageDays.map(String.init)),
      ("severity", concern.severities.words),
    ]
    let ranked = rounds.map { round in
      ("ranked on \(round.heldOn)", "\(round.ranks.words ?? "") (\(round.method))")
    }
    let taken = escalations.map { ("taken to \($0.level)", $0.words) }
    let told = toldBack.map { telling in
      let what = escalations.first { $0.id == telling.escalation }.map { " of \($0.body)" } ?? ""
      return ("told back", "\(telling.toldOn)\(what): \(telling.how) (\(telling.byRole))")
    }
    return Table(
      record: facts.filter { $0.1 != nil } + ranked + taken + told
        + [("sensitivity", concern.sensitivity), ("today", today)])
  }

  private var place: String {
    [community.name, community.area, community.country].compactMap { $0 }
      .joined(separator: ", ")
  }
}

extension ConcernPage.Escalation {
  /// What became of it so far.
  var words: String {
    var parts = ["\(body), \(raisedOn)"]
    if let acknowledgedOn { parts.append("acknowledged \(acknowledgedOn)") }
    if let answeredOn { parts.append("answered \(answeredOn): \(answer ?? "")") }
    if let unansweredDays { parts.append("no answer for \(unansweredDays) days") }
    if let toldOn { parts.append("told back \(toldOn)") } else { parts.append("not told back") }
    return parts.joined(separator: "; ")
  }
}
