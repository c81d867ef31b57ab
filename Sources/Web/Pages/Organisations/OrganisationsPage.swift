import CodeLists
import GRDB
import Kernel
import Pages
import Portfolio

/// The organisations that fund, run, report or otherwise take part in activities.
struct OrganisationsPage: Page {
  static let address = PageAddress(
    "/organisations", "organisations", in: .portfolio, hasTable: true,
    parameters: [Parameter("search", .text), Parameter("role", .choice(roles)), .page])

  static let roles = ["1", "2", "3", "4", "reporting"]
  static let size = 100

  static let needs: KeptFigures.Total? = .organisations

  /// As `baraza organisation list` with the same filters.
  let list: OrganisationList

  func encode(to encoder: any Encoder) throws { try list.encode(to: encoder) }

  static func load(_ db: Database, _ question: PageQuestion) throws -> OrganisationsPage {
    OrganisationsPage(
      list: OrganisationList(
        try question.kept.organisations(
          db, SeenActivities.load(db, for: question.audience), today: question.today),
        OrganisationList.Filter(search: question["search"], role: question["role"]),
        offset: question.offset(pages: size), limit: question.limit(pages: size)))
  }

  func content(_ writing: PageWriting) -> PageContent {
    let words = writing.words
    return PageContent(
      title: words["organisations"], kicker: words["section.portfolio"],
      values: PageBody(
        links: list.organisations.filter(\.isOwn).map { own in
          (
            words["moneyToOf", own.name],
            PageLink.to(OrganisationTransactionsPage.self, own.key, with: ["direction": "to"])
          )
        },
        sections: [
          PageSection(
            id: "organisations", heading: words["whoTakesPart"], empty: words["emptyOrganisations"],
            table: table(writing))
        ],
        pager: writing.pager(
          total: list.total, shown: list.organisations.count, size: OrganisationsPage.size),
        withheld: list.withheld
      ).content(writing))
  }

  func table(_ writing: PageWriting) -> PageTable? {
    let words = writing.words
    return PageTable(
      words["organisations"],
      [
        .init("name", words["organisation"]), .init("identifier", words["identifier"], .code),
        .init("type", words["organisationType"]), .init("country", words["country"]),
        .init("roles", words["roles"]), .init("activities", words["activities"], .number),
      ],
      list.organisations.map { organisation in
        [
          .init(
            organisation.name, link: PageLink.to(OrganisationPage.self, organisation.key),
            note: organisation.isOwn
              ? words["ownOrganisation"] : organisation.keptAs.map { words["kept.\($0)"] }),
          .init(organisation.identifier),
          .init(
            organisation.type, text: writing.name(organisation.type, of: .organisationType),
            isAbsent: organisation.type == nil),
          .init(
            organisation.country, text: organisation.country.map { writing.country($0) }),
          .init(
            organisation.roles.joined(separator: " "),
            text: organisation.roles.map(writing.organisationRole).joined(separator: ", ")),
          .init(
            String(organisation.activities), text: writing.number(organisation.activities),
            link: organisation.activities == 0
              ? nil : writing.programmes(of: organisation.key)),
        ]
      })
  }
}

extension PageWriting {
  /// The programmes in which it takes part; nil for a name that is too long to be asked for.
  func programmes(of organisation: String, in country: String? = nil) -> String? {
    organisation.utf8.count > Parameter.longest
      ? nil
      : PageLink.to(PortfolioPage.self, with: ["partner": organisation, "country": country])
  }

  /// A code of OrganisationRole, or `reporting`.
  func organisationRole(_ role: String) -> String { words.entries["role.\(role)"] ?? role }
}
