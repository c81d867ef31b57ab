import GoldenThread
import Kernel
import Pages
import Platform

extension CohortPage {
  /// What the cohort cost, entry by entry, as `baraza training cost` says it.
  func costSection(_ writing: PageWriting) -> PageSection {
    let words = writing.words
    let cost = shown.cost
    let currency = cost.rates.currency?.description
    func amount(_ value: Known<ExactDecimal>) -> String {
      value.value.map { "\(writing.rounded("\($0)", currency)) \(currency ?? "")" }
        ?? writing.written.absence(value)
    }
    return PageSection(
      id: "cost", heading: words["cost"], hint: words["costHint"], empty: words["emptyCost"],
      facts: cost.rows.isEmpty
        ? []
        : [
          (words["cost"], amount(cost.cost)),
          (
            words["participantDays"],
            cost.participantDays.value?.description
              ?? writing.written.absence(cost.participantDays)
          ),
          (words["costPerDay"], amount(cost.perDay)),
          (words["toOtherCohorts"], amount(.value(cost.elsewhere))),
          (words["toNoCohort"], amount(.value(cost.unlinked))),
          (words["rateSource"], writing.stated(cost.rates.source)),
        ],
      table: rows(writing),
      notes: cost.omissions.map { omission in
        words[
          "omission", writing.amount(omission.amount, omission.currency.description),
          String(omission.entries), omission.message]
      })
  }

  private func rows(_ writing: PageWriting) -> PageTable {
    let words = writing.words
    let currency = shown.cost.rates.currency?.description
    return PageTable(
      words["cost"],
      [
        .init("reference", words["entry"]), .init("postedOn", words["postedOn"], .day),
        .init("amount", words["amount"], .number), .init("currency", words["currency"], .code),
        .init("account", words["account"]), .init("weight", words["weight"], .number),
        .init("adds", words["adds"], .number), .init("rate", words["rate"]),
      ],
      shown.cost.rows.map { row in
        [
          .init(row.reference, note: row.follows.map { words["correctsEntry", $0] }),
          .init("\(row.postedOn)", text: writing.written.date("\(row.postedOn)")),
          .init(row.amount, text: writing.rounded(row.amount, "\(row.currency)")),
          .init("\(row.currency)"), .init(row.account),
          .init(row.weight, text: "\(row.weight) %"),
          .init(
            row.adds, text: row.adds.map { writing.rounded($0, currency) } ?? words["leftOut"],
            isAbsent: row.adds == nil),
          .init(row.rate, text: row.rate ?? row.message),
        ]
      })
  }

  /// What stands under the cohort's line in its weeks and is linked to none.
  func candidateSection(_ writing: PageWriting) -> PageSection {
    let words = writing.words
    return PageSection(
      id: "candidates", heading: words["candidates"], hint: words["candidatesHint"],
      empty: words["noCandidates"],
      table: PageTable(
        words["candidates"],
        [
          .init("entry", words["entry"]), .init("valueOn", words["valueOn"], .day),
          .init("amount", words["amount"], .number),
          .init("currency", words["currency"], .code), .init("account", words["account"]),
        ],
        shown.cost.candidates.map { entry in
          [
            .init(entry.entry),
            .init("\(entry.valueOn)", text: writing.written.date("\(entry.valueOn)")),
            .init(entry.amount, text: writing.rounded(entry.amount, "\(entry.currency)")),
            .init("\(entry.currency)"), .init(entry.account),
          ]
        }))
  }
}
