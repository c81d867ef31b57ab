import GRDB
import Kernel
import Pages
import Training

/// The courses, with what is taught in them now, and their cohorts.
struct CoursesPage: Page {
  static let address = PageAddress(
    "/training", "courses", in: .training, .array, isEntry: true)

  /// As `baraza course list`.
  let courses: CourseList
  let cohorts: CohortList

  func encode(to encoder: any Encoder) throws { try courses.courses.encode(to: encoder) }

  static func load(_ db: Database, _ question: PageQuestion) throws -> CoursesPage {
    CoursesPage(
      courses: try CourseList.load(db, for: question.audience),
      cohorts: try CohortList.load(db, .all, for: question.audience))
  }

  func content(_ writing: PageWriting) -> PageContent {
    let words = writing.words
    return PageContent(
      title: words["section.training"],
      values: PageBody(
        links: [
          (words["trainingReach"], PageLink.to(ReachPage.self)),
          (words["decisionMakers"], PageLink.to(HoursPage.self)),
          (words["verifyCertificate"], PageLink.to(CertificatePage.self)),
        ],
        sections: [
          PageSection(
            id: "courses", heading: words["courseList"], hint: words["courseHint"],
            empty: words["emptyReach"], table: courseTable(writing)),
          PageSection(
            id: "cohorts", heading: words["cohortList"], empty: words["emptyCohorts"],
            table: writing.cohorts(cohorts)),
        ], withheld: courses.withheld + cohorts.withheld
      ).content(writing))
  }

  private func courseTable(_ writing: PageWriting) -> PageTable {
    let words = writing.words
    return PageTable(
      words["courseList"],
      [
        .init("code", words["course"]), .init("level", words["level"]),
        .init("programme", words["programme"]),
        .init("curriculum", words["curriculum"], .number),
        .init("modules", words["modules"], .number), .init("hours", words["hours"], .number),
      ],
      courses.courses.map { course in
        [
          .init(
            course.code, text: course.title,
            link: PageLink.to(CohortsPage.self, with: ["course": course.code]), note: course.code),
          .init(course.level), .init(course.programme),
          .init(course.curriculum.map(String.init)), .init(String(course.modules)),
          .init("\(course.hours)"),
        ]
      })
  }
}
