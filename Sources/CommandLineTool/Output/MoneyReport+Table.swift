import GoldenThread
import Kernel

extension MoneyReport {
  /// A row for each figure, and for what is left out of it. No two rows may be added.
  var table: Table {
    Table(
      [
        .init("measure", "Measure"), .init("source", "From"), .init("level", "For"),
        .init("amount", "Amount", .amount), .init("currency", "Currency"),
        .init("count", "Of", .number), .init("note", "Note", limit: 80),
      ],
      money.stated.map {
        [$0.measure, "plan", $0.level, $0.amount, $0.currency, "\($0.lines)", nil]
      } + rows(of: money.disbursed) + rows(of: money.spent))
  }

  private func rows(of linked: LinkedMoney) -> [[String?]] {
    let (measure, figure) = (linked.measure.rawValue, linked.figure)
    let currency = figure.currency?.description
    let rest = [
      ("elsewhere", linked.elsewhere, "other commitments' part of these transactions"),
      ("unlinked", linked.unlinked, "of these transactions no link's part"),
    ]
    return [
      [
        measure, "links", "here", figure.amount.value?.description, currency,
        "\(linked.transactions)", figure.amount.reason,
      ]
    ]
      + rest.filter { _ in linked.transactions > 0 }.map { level, amount, note in
        [measure, "links", level, amount.description, currency, nil, note]
      }
      + linked.omissions.map {
        [
          measure, $0.isGap ? "gap" : "left out", $0.reason.rawValue, $0.amount, $0.currency,
          "\($0.transactions)", $0.message,
        ]
      }
  }
}
