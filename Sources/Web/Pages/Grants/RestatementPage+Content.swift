import DonorReporting
import Drawing
import Kernel
import Pages

extension RestatementPage {
  func content(_ writing: PageWriting) -> PageContent {
    let words = writing.words
    let total = restatement.total
    func sum(_ value: ExactDecimal) -> String {
      "\(writing.rounded("\(value)", currency)) \(currency)"
    }
    return PageContent(
      title: words[changed.isEmpty ? "nothingChanged" : "restatedTitle"],
      kicker: words["restatement"],
      subtitle: "\(restatement.report) · \(words["version"]) \(restatement.version)",
      values: PageBody(
        links: [
          (words["report"], PageLink.to(ReportPage.self, restatement.report)),
          (words["verification"], PageLink.to(VerificationPage.self, restatement.report)),
        ],
        sections: [
          PageSection(
            id: "total", heading: words["total"], hint: words["restatementHint"],
            facts: [
              (words["submittedGrant"], sum(total.submitted.grant)),
              (words["nowGrant"], sum(total.now.grant)),
              (words["difference"], sum(total.difference.grant)),
            ],
            figure: chart(writing)),
          PageSection(
            id: "causes", heading: words["causes"], hint: words["causesHint"],
            empty: words["noCauses"], table: causes(writing)),
          PageSection(
            id: "lines", heading: words["lines"], empty: words["noCostsThen"],
            table: table(writing)),
        ]
      ).content(writing))
  }

  private var changed: [Restatement.Line] {
    restatement.lines.filter { $0.submitted != $0.now }
  }

  /// Submitted beside now, of the lines that differ.
  private func chart(_ writing: PageWriting) -> [String: Any]? {
    guard !changed.isEmpty else { return nil }
    func value(_ amount: ExactDecimal) -> ChartValue { writing.value("\(amount)", currency) }
    return writing.figure(
      BarChart(
        title: writing.words["restatementChart"], category: writing.words["line"],
        unit: currency,
        series: [.init(writing.words["submittedGrant"]), .init(writing.words["nowGrant"])],
        bars: changed.map { line in
          .init(
            [line.code, line.title].compactMap { $0 }.joined(separator: " "),
            [value(line.submitted.grant), value(line.now.grant)])
        }), id: "restated")
  }

  private func causes(_ writing: PageWriting) -> PageTable {
    let words = writing.words
    return PageTable(
      words["causes"],
      [
        .init("line", words["line"]), .init("kind", words["cause"]),
        .init("entry", words["entry"]), .init("grant", words["ofGrant"], .number),
        .init("whole", words["wholeAction"], .number), .init("on", words["on"], .day),
        .init("actor", words["actor"]), .init("detail", words["detail"]),
      ],
      restatement.causes.map { cause in
        [
          .init(cause.line, text: cause.line ?? words["noLine"]),
          .init(cause.kind.rawValue, text: words["cause.\(cause.kind.rawValue)"]),
          .init(
            cause.entry,
            text: cause.entry ?? (cause.entries > 0 ? words["entries", "\(cause.entries)"] : nil)),
          amount(cause.difference.grant, writing), amount(cause.difference.whole, writing),
          .init(
            cause.revision?.at,
            text: cause.revision.map { writing.written.date("\($0.at.prefix(10))") },
            note: cause.revision.map { words["revision", "\($0.number)"] }),
          .init(cause.revision?.actor, note: cause.revision?.reason), .init(cause.detail),
        ]
      })
  }
}
