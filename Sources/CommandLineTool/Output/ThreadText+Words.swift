import Disclosure
import GoldenThread
import Kernel
import Portfolio
import Training

extension ThreadText {
  static func unlinked(_ thread: CommitmentThread) -> String {
    thread.withheld.contains { $0.what == "plan_nodes" }
      ? "It is linked to no commitment that may be shown here." : "It is linked to no commitment."
  }

  static func words(_ link: ThreadLink) -> String {
    let weight = link.weight.map { "\($0) %" }
    let review =
      link.isReviewed
      ? "reviewed by \(link.reviewedBy ?? "") on \(link.reviewedOn ?? "")"
      : "proposed: in no figure"
    return [link.source.rawValue, weight, review, link.rationale].compactMap { $0 }
      .joined(separator: " · ")
  }

  /// Where it comes from, how heavily it weighs on whom, and how long it has been open.
  static func words(_ concern: ConcernList.Item) -> [String] {
    let place = [concern.community, concern.area, concern.country].compactMap { $0 }
    let state =
      concern.ageDays.map { "\(concern.state.rawValue), open for \($0) days" }
      ?? concern.state.rawValue
    let lines: [String?] = [
      "\(place.joined(separator: ", ")); absence of \(concern.absence); \(state)",
      concern.severities.words.map { "severity \($0)" },
      concern.ranks.words.map { "ranked \($0) on \(concern.rankedOn ?? "")" },
    ]
    return lines.compactMap { $0 }
  }

  /// Where and when a cohort is taught, and how many people came how far.
  static func words(_ people: CohortPeople) -> String {
    let cohort = people.cohort
    let place = [cohort.place, cohort.country].compactMap { $0 }.joined(separator: ", ")
    return "\(cohort.code) \(cohort.title); \(place), \(cohort.begins) to \(cohort.ends), "
      + "\(cohort.status): \(numbers(people))"
  }

  /// As `20 accepted, 18 reached, completed withheld`.
  static func numbers(_ people: CohortPeople) -> String {
    people.figures.map { line in
      line.value.map { "\($0) \(line.figure)" } ?? "\(line.figure) \(line.reason ?? "")"
    }.joined(separator: ", ")
  }

  func words(_ source: ThreadSource) -> String {
    let name = [source.identifier, source.ref, source.date].compactMap { $0 }
      .joined(separator: " · ")
    let amounts = [
      source.disbursed.map { "disbursed \($0)" }, source.spent.map { "spent \($0)" },
    ].compactMap { $0 }
    let state =
      source.isWithdrawn
      ? "withdrawn" : source.link.isReviewed ? amounts.joined(separator: ", ") : "proposed"
    return "\(name): \(source.link.weight ?? "") %" + (state.isEmpty ? "" : ", \(state)")
  }

  func stated(_ money: ThreadMoney) -> [String] {
    money.stated.map { line in
      let lines = line.lines == 1 ? "1 line" : "\(line.lines) lines"
      return "\(line.measure) \(line.amount) \(line.currency) (\(line.level), \(lines))"
    }
  }

  func linked(_ money: ThreadMoney) -> [String] {
    [money.disbursed, money.spent].flatMap { linked in
      let measure = linked.measure.rawValue
      let line =
        linked.figure.amount.value.map { amount in
          "\(measure) \(amount); of these \(ThreadText.transactions(linked.transactions)) "
            + "\(linked.elsewhere) goes to other commitments, \(linked.unlinked) is not linked"
        } ?? "\(measure): \(linked.figure.amount.reason ?? "")"
      return [line]
        + linked.omissions.map { omission in
          "  \(omission.isGap ? "gap" : "left out"): \(omission.amount) "
            + "\(omission.currency ?? "(no currency)") of "
            + "\(ThreadText.transactions(omission.transactions)). \(omission.message)"
        }
    }
  }

  private static func transactions(_ count: Int) -> String {
    count == 1 ? "1 transaction" : "\(count) transactions"
  }

  func unanswered(_ waiting: ThreadStrand.Unanswered) -> [String] {
    waiting.concerns.map { "concern \($0.code): \($0.state), \($0.ageDays) days" }
      + waiting.disputes.map { dispute in
        "dispute #\(dispute.id) of assessment #\(dispute.assessment) by \(dispute.institution): "
          + "\(dispute.ageDays) days"
      } + waiting.actions.map { "\($0) is due and was never assessed" }
  }
}
