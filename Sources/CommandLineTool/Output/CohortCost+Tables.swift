import GoldenThread
import Kernel
import Training

extension CohortCost {
  var terminalText: String {
    var text = factTable.terminalText
    for (title, table) in [
      ("Entries", rowTable),
      ("Perhaps missing: under the cohort's line, of no cohort", candidateTable),
    ] where !table.rows.isEmpty {
      text += "\n\(title)\n\n\(table.terminalText)"
    }
    return text
  }

  /// The lines that stand among the figures of a cohort.
  var figureRows: [[String?]] {
    [
      ["cost", "total", nil, cost.value?.description, currencyName, cost.reason],
      [
        "cost-per-participant-day", "total", nil, perDay.value?.description, currencyName,
        perDay.reason,
      ],
    ]
  }

  private var currencyName: String? { rates.currency?.description }

  private var factTable: Table {
    func amount(_ value: Known<ExactDecimal>) -> String? {
      value.value.map { "\(Table.grouped("\($0)")) \(currencyName ?? "")" } ?? value.reason
    }
    return Table(
      record: [
        ("cohort", cohort), ("cost", amount(cost)),
        ("participantDays", participantDays.value?.description ?? participantDays.reason),
        ("costPerParticipantDay", amount(perDay)), ("rateSource", rates.source),
        ("elsewhere", "\(Table.grouped("\(elsewhere)")) to other cohorts"),
        ("unlinked", "\(Table.grouped("\(unlinked)")) of the same entries to none"),
      ]
        + omissions.map { omission in
          (
            "leftOut",
            "\(Table.grouped(omission.amount)) \(omission.currency) of \(omission.entries) "
              + (omission.entries == 1 ? "entry" : "entries") + ". \(omission.message)"
          )
        })
  }

  /// The entries behind it.
  var rowTable: Table {
    Table(
      [
        .init("reference", "Entry"), .init("postedOn", "Posted"), .init("valueOn", "Value date"),
        .init("amount", "Amount", .amount), .init("currency", "Currency"),
        .init("account", "Account", limit: 40), .init("weight", "Weight", .number),
        .init("adds", "Adds", .amount), .init("rate", "Rate", limit: 100),
        .init("follows", "Corrects"), .init("message", "Does not count", limit: 80),
      ],
      rows.map { row in
        [
          row.reference, row.postedOn.description, row.valueOn.description, row.amount,
          row.currency.description, row.account, row.weight, row.adds, row.rate, row.follows,
          row.message,
        ]
      })
  }

  private var candidateTable: Table {
    Table(
      [
        .init("entry", "Entry"), .init("valueOn", "Value date"),
        .init("amount", "Amount", .amount), .init("currency", "Currency"),
        .init("account", "Account", limit: 40),
      ],
      candidates.map {
        [$0.entry, $0.valueOn.description, $0.amount, $0.currency.description, $0.account]
      })
  }
}
