import Disclosure
import GRDB
import Kernel
import Pages
import Training

/// Cohorts by their first day.
struct CohortsPage: Page {
  static let address = PageAddress(
    "/cohorts", "cohorts", in: .training, hasTable: true,
    parameters: [Parameter("course", .text)])

  /// As `baraza cohort list`.
  let list: CohortList

  func encode(to encoder: any Encoder) throws { try list.encode(to: encoder) }

  static func load(_ db: Database, _ question: PageQuestion) throws -> CohortsPage {
    do {
      return CohortsPage(
        list: try CohortList.load(
          db, question["course"].map { .course($0) } ?? .all, for: question.audience))
    } catch TrainingFailure.noCohorts {
      return CohortsPage(list: .none)
    }
  }

  func content(_ writing: PageWriting) -> PageContent {
    PageContent(
      title: writing.words["cohortList"], kicker: writing.words["section.training"],
      values: [
        "table": table(writing)?.content(writing.words.entries) ?? [:],
        "empty": list.cohorts.isEmpty ? [writing.words["emptyCohorts"]] : [],
        "withheld": writing.withheld(list.withheld),
      ])
  }

  func table(_ writing: PageWriting) -> PageTable? { writing.cohorts(list) }
}

extension PageWriting {
  func cohorts(_ list: CohortList) -> PageTable {
    PageTable(
      words["cohortList"],
      [
        .init("code", words["cohort"]), .init("course", words["course"]),
        .init("country", words["country"]), .init("place", words["place"]),
        .init("begins", words["start"], .day), .init("ends", words["end"], .day),
        .init("seats", words["seats"], .number), .init("status", words["status"]),
      ],
      list.cohorts.map { cohort in
        [
          .init(
            cohort.code, text: cohort.title, link: PageLink.to(CohortPage.self, cohort.code),
            note: cohort.code),
          .init(cohort.course), .init(cohort.country, text: country(cohort.country)),
          .init(cohort.place), .init(cohort.begins, text: written.date(cohort.begins)),
          .init(cohort.ends, text: written.date(cohort.ends)), .init(String(cohort.seats)),
          .init(cohort.status),
        ]
      })
  }
}
