import CodeLists
import GRDB
import Kernel
import Pages
import Portfolio

/// One organisation: who it is, its part in activities, the money from it and to it, and where.
struct OrganisationPage: Page {
  static let address = PageAddress(
    "/organisations/{organisation}", "organisation", in: .portfolio, hasTable: true,
    parameters: [.page])

  static let size = 100

  /// As `baraza organisation show --limit 100`.
  let sheet: OrganisationSheet

  func encode(to encoder: any Encoder) throws { try sheet.encode(to: encoder) }

  static func load(_ db: Database, _ question: PageQuestion) throws -> OrganisationPage {
    OrganisationPage(
      sheet: try OrganisationSheet.load(
        db, SeenActivities.load(db, for: question.audience),
        organisation: question.subject("organisation"), offset: question.offset(pages: size),
        limit: question.limit(pages: size)))
  }

  /// The activities.
  func table(_ writing: PageWriting) -> PageTable? {
    let words = writing.words
    return PageTable(
      words["activities"],
      [
        .init("title", words["title"]), .init("identifier", words["identifier"], .code),
        .init("roles", words["roles"]), .init("status", words["status"]),
        .init("countries", words["countries"]),
      ],
      sheet.activities.map { activity in
        [
          .init(
            activity.title, text: activity.title ?? words["untitled"],
            link: PageLink.to(ProgrammePage.self, String(activity.id))),
          .init(activity.identifier),
          .init(
            activity.roles.joined(separator: " "),
            text: activity.roles.map(writing.organisationRole).joined(separator: ", ")),
          .init(activity.status, text: writing.name(activity.status, of: .activityStatus)),
          .init(
            activity.countries.joined(separator: " "),
            text: activity.countries.map { writing.country($0) }.joined(separator: ", ")),
        ]
      })
  }
}
