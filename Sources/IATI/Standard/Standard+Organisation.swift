extension Standard {
  /// `iati-organisation`: who publishes, and its budgets.
  static let organisation = ElementRule(
    "iati-organisation",
    [
      .attribute("default-currency", "default_currency", .currency),
      .attribute("xml:lang", "default_language", .language).form(.language),
      .attribute("last-updated-datetime", "last_updated").form(.dateTime),
      .element("organisation-identifier", .text("identifier").required).required,
      .legacy("iati-identifier", .text("identifier")),
      .element("name", .narrative("name").required).required,
      .element(
        "reporting-org",
        .attribute("ref", "reporting_org_ref").required,
        .attribute("type", "reporting_org_type", .code("OrganisationType")).required,
        .attribute("secondary-reporter", "secondary_reporter", .boolean),
        .narrative("reporting_org_name").required
      ).required,
      budget("total-budget", "total"),
      budget(
        "recipient-org-budget", "recipient-org",
        .element(
          "recipient-org", .attribute("ref", "recipient_ref"),
          .narrative("recipient_name").required
        ).required),
      budget(
        "recipient-region-budget", "recipient-region",
        .element(
          "recipient-region",
          .attribute("vocabulary", "region_vocabulary", .code("RegionVocabulary")),
          .attribute("code", "region"), .narrative("recipient_name")
        ).required),
      budget(
        "recipient-country-budget", "recipient-country",
        .element(
          "recipient-country", .attribute("code", "country", .code("Country")).required,
          .narrative("recipient_name")
        ).required),
      budget("total-expenditure", "total-expenditure"),
      .record("document-link", .organisationDocument, documentLink),
    ],
    record: .organisation)

  private static func budget(
    _ name: String, _ kind: String, _ recipient: ElementPart...
  ) -> ElementPart {
    // Expenditure is past: it has no status.
    let status =
      kind == "total-expenditure"
      ? [] : [ElementPart.attribute("status", "status", .code("BudgetStatus"))]
    return .record(
      name, .organisationBudget,
      [.constant("kind", kind)] + status
        + recipient + [periodStart, periodEnd.required, value])
  }
}
