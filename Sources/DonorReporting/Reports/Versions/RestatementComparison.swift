import Kernel
import Pages

/// Finds what made a report's figures differ, entry by entry.
struct RestatementComparison {
  /// What each line had in the period, then and now.
  let lines: [Restatement.Line]
  private(set) var causes: [Restatement.Cause] = []
  private let then: ReportFigures
  private let now: ReportFigures
  private let revisions: RestatementRevisions

  /// - Parameter revisions: those since the report was made.
  init(_ then: ReportFigures, _ now: ReportFigures, _ revisions: RestatementRevisions) throws {
    self.then = then
    self.now = now
    self.revisions = revisions
    let (old, new) = (try then.ofPeriod(), try now.ofPeriod())
    let titles = Dictionary(
      (now.budget.lines + then.budget.lines).map { ($0.code, $0.line.title) },
      uniquingKeysWith: { first, _ in first })
    lines = try Set(old.keys).union(new.keys).sorted { first, second in
      guard let first, let second else { return first != nil }
      return BudgetLine.isBefore(first, second)
    }.map { code in
      let (submitted, now) = (old[code] ?? .zero, new[code] ?? .zero)
      return Restatement.Line(
        code: code, title: code.flatMap { titles[$0] } ?? then.words["underNoLineAtAll"],
        submitted: submitted, now: now, difference: try now.subtracting(submitted))
    }
  }

  mutating func run() throws {
    let (old, new) = (then.byEntry(), now.byEntry())
    for id in Set(old.keys).union(new.keys).sorted() { try compare(old[id], new[id]) }
    try compareIndirect()
    causes.sort { first, second in
      (first.line ?? "~", first.entry ?? "~") < (second.line ?? "~", second.entry ?? "~")
    }
    try gatherRates()
  }

  private struct Rate: Hashable {
    let line: String?
    let revision: ReportedRevision?
    let rates: String?
  }

  /// Entries of one line that have the same other rate are one cause: an average is that of all
  /// entries of a period.
  private mutating func gatherRates() throws {
    var places: [Rate: Int] = [:]
    var gathered: [Restatement.Cause] = []
    for cause in causes {
      let rate = Rate(line: cause.line, revision: cause.revision, rates: cause.detail)
      if cause.kind == .rate, let place = places[rate] {
        try gathered[place].take(cause)
      } else {
        if cause.kind == .rate { places[rate] = gathered.count }
        gathered.append(cause)
      }
    }
    causes = gathered
  }

  private typealias Costed = ReportFigures.Costed

  /// Why an entry gives another amount.
  private struct Reason {
    let kind: Restatement.Cause.Kind
    var revision: Int64?
    var detail: String?
  }

  private mutating func compare(_ old: Costed?, _ new: Costed?) throws {
    let (before, after) = (try then.amounts(old), try now.amounts(new))
    guard before != after, let entry = (new ?? old)?.entry else { return }
    let reason = try reason(old, new)
    let revision = try reason.revision.map { try revisions.named($0) }
    for line in Set(before.keys).union(after.keys).sorted(by: { ($0 ?? "") < ($1 ?? "") }) {
      let difference = try (after[line] ?? .zero).subtracting(before[line] ?? .zero)
      guard difference != .zero else { continue }
      causes.append(
        Restatement.Cause(
          kind: reason.kind, line: line, entry: "\(entry.source)#\(entry.reference)",
          difference: difference, revision: revision, detail: reason.detail))
    }
  }

  private func reason(_ old: Costed?, _ new: Costed?) throws -> Reason {
    guard let old else {
      let entry = new?.entry
      return Reason(
        kind: entry?.corrects == nil ? .added : .correction, revision: entry?.revision,
        detail: entry?.corrects.map { now.words["correctsEntry", $0] })
    }
    guard let new else {
      return Reason(kind: .takenBack, revision: try revisions.retraction(of: old.entry.id))
    }
    let mapping = now.books.mappingRevisions[new.entry.account]
    if old.entry.gap != nil || new.entry.gap != nil { return try rate(old, new) }
    if (old.cost.exclusion == nil) != (new.cost.exclusion == nil) {
      let exclusion = new.cost.exclusion ?? old.cost.exclusion
      let isMapped = then.books.mappings[old.entry.account] != now.books.mappings[new.entry.account]
      return Reason(
        kind: .eligibility,
        revision: exclusion == .flatRate && isMapped ? mapping : try revisions.ofTerms(),
        detail: exclusion?.words)
    }
    if try old.cost.whole() != new.cost.whole() { return try rate(old, new) }
    return Reason(
      kind: .line, revision: try mapping.flatMap(revisions.since) ?? revisions.ofBudget(),
      detail: [old, new].map { $0.cost.lines(of: now.grant.code).joined(separator: ", ") }
        .joined(separator: " → "))
  }

  private func rate(_ old: Costed, _ new: Costed) throws -> Reason {
    let rates = [then.rate(of: old.entry), now.rate(of: new.entry)]
    let revision = rates[1]?.revision
    return Reason(
      kind: .rate, revision: try revision.flatMap(revisions.since) ?? revisions.ofTerms(),
      detail: rates.map { $0?.description ?? "–" }.joined(separator: " → "))
  }

  /// Indirect costs that are a rate of the direct ones: what entries do not account for.
  private mutating func compareIndirect() throws {
    let codes = then.books.indirectLines.union(now.books.indirectLines)
    let (before, after) = (then.grant.indirectRate, now.grant.indirectRate)
    let hasOther = before != after
    for line in lines {
      guard before != nil || after != nil, let code = line.code, codes.contains(code) else {
        continue
      }
      let told = try causes.filter { $0.line == code }.map(\.difference).sum()
      let difference = try line.difference.subtracting(told)
      guard difference != .zero else { continue }
      causes.append(
        Restatement.Cause(
          kind: .indirect, line: code, entry: nil, difference: difference,
          revision: hasOther ? try revisions.ofTerms().map { try revisions.named($0) } : nil,
          detail: hasOther
            ? [before, after].map { $0.map { "\($0) %" } ?? "–" }.joined(separator: " → ") : nil))
    }
  }
}

extension ReportFigures {
  /// An entry of the period with what it costs.
  struct Costed {
    let entry: LedgerEntry
    let cost: EntryCost
  }

  fileprivate func byEntry() -> [Int64: Costed] {
    let own = zip(input.entries, costs).filter { covered.contains($0.1.period) }
    return Dictionary(
      own.map { ($0.0.id, Costed(entry: $0.0, cost: $0.1)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// What an entry costs by line; nil is no line.
  fileprivate func amounts(_ costed: Costed?) throws -> [String?: SharedAmount] {
    var amounts: [String?: SharedAmount] = [:]
    for part in costed?.cost.parts ?? [] {
      let amount = SharedAmount(
        whole: part.amount, grant: part.bearer == grant.code ? part.amount : .zero)
      amounts[part.line] = try amounts[part.line, default: .zero].adding(amount)
    }
    return amounts
  }

  /// What each line without parts has in the period; nil is no line.
  fileprivate func ofPeriod() throws -> [String?: SharedAmount] {
    var amounts: [String?: SharedAmount] = [:]
    for line in budget.leaves {
      let sum = try covered.map { line.actual[$0] }.sum()
      if sum != .zero { amounts[line.code] = sum }
    }
    let loose = try budget.unmapped.flatMap { row in covered.map { row.actual[$0] } }.sum()
    if loose != .zero { amounts[nil] = loose }
    return amounts
  }

  fileprivate func rate(of entry: LedgerEntry) -> UsedRate? {
    entry.rate.map { head.rates[$0 - 1] }
  }
}
