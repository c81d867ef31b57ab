import Commitments
import GoldenThread
import Kernel
import Portfolio
import Training

extension CommitmentThread {
  /// A row for each record along the thread.
  var table: Table {
    Table(
      [
        .init("commitment", "Commitment"), .init("kind", "Kind"), .init("id", "Id"),
        .init("name", "Name"), .init("detail", "Detail"), .init("weight", "Weight", .number),
        .init("disbursed", "Disbursed", .amount), .init("spent", "Spent", .amount),
        .init("ageDays", "Open for days", .number),
      ], strands.flatMap(rows))
  }

  private func rows(_ strand: ThreadStrand) -> [[String?]] {
    func row(
      _ kind: String, _ id: Int64?, _ name: String, _ detail: String?, weight: String? = nil,
      disbursed: String? = nil, spent: String? = nil, age: Int? = nil
    ) -> [String?] {
      [
        strand.commitment, kind, id.map(String.init), name, detail, weight, disbursed, spent,
        age.map(String.init),
      ]
    }
    let provisions = strand.provisions.map {
      row("provision", $0.id, "\($0.instrument)#\($0.code)", $0.relation)
    }
    let own = row(
      "commitment", strand.id, strand.title, strand.state?.rawValue,
      disbursed: strand.money.disbursed.figure.amount.value?.description,
      spent: strand.money.spent.figure.amount.value?.description)
    let said = strand.statuses.compactMap(\.said).map {
      row("assessment", $0.assessment, $0.institution, "\($0.voice.rawValue): \($0.label)")
    }
    let sources = strand.sources.map { source in
      row(
        source.link.source.rawValue, source.link.record,
        [source.identifier, source.ref].compactMap { $0 }.joined(separator: "#"),
        source.isWithdrawn ? "withdrawn" : source.link.isReviewed ? "reviewed" : "proposed",
        weight: source.link.weight, disbursed: source.disbursed, spent: source.spent)
    }
    let concerns = strand.concerns.map {
      row(
        "concern", $0.concern.id, $0.concern.code, $0.concern.state.rawValue,
        age: $0.concern.ageDays)
    }
    let courses = strand.courses.flatMap { course in
      [row("course", course.id, course.code, course.link.isReviewed ? "reviewed" : "proposed")]
        + course.cohorts.map {
          row("cohort", nil, $0.cohort.code, ThreadText.numbers($0))
        }
    }
    let disputes = strand.unanswered.disputes.map {
      row("dispute", $0.id, $0.institution, "open", age: $0.ageDays)
    }
    return provisions + [own] + said + sources + concerns + courses + disputes
  }
}
