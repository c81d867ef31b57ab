import GRDB
import Kernel
import Pages
import Storage

/// Finds what made a report's figures differ, entry by entry.
struct RestatementComparison {
  private(set) var causes: [Restatement.Cause] = []
  private let then: ReportFigures
  private let now: ReportFigures
  private var revisions: [Int64: Revision] = [:]

  init(_ then: ReportFigures, _ now: ReportFigures) {
    self.then = then
    self.now = now
  }

  /// What each line had in the period, then and now.
  func lines() throws -> [Restatement.Line] {
    let (old, new) = (try then.ofPeriod(), try now.ofPeriod())
    let titles = Dictionary(
      (now.budget.lines + then.budget.lines).map { ($0.code, $0.line.title) },
      uniquingKeysWith: { first, _ in first })
    return Set(old.keys).union(new.keys).sorted { first, second in
      guard let first, let second else { return first != nil }
      return BudgetLine.isBefore(first, second)
    }.map { code in
      Restatement.Line(
        code: code, title: code.flatMap { titles[$0] } ?? then.words["underNoLineAtAll"],
        submitted: old[code] ?? .zero, now: new[code] ?? .zero)
    }
  }

  mutating func run(_ db: Database) throws {
    let (old, new) = (then.byEntry(), now.byEntry())
    for id in Set(old.keys).union(new.keys).sorted() {
      try compare(old[id], new[id], db)
    }
    try compareIndirect()
    causes.sort { first, second in
      (first.line ?? "~", first.entry ?? "~") < (second.line ?? "~", second.entry ?? "~")
    }
  }

  private typealias Costed = ReportFigures.Costed

  private mutating func compare(_ old: Costed?, _ new: Costed?, _ db: Database) throws {
    let (before, after) = (try then.amounts(old), try now.amounts(new))
    guard before != after, let entry = (new ?? old)?.entry else { return }
    let (kind, revision, detail) = try cause(old, new, db)
    for line in Set(before.keys).union(after.keys).sorted(by: { ($0 ?? "") < ($1 ?? "") }) {
      let difference = try (after[line] ?? .zero).subtracting(before[line] ?? .zero)
      guard difference != .zero else { continue }
      causes.append(
        Restatement.Cause(
          kind: kind, line: line, entry: "\(entry.source)#\(entry.reference)",
          difference: difference, revision: try revision.flatMap { try find($0, db) },
          detail: detail))
    }
  }

  private func cause(
    _ old: Costed?, _ new: Costed?, _ db: Database
  ) throws -> (Restatement.Cause.Kind, Int64?, String?) {
    guard let old else {
      let entry = new?.entry
      return (
        entry?.corrects == nil ? .added : .correction, entry?.revision,
        entry?.corrects.map { now.words["correctsEntry", $0] }
      )
    }
    guard let new else {
      let revision = try Int64.fetchOne(
        db, sql: "SELECT revision_id FROM ledger_entry_retractions WHERE record_id = ?",
        arguments: [old.entry.id])
      return (.takenBack, revision, nil)
    }
    if (old.cost.exclusion == nil) != (new.cost.exclusion == nil) {
      return (.eligibility, nil, (new.cost.exclusion ?? old.cost.exclusion)?.words)
    }
    if try old.cost.whole() != new.cost.whole() {
      let (before, after) = (then.rate(of: old.entry), now.rate(of: new.entry))
      return (
        .rate, after?.revision,
        [before, after].map { $0?.description ?? "–" }.joined(separator: " → ")
      )
    }
    return (
      .line, now.books.mappingRevisions[new.entry.account],
      [old, new].map { $0.cost.lines(of: now.grant.code).joined(separator: ", ") }
        .joined(separator: " → ")
    )
  }

  /// Indirect costs that are a rate of the direct ones.
  private mutating func compareIndirect() throws {
    guard then.grant.indirectRate != nil || now.grant.indirectRate != nil else { return }
    let (old, new) = (try then.ofPeriod(), try now.ofPeriod())
    for code in then.books.indirectLines.union(now.books.indirectLines).sorted() {
      let difference = try (new[code] ?? .zero).subtracting(old[code] ?? .zero)
      guard difference != .zero else { continue }
      causes.append(
        Restatement.Cause(
          kind: .indirect, line: code, entry: nil, difference: difference, revision: nil,
          detail: nil))
    }
  }

  private mutating func find(_ id: Int64, _ db: Database) throws -> Revision? {
    if let known = revisions[id] { return known }
    let revision = try Revision.find(id, in: db)
    revisions[id] = revision
    return revision
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
