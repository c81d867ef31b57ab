extension Standard {
  /// `iati-organisation`: who publishes, and its budgets.
  static let organisation = ElementRule(
    "iati-organisation",
    [
      .attribute("default-currency", "default_currency", .currency),
      .attribute("xml:lang", "default_language", .language),
      .attribute("last-updated-datetime", "last_updated"),
      .element("organisation-identifier", .text("identifier")),
      .legacy("iati-identifier", .text("identifier")),
      .element("name", .narrative("name")),
      .element(
        "reporting-org",
        .attribute("ref", "reporting_org_ref"),
        .attribute("type", "reporting_org_type", .code("OrganisationType")),
        .attribute("secondary-reporter", "secondary_reporter", .boolean),
        .narrative("reporting_org_name")),
      budget("total-budget", "total"),
      budget(
        "recipient-org-budget", "recipient-org",
        .element(
          "recipient-org", .attribute("ref", "recipient_ref"), .narrative("recipient_name"))),
      budget(
        "recipient-region-budget", "recipient-region",
        .element(
          "recipient-region",
          .attribute("vocabulary", "region_vocabulary", .code("RegionVocabulary")),
          .attribute("code", "region"), .narrative("recipient_name"))),
      budget(
        "recipient-country-budget", "recipient-country",
        .element(
          "recipient-country", .attribute("code", "country", .code("Country")),
          .narrative("recipient_name"))),
      budget("total-expenditure", "total-expenditure"),
      .record("document-link", .organisationDocument, documentLink),
    ],
    record: .organisation)

  private static func budget(
    _ name: String, _ kind: String, _ recipient: ElementPart...
  ) -> ElementPart {
    .record(
      name, .organisationBudget,
      [.constant("kind", kind)] + [.attribute("status", "status", .code("BudgetStatus"))]
        + recipient + periodAndValue)
  }
}
