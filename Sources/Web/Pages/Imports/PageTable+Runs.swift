import Importing
import Kernel
import Pages
import Platform

extension PageTable {
  /// What runs came to, or would come to, a row for each kind of thing in each feed.
  static func runs(_ outcomes: [ImportOutcome], _ words: Words) -> PageTable {
    PageTable(
      words["summary"],
      [
        .init("feed", words["feed"]), .init("kind", words["runKind"]),
        .init("added", words["added"], .number), .init("changed", words["changed"], .number),
        .init("unchanged", words["unchanged"], .number),
        .init("removed", words["removed"], .number),
        .init("rejected", words["rejected"], .number),
      ],
      outcomes.flatMap { outcome in
        kinds(of: outcome, words).map { kind, counts in
          [
            .init(
              outcome.feed,
              link: outcome.run.map { PageLink.to(RunPage.self, String($0)) },
              note: outcome.run.map { "\(words["run"]) \($0)" }), .init(kind),
            .init(String(counts.added)), .init(String(counts.changed)),
            .init(String(counts.unchanged)), .init(String(counts.removed)),
            .init(String(counts.rejected), tone: counts.rejected > 0 ? "bad" : nil),
          ]
        }
      })
  }

  /// Activities and organisations where there are any, or records by their form.
  private static func kinds(
    of outcome: ImportOutcome, _ words: Words
  ) -> [(String, ImportOutcome.Counts)] {
    guard outcome.records.isEmpty else {
      return outcome.records.map { ($0.form, ImportOutcome.Counts($0)) }
    }
    let activities = (words["activities"], outcome.activities)
    return outcome.organisations == ImportOutcome.Counts()
      ? [activities] : [activities, (words["organisations"], outcome.organisations)]
  }

  /// What a run found, each with what to do.
  static func findings(_ findings: [WrittenRun.Finding], _ words: Words) -> PageTable {
    PageTable(
      words["findings"],
      [
        .init("severity", words["severity"]), .init("rule", words["rule"], .code),
        .init("place", words["whereFound"]), .init("message", words["finding"]),
        .init("remedy", words["whatToDo"]),
      ],
      findings.map { finding in
        [
          .init(finding.severity.rawValue, tone: finding.severity >= .error ? "bad" : "none"),
          .init(finding.rule),
          .init(
            [finding.file.value, finding.line.value.map(String.init)].compactMap { $0 }
              .joined(separator: ":"),
            note: [finding.activity.value, finding.path.value].compactMap { $0 }
              .joined(separator: " · ")),
          .init(finding.message), .init(finding.remedy.value),
        ]
      })
  }
}
