import DonorReporting
import Kernel

extension Restatement {
  func terminalText(_ part: ReportRestateCommand.Part?, isExplained: Bool) -> String {
    let parts: [(ReportRestateCommand.Part, String)] = [
      (.lines, "\(report), version \(version): costs of the period in \(currency)"),
      (.causes, "What made the difference"),
    ]
    return parts.filter { part == nil || part == $0.0 }
      .map { "\($0.1)\n\n\(table($0.0, .table, isExplained: isExplained).terminalText)" }.joined(
        separator: "\n")
  }

  /// - Parameter isExplained: whether each entry has a row of its own.
  func table(
    _ part: ReportRestateCommand.Part, _ format: OutputFormat, isExplained: Bool
  ) -> Table {
    part == .lines ? lineTable(format) : causeTable(format, isExplained)
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

  private func causeTable(_ format: OutputFormat, _ isExplained: Bool) -> Table {
    let rows: [(cause: Cause, entry: String?, entries: Int, SharedAmount)] = causes.flatMap {
      cause in
      isExplained && !cause.parts.isEmpty
        ? cause.parts.map { (cause, $0.entry, 1, $0.difference) }
        : [(cause, cause.entry, cause.entries, cause.difference)]
    }
    return Table(
      [
        .init("line", "Line"), .init("kind", "Cause"), .init("entry", "Entry", limit: 40),
        .init("entries", "Entries", .number),
        .init("grant", "Grant", .amount), .init("whole", "Whole action", .amount),
        .init("revision", "Revision", .number), .init("on", "On"),
        .init("actor", "By", limit: 28), .init("reason", "Reason", limit: 40),
        .init("detail", "Detail", limit: 80),
      ],
      rows.map { cause, entry, entries, difference in
        [
          cause.line, cause.kind.rawValue, entry, entries == 0 ? nil : "\(entries)",
          difference.grant.cell(format), difference.whole.cell(format),
          cause.revision.map { "\($0.number)" },
          cause.revision.map { String($0.at.prefix(10)) }, cause.revision?.actor,
          cause.revision?.reason, cause.detail,
        ]
      })
  }
}
