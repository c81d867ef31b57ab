import Commitments
import GRDB
import GoldenThread
import Kernel
import Pages

/// The actions behind a count of a plan's progress, as one voice sees it.
struct ProgressPage: Page {
  static let address = PageAddress(
    "/progress/{plan}", "progress", in: .commitments, .array, hasTable: true,
    parameters: [
      Parameter("voice", .choice(Voice.allCases.map(\.rawValue))),
      Parameter("meaning", .choice(ProgressRow.Meaning.allCases.map(\.rawValue))),
      Parameter("state", .choice(ActionState.counted.map(\.rawValue))), .today, .page,
    ])

  static let size = 100

  /// As `baraza plan progress`.
  let shown: [ProgressRow]
  let rows: [ProgressRow]
  let report: PlanReport

  func encode(to encoder: any Encoder) throws { try shown.encode(to: encoder) }

  static func load(_ db: Database, _ question: PageQuestion) throws -> ProgressPage {
    let report = try PlanReport.load(
      db, plan: CommitmentLookup.plan(question.subject("plan"), in: db), today: question.today,
      for: question.audience)
    let rows = report.progressRows(
      question["voice"].flatMap { Voice(rawValue: $0) } ?? .responsible,
      meaning: question["meaning"].flatMap { ProgressRow.Meaning(rawValue: $0) },
      state: question["state"].flatMap { ActionState(rawValue: $0) })
    let page = rows.dropFirst(question.offset(pages: size))
    return ProgressPage(
      shown: Array(page.prefix(question.limit(pages: size))), rows: rows, report: report)
  }

  func content(_ writing: PageWriting) -> PageContent {
    let words = writing.words
    let withheld = report.progress.withheldActions
    return PageContent(
      title: words["behindProgress"], kicker: words["plan"], subtitle: report.title,
      values: PageBody(
        links: [
          ("\(words["plan"]) \(report.code)", PageLink.to(ActionPlanPage.self, report.code))
        ],
        sections: [
          PageSection(
            id: "actions", heading: words["actions"], hint: words["progressRule"],
            empty: words["nothingFound"], table: table(writing),
            notes: withheld > 0 ? [words["withheldActions", String(withheld)]] : [])
        ],
        pager: writing.pager(total: rows.count, shown: shown.count, size: ProgressPage.size)
      ).content(writing))
  }

  func table(_ writing: PageWriting) -> PageTable? {
    let words = writing.words
    let isCompared = shown.contains { $0.responsible != nil }
    let voice = shown.first.map { words["voice.\($0.status.voice.rawValue)"] }
    var table = PageTable(
      words["actions"],
      [
        .init("commitment", words["identifier"], .code), .init("title", words["action"]),
        .init("deadline", words["deadline"], .day), .init("status", voice ?? words["status"]),
      ]
        + (isCompared
          ? [
            .init("responsible", words["voice.responsible"]),
            .init("difference", words["higherBy"], .number),
          ] : []) + [.init("exclusion", words["countsNot"])],
      shown.map { row in
        let code = row.commitment?.split(separator: "#", maxSplits: 1).last.map(String.init)
        return [
          PageTable.Cell(row.commitment),
          .init(
            row.title, text: row.title ?? words["withheldPart"],
            link: code.map { PageLink.to(CommitmentPage.self, report.code, $0) }),
          .init(row.deadline, text: row.deadline.map { writing.written.date($0) }),
          writing.status(row.status),
        ]
          + (isCompared
            ? [
              writing.status(row.responsible),
              .init(row.difference, text: row.difference.map(writing.written.points)),
            ] : [])
          + [
            .init(
              row.exclusion?.rawValue, text: row.exclusion.map { words["state.\($0.rawValue)"] })
          ]
      })
    table.stacks = true
    return table
  }
}

extension PageWriting {
  /// What each voice, or the one named, says of the actions due of plans, as counts that open
  /// their actions.
  func progress(
    _ plans: [(code: String, title: String, progress: ReportedProgress)], of voice: Voice? = nil
  ) -> PageTable {
    let names = plans.first?.progress.voices.first?.counts.map(\.name) ?? []
    let voices = plans.flatMap(\.progress.voices)
    let used = names.filter { name in
      voices.flatMap(\.counts).contains { $0.name == name && $0.count > 0 }
    }
    let hasStale = voices.contains { $0.stale != nil }
    return PageTable(
      words["progress"],
      [.init("plan", words["plan"]), .init("voice", words["voice"])]
        + used.map { .init($0, words["count.\($0)"], .number) }
        + [.init("due", words["due"], .number)]
        + (hasStale ? [.init("stale", words["ofThemStale"], .number)] : []),
      plans.flatMap { plan in
        plan.progress.voices.filter { voice ?? $0.voice == $0.voice }.map { own in
          let stale = own.stale.map { count($0, of: plan.code, own.voice, .stale) }
          return [
            PageTable.Cell(
              plan.code, text: plan.title, link: PageLink.to(ActionPlanPage.self, plan.code)),
            .init(own.voice.rawValue, text: words["voice.\(own.voice.rawValue)"]),
          ]
            + used.map { name in
              count(
                own.counts.first { $0.name == name }?.count ?? 0, of: plan.code, own.voice,
                ProgressRow.Meaning(field: name))
            } + [count(plan.progress.due, of: plan.code, own.voice, nil)]
            + (hasStale
              ? [stale ?? .init(nil, text: words["notApplicable"], isAbsent: true)] : [])
        }
      })
  }

  /// How the responsible voice lies to each other one, as figures that open the actions compared.
  func divergence(_ report: PlanReport) -> PageTable {
    let directions: [ProgressRow.Meaning] = [.higher, .equal, .lower]
    return PageTable(
      words["divergence"],
      [.init("voice", words["voice"]), .init("comparable", words["comparable"], .number)]
        + directions.map { .init($0.rawValue, words["difference.\($0.rawValue)"], .number) }
        + [
          .init("due", words["due"], .number), .init("mean", words["higherBy"], .number),
        ],
      report.divergence.map { own in
        let all = actions(of: report.code, own.voice, .comparable)
        let counts = zip(directions, [own.higher, own.equal, own.lower])
        return [
          PageTable.Cell(own.voice.rawValue, text: words["voice.\(own.voice.rawValue)"]),
          count(own.comparable, of: report.code, own.voice, .comparable),
        ] + counts.map { count($1, of: report.code, own.voice, $0) } + [
          count(own.due, of: report.code, own.voice, nil),
          .init(
            own.mean, text: own.mean.map(written.points) ?? words["nothingComparable"],
            link: own.mean == nil ? nil : all, isAbsent: own.mean == nil),
        ]
      })
  }

  /// A count of actions due that opens them, and those that do not count with the reason.
  func count(
    _ count: Int, of plan: String, _ voice: Voice, _ meaning: ProgressRow.Meaning?
  ) -> PageTable.Cell {
    .init(
      String(count), text: number(count),
      link: count == 0 ? nil : actions(of: plan, voice, meaning))
  }

  /// Where the actions of a plan are that a figure counts.
  func actions(
    of plan: String, _ voice: Voice? = nil, _ meaning: ProgressRow.Meaning? = nil,
    in state: ActionState? = nil
  ) -> String {
    PageLink.to(
      ProgressPage.self, plan,
      with: [
        "voice": voice?.rawValue, "meaning": meaning?.rawValue, "state": state?.rawValue,
        "today": question["today"],
      ])
  }
}

extension ProgressRow.Meaning {
  /// By the name of the field that counts it.
  init?(field: String) {
    self.init(
      rawValue: field.replacing(/[A-Z]/) { "-" + $0.output.lowercased() })
  }
}
