import DonorReporting
import GRDB
import Kernel
import Pages

/// Whether a report is still what was checked and submitted: rendered again from what was stored,
/// and compared byte by byte.
struct VerificationPage: Page {
  static let address = PageAddress(
    "/reports/{report}/verification", "verification", in: .grants, hasTable: true,
    parameters: [Parameter("version", .number(from: 1, to: 100_000))])

  /// As `baraza report verify`.
  let verification: ReportVerification

  func encode(to encoder: any Encoder) throws { try verification.encode(to: encoder) }

  static func load(_ db: Database, _ question: PageQuestion) throws -> VerificationPage {
    VerificationPage(
      verification: try ReportVerification.run(
        db, report: question.subject("report"), version: question.number("version"),
        for: question.audience))
  }

  func content(_ writing: PageWriting) -> PageContent {
    let words = writing.words
    let isSame = verification.differences.isEmpty
    return PageContent(
      title: words[isSame ? "nothingDiffers" : "somethingDiffers"],
      kicker: words["verification"], subtitle: verification.report,
      values: PageBody(
        links: [
          (words["report"], PageLink.to(ReportPage.self, verification.report)),
          (words["restatement"], PageLink.to(RestatementPage.self, verification.report)),
        ],
        sections: [
          PageSection(
            id: "verified", heading: words["verified"],
            hint: words[verification.isRenderedAgain ? "renderedAgain" : "digestsAlone"],
            facts: [
              (words["version"], String(verification.version)),
              (words["sha256"], verification.sha256),
              (words["renderer"], verification.renderer),
              (words["differences"], String(verification.differences.count)),
            ]),
          PageSection(
            id: "differences", heading: words["differences"], empty: words["noDifferences"],
            table: table(writing)),
        ]
      ).content(writing))
  }

  func table(_ writing: PageWriting) -> PageTable? {
    let words = writing.words
    return PageTable(
      words["differences"],
      [
        .init("what", words["whatDiffers"]), .init("line", words["textLine"], .number),
        .init("cell", words["sheetCell"]), .init("message", words["difference"]),
      ],
      verification.differences.map { difference in
        [
          .init(difference.what, tone: "bad"), .init(difference.line.map(String.init)),
          .init(difference.cell), .init(difference.message),
        ]
      })
  }
}
