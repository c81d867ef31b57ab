import Commitments
import GoldenThread
import Kernel

extension ReportedStatus {
  /// On a terminal: what is said, how old it is, and on how much it rests.
  var cell: String {
    switch kind {
    case .withheld: "withheld"
    case .neverAssessed: "not assessed"
    case .assessed:
      said.map { said in
        ([
          said.label, "\(said.ageDays) d", said.isStale == true ? "stale" : nil,
          "\(said.evidence) ev.",
        ] as [String?]).compactMap { $0 }.joined(separator: ", ")
      } ?? ""
    }
  }

  static let columns: [Table.Column] = [
    .init("voice", "Voice"), .init("kind", "Kind"), .init("meaning", "Meaning"),
    .init("label", "Status"), .init("scale", "Scale"), .init("institution", "Assessor"),
    .init("assessedOn", "On"), .init("ageDays", "Days", .number), .init("isStale", "Stale"),
    .init("assessment", "Assessment"), .init("evidence", "Evidence", limit: 80),
  ]

  var row: [String?] {
    [voice.rawValue, kind.rawValue]
      + [
        said?.meaning.rawValue, said?.label, said?.scale, said?.institution, said?.assessedOn,
        said.map { "\($0.ageDays)" }, said?.isStale.map { $0 ? "yes" : "no" },
        said.map { "\($0.assessment)" }, evidence.isEmpty ? nil : evidence.written,
      ]
  }
}

extension [CitedEvidence] {
  /// `AR-2024 (strong); LAW-7`.
  var written: String {
    map { evidence in evidence.code + (evidence.grade.map { " (\($0))" } ?? "") }
      .joined(separator: "; ")
  }
}

extension ProgressRow {
  static func table(_ rows: [ProgressRow]) -> Table {
    Table(
      [
        .init("commitment", "Commitment"), .init("title", "Title", limit: 44),
        .init("deadline", "Deadline"), .init("exclusion", "Left out"),
      ] + ReportedStatus.columns + [
        .init("responsible", "Responsible says"), .init("difference", "Higher by", .number),
      ],
      rows.map {
        [$0.commitment, $0.title, $0.deadline, $0.exclusion?.rawValue] + $0.status.row
          + [$0.responsible.map { $0.said?.label ?? $0.kind.rawValue }, $0.difference]
      })
  }
}

extension StatedMoney {
  var table: Table {
    Table(
      [
        .init("measure", "Measure"), .init("amount", "Amount", .amount),
        .init("currency", "Currency"), .init("lines", "Lines", .number),
      ],
      totals.map { [$0.measure, $0.amount, $0.currency, "\($0.lines)"] })
  }

  var lineTable: Table {
    Table(
      [
        .init("id", "Line"), .init("part", "Part"), .init("measure", "Measure"),
        .init("amount", "Amount", .amount),
        .init("currency", "Currency"), .init("period", "Period"), .init("from", "From"),
        .init("source", "Source", limit: 60), .init("evidence", "Evidence"),
      ],
      lines.map { line in
        let period = [line.periodStart, line.periodEnd].compactMap { $0 }.joined(separator: " – ")
        return [
          "\(line.id)", line.part, line.measure, line.amount, line.currency,
          period.isEmpty ? nil : period,
          line.institution ?? line.funding, line.source,
          line.isEvidenceWithheld ? "withheld" : line.evidence,
        ]
      })
  }
}

extension [LinkedMoney] {
  var table: Table {
    Table(
      [
        .init("measure", "Measure"), .init("amount", "Amount", .amount),
        .init("currency", "Currency"), .init("transactions", "Transactions", .number),
        .init("omissions", "Left out", limit: 80),
      ],
      map { own in
        let omissions = own.omissions.map { "\($0.transactions) × \($0.reason.rawValue)" }
        return [
          own.measure.rawValue, own.figure.amount.value?.description ?? own.figure.amount.reason,
          own.figure.currency?.description, "\(own.transactions)",
          omissions.isEmpty ? nil : omissions.joined(separator: ", "),
        ]
      })
  }
}
