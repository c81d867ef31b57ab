import DonorReporting
import Kernel

extension Restatement {
  func terminalText(_ part: ReportRestateCommand.Part?) -> String {
    let parts: [(ReportRestateCommand.Part, String)] = [
      (.lines, "\(report), version \(version): costs of the period in \(currency)"),
      (.causes, "What made the difference"),
    ]
    return parts.filter { part == nil || part == $0.0 }
      .map { "\($0.1)\n\n\(table($0.0, .table).terminalText)" }.joined(separator: "\n")
  }

  func table(_ part: ReportRestateCommand.Part, _ format: OutputFormat) -> Table {
    part == .lines ? lineTable(format) : causeTable(format)
  }

  private func lineTable(_ format: OutputFormat) -> Table {
    let sums: [(title: String?, code: String?, [SharedAmount])] =
      lines.map { ($0.title, $0.code, [$0.submitted, $0.now, $0.difference]) }
      // A file's columns add up; for people the total stands below.
      + (format == .csv ? [] : [("Total", nil, [total.submitted, total.now, total.difference])])
    return Table(
      [
        .init("code", "Line"), .init("title", "Title", limit: 36),
        .init("submittedGrant", "Submitted, grant", .amount),
        .init("nowGrant", "Now, grant", .amount),
        .init("differenceGrant", "Difference, grant", .amount),
        .init("submittedWhole", "Submitted, whole", .amount),
        .init("nowWhole", "Now, whole", .amount),
        .init("differenceWhole", "Difference, whole", .amount),
      ],
      sums.map { title, code, amounts in
        [code, title] + amounts.map { $0.grant.cell(format) }
          + amounts.map { $0.whole.cell(format) }
      })
  }

  private func causeTable(_ format: OutputFormat) -> Table {
    Table(
      [
        .init("line", "Line"), .init("kind", "Cause"), .init("entry", "Entry", limit: 40),
        .init("grant", "Grant", .amount), .init("whole", "Whole action", .amount),
        .init("revision", "Revision", .number), .init("on", "On"),
        .init("actor", "By", limit: 28), .init("reason", "Reason", limit: 40),
        .init("detail", "Detail", limit: 80),
      ],
      causes.map { cause in
        [
          cause.line, cause.kind.rawValue, cause.entry, cause.difference.grant.cell(format),
          cause.difference.whole.cell(format), cause.revision.map { "\($0.number)" },
          cause.revision.map { String($0.at.prefix(10)) }, cause.revision?.actor,
          cause.revision?.reason, cause.detail,
        ]
      })
  }
}
