import GRDB
import Kernel
import Pages
import Portfolio

/// Concerns of communities, those that are open first, the oldest first.
struct ConcernsPage: Page {
  static let address = PageAddress(
    "/concerns", "concerns", in: .commitments, hasTable: true,
    parameters: [
      Parameter("country", .country),
      Parameter("state", .choice(ConcernState.allCases.map(\.rawValue))),
      Parameter("open", .flag), .today,
    ])

  /// As `baraza concern list`.
  let list: ConcernList

  func encode(to encoder: any Encoder) throws { try list.encode(to: encoder) }

  static func load(_ db: Database, _ question: PageQuestion) throws -> ConcernsPage {
    let state = question["state"].flatMap { ConcernState(rawValue: $0) }
    return ConcernsPage(
      list: try ConcernList.load(
        db,
        ConcernList.Filter(
          country: question["country"]?.uppercased(),
          states: Set(
            ConcernState.allCases.filter {
              (!question.isSet("open") || $0.isOpen) && (state ?? $0) == $0
            })), today: question.today, for: question.audience))
  }

  func content(_ writing: PageWriting) -> PageContent {
    PageContent(
      title: writing.words["allConcerns"], kicker: writing.words["section.commitments"],
      values: [
        "table": table(writing)?.content(writing.words.entries) ?? [:],
        "isEmpty": list.items.isEmpty, "withheld": writing.withheld(list.withheld),
      ])
  }

  func table(_ writing: PageWriting) -> PageTable? {
    let words = writing.words
    return PageTable(
      words["allConcerns"],
      [
        .init("title", words["concern"]), .init("code", words["identifier"], .code),
        .init("community", words["community"]), .init("country", words["country"]),
        .init("raisedOn", words["raisedOn"], .day), .init("state", words["state"]),
        .init("ageDays", words["ageDays"], .number),
      ],
      list.items.map { concern in
        [
          .init(concern.title, note: concern.absence), .init(concern.code),
          .init(concern.community),
          .init(concern.country, text: writing.country(concern.country)),
          .init(concern.raisedOn, text: writing.written.date(concern.raisedOn)),
          .init(
            concern.state.rawValue, text: words["concern.\(concern.state.rawValue)"],
            tone: concern.state.isOpen ? "warn" : "good"),
          .init(concern.ageDays.map(String.init)),
        ]
      })
  }
}
