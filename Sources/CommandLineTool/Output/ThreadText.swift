import Commitments
import GoldenThread
import Kernel
import Portfolio

/// A thread as indented text: from the resolution down to the village.
struct ThreadText {
  private let thread: CommitmentThread
  private var lines: [String] = []

  init(_ thread: CommitmentThread) {
    self.thread = thread
    begin()
    for strand in thread.strands { write(strand) }
    if thread.strands.isEmpty { add(0, ThreadText.unlinked(thread)) }
  }

  var text: String { lines.joined(separator: "\n") + "\n" }

  /// Characters that would move the cursor or change colours become spaces.
  private mutating func add(_ depth: Int, _ text: String) {
    let safe = String(text.map { $0.isTerminalSafe ? $0 : " " })
    lines.append(String(repeating: "  ", count: depth) + safe)
  }

  /// A heading with lines below it; nothing where there are none.
  private mutating func section(_ title: String, _ entries: [String], depth: Int = 1) {
    guard !entries.isEmpty else { return }
    add(depth, title)
    for entry in entries { add(depth + 1, entry) }
  }

  private mutating func begin() {
    let start = thread.start
    guard start.kind != "commitment" else { return }
    add(0, "\(start.kind) \(start.name)" + (start.title.map { ": \($0)" } ?? ""))
    if start.isWithdrawn { add(1, "withdrawn: its feed no longer has it; it is in no sum") }
    if let share = start.share {
      add(
        1,
        "linked \(share.reviewed) %, proposed \(share.proposed) %, not linked \(share.unlinked) %")
    }
    if let page = start.concern {
      for line in ThreadText.words(page.concern) { add(1, line) }
      for escalation in page.escalations {
        add(1, "taken to \(escalation.level): \(escalation.words)")
      }
    }
    lines.append("")
  }

  private mutating func write(_ strand: ThreadStrand) {
    if !lines.isEmpty, lines.last != "" { lines.append("") }
    add(0, "\(strand.commitment) \(strand.title)")
    let due = strand.deadline.map { "due \($0)" }
    let facts = [strand.level, due, strand.state?.rawValue].compactMap { $0 }
    add(1, facts.joined(separator: " · "))
    section("linked by", strand.links.map(ThreadText.words))
    section("serves", provisions(strand))
    section(
      "stands in",
      ["\(strand.planCode) \(strand.planTitle)"]
        + strand.path.dropLast().map { step in
          "\(step.level) \(step.code.map { "\($0) \(step.title ?? "")" } ?? "withheld")"
        })
    said(strand)
    section("money stated by the plan, never added", stated(strand.money))
    section("money linked, in \(thread.currency ?? "no reporting currency")", linked(strand.money))
    section("behind it", strand.sources.map(words))
    people(strand)
    trained(strand)
    section("unanswered", unanswered(strand.unanswered))
  }

  private func provisions(_ strand: ThreadStrand) -> [String] {
    strand.provisions.map { provision in
      "\(provision.instrument) \(provision.code) (\(provision.of) \(provision.relation)): "
        + provision.summary
    }
      + (strand.instruments.isEmpty
        ? [] : ["the plan implements " + strand.instruments.joined(separator: ", ")])
  }

  private mutating func said(_ strand: ThreadStrand) {
    add(1, "said")
    for status in strand.statuses {
      guard let said = status.said else {
        add(
          2, "\(status.voice.rawValue): \(status.kind == .withheld ? "withheld" : "not assessed")")
        continue
      }
      let stale = said.isStale == true ? ", stale" : ""
      add(
        2,
        "\(status.voice.rawValue): \(said.label), \(said.institution), \(said.assessedOn) "
          + "(\(said.ageDays) days\(stale)) #\(said.assessment)")
      for evidence in status.evidence {
        let details = [evidence.grade, evidence.locator].compactMap { $0 }.joined(separator: ", ")
        add(3, "\(evidence.code) \(evidence.title)" + (details.isEmpty ? "" : " (\(details))"))
      }
    }
  }

  private mutating func trained(_ strand: ThreadStrand) {
    guard !strand.courses.isEmpty else { return }
    add(1, "trained for it")
    for course in strand.courses {
      let link = course.link.isReviewed ? "" : " (link proposed)"
      add(2, "\(course.code) \(course.title), \(course.level)\(link)")
      for people in course.cohorts { add(3, ThreadText.words(people)) }
    }
  }

  private mutating func people(_ strand: ThreadStrand) {
    guard !strand.concerns.isEmpty else { return }
    add(1, "from the village")
    for entry in strand.concerns {
      let link = entry.link.isReviewed ? "" : " (link proposed)"
      add(2, "\(entry.concern.code) \(entry.concern.title)\(link)")
      for line in ThreadText.words(entry.concern) { add(3, line) }
      for escalation in entry.escalations {
        add(3, "taken to \(escalation.level): \(escalation.words)")
      }
    }
  }
}
