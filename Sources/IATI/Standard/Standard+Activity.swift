extension Standard {
  /// `iati-activity` of 2.01 to 2.03, with the forms of 1.0x that are typed.
  static let activity = ElementRule(
    "iati-activity",
    [
      .attribute("default-currency", "default_currency", .currency),
      .attribute("xml:lang", "default_language", .language),
      .attribute("last-updated-datetime", "last_updated"),
      .attribute("hierarchy", "hierarchy", .integer),
      .attribute("humanitarian", "humanitarian", .boolean),
      .attribute("linked-data-uri", "linked_data_uri"),
      .attribute("budget-not-provided", "budget_not_provided", .code("BudgetNotProvided")),
      .element("iati-identifier", .text("identifier")),
      .element(
        "reporting-org",
        .attribute("ref", "reporting_org_ref"),
        .attribute("type", "reporting_org_type", .code("OrganisationType")),
        .attribute("secondary-reporter", "secondary_reporter", .boolean),
        .narrative("reporting_org_name")),
      .element("title", .narrative("title")),
      .record(
        "description", .description,
        .attribute("type", "type", .code("DescriptionType")),
        .narrative("text")),
      .record(
        "participating-org", .participatingOrg,
        .attribute("ref", "ref"),
        .attribute("type", "type", .code("OrganisationType")),
        .attribute("role", "role", .code("OrganisationRole")),
        .attribute("activity-id", "activity_identifier"),
        .attribute("crs-channel-code", "crs_channel_code", .code("CRSChannelCode")),
        .narrative("name")),
      .record(
        "other-identifier", .otherIdentifier,
        .attribute("ref", "ref"),
        .attribute("type", "type", .code("OtherIdentifierType")),
        .legacy(.text, "ref"),
        .legacy(.attribute("owner-ref"), "owner_ref"),
        .legacy(.attribute("owner-name"), "owner_name"),
        .element("owner-org", .attribute("ref", "owner_ref"), .narrative("owner_name"))),
      .code("activity-status", "status", "ActivityStatus"),
      .record(
        "activity-date", .activityDate,
        .attribute("iso-date", "date", .date),
        .attribute("type", "type", .code("ActivityDateType")),
        .narrative("note")),
      .code("activity-scope", "scope", "ActivityScope"),
      .record(
        "recipient-country", .recipientCountry,
        .attribute("code", "code", .code("Country")),
        .attribute("percentage", "percentage", .decimal),
        .narrative("text")),
      .record(
        "recipient-region", .recipientRegion,
        .attribute("code", "code"),
        .attribute("vocabulary", "vocabulary", .code("RegionVocabulary")),
        .attribute("vocabulary-uri", "vocabulary_uri"),
        .attribute("percentage", "percentage", .decimal),
        .narrative("text")),
      .element(location),
      .record(
        "sector", .sector,
        .attribute("vocabulary", "vocabulary", .code("SectorVocabulary")),
        .attribute("vocabulary-uri", "vocabulary_uri"),
        .attribute("code", "code"),
        .attribute("percentage", "percentage", .decimal),
        .narrative("text")),
      .record(
        "tag", .tag,
        .attribute("vocabulary", "vocabulary", .code("TagVocabulary")),
        .attribute("vocabulary-uri", "vocabulary_uri"),
        .attribute("code", "code"),
        .narrative("text")),
      .record(
        "policy-marker", .policyMarker,
        .attribute("vocabulary", "vocabulary", .code("PolicyMarkerVocabulary")),
        .attribute("vocabulary-uri", "vocabulary_uri"),
        .attribute("code", "code"),
        .attribute("significance", "significance", .code("PolicySignificance")),
        .narrative("text")),
      .code("collaboration-type", "collaboration_type", "CollaborationType"),
      .code("default-flow-type", "default_flow_type", "FlowType"),
      .code("default-finance-type", "default_finance_type", "FinanceType"),
      .several(
        "default-aid-type",
        .attribute("code", "default_aid_type"),
        .attribute("vocabulary", "default_aid_type_vocabulary", .code("AidTypeVocabulary"))),
      .code("default-tied-status", "default_tied_status", "TiedStatus"),
      .record(
        "budget", .budget,
        [.attribute("type", "type", .code("BudgetType"))]
          + [.attribute("status", "status", .code("BudgetStatus"))] + periodAndValue),
      .record(
        "planned-disbursement", .plannedDisbursement,
        [.attribute("type", "type", .code("BudgetType"))] + periodAndValue
          + [party("provider"), party("receiver")]),
      .element("capital-spend", .attribute("percentage", "capital_spend", .decimal)),
      .element(transaction),
      .record("document-link", .document, documentLink),
      .record(
        "related-activity", .relatedActivity,
        .attribute("ref", "ref"),
        .attribute("type", "type", .code("RelatedActivityType"))),
      .element(result),
    ],
    record: .activity)

  private static let location = ElementRule(
    "location",
    [
      .attribute("ref", "ref"),
      .attribute("percentage", "percentage", .decimal),
      .code("location-reach", "reach", "GeographicLocationReach"),
      .several(
        "location-id",
        .attribute("vocabulary", "gazetteer", .code("GeographicVocabulary")),
        .attribute("code", "gazetteer_code")),
      .element("name", .narrative("name")),
      .element("description", .narrative("description")),
      .element("activity-description", .narrative("activity_description")),
      .element(
        "point",
        .attribute("srsName", "srs"),
        .element("pos", .text("position"))),
      .legacy("coordinates", .legacy(.joined(["latitude", "longitude"]), "position")),
      .code("exactness", "exactness", "GeographicExactness"),
      .code("location-class", "class", "GeographicLocationClass"),
      .code("feature-designation", "feature", "LocationType"),
      .legacy("location-type", .attribute("code", "feature", .code("LocationType"))),
    ],
    record: .location)

  private static let transaction = ElementRule(
    "transaction",
    [
      .attribute("ref", "ref"),
      .attribute("humanitarian", "humanitarian", .boolean),
      .code("transaction-type", "type", "TransactionType"),
      .element("transaction-date", .attribute("iso-date", "date", .date)),
      value,
      .element("description", .narrative("description")),
      party("provider"),
      party("receiver"),
      .code("disbursement-channel", "disbursement_channel", "DisbursementChannel"),
      .record(
        "sector", .transactionSector,
        .attribute("vocabulary", "vocabulary", .code("SectorVocabulary")),
        .attribute("vocabulary-uri", "vocabulary_uri"),
        .attribute("code", "code"),
        .narrative("text")),
      .code("recipient-country", "country", "Country"),
      .element(
        "recipient-region",
        .attribute("code", "region"),
        .attribute("vocabulary", "region_vocabulary", .code("RegionVocabulary"))),
      .code("flow-type", "flow_type", "FlowType"),
      .code("finance-type", "finance_type", "FinanceType"),
      .several(
        "aid-type",
        .attribute("code", "aid_type"),
        .attribute("vocabulary", "aid_type_vocabulary", .code("AidTypeVocabulary"))),
      .code("tied-status", "tied_status", "TiedStatus"),
    ],
    record: .transaction)

  private static let result = ElementRule(
    "result",
    [
      .attribute("type", "type", .code("ResultType")),
      .attribute("aggregation-status", "aggregation_status", .boolean),
      .element("title", .narrative("title")),
      .element("description", .narrative("description")),
      .record(
        "indicator", .indicator,
        .attribute("measure", "measure", .code("IndicatorMeasure")),
        .attribute("ascending", "ascending", .boolean),
        .attribute("aggregation-status", "aggregation_status", .boolean),
        .element("title", .narrative("title")),
        .element("description", .narrative("description")),
        measure("baseline"),
        .record(
          "period", .period,
          .element("period-start", .attribute("iso-date", "start", .date)),
          .element("period-end", .attribute("iso-date", "end", .date)),
          measure("target"),
          measure("actual"))),
    ],
    record: .result)

  private static func measure(_ name: String) -> ElementPart {
    .record(
      name, .measure,
      .constant("kind", name),
      .attribute("year", "year"),
      .attribute("iso-date", "date", .date),
      .attribute("value", "value"),
      .record("dimension", .dimension, .attribute("name", "name"), .attribute("value", "value")),
      .element("comment", .narrative("comment")))
  }

  /// A provider or receiver of money.
  private static func party(_ role: String) -> ElementPart {
    .element(
      "\(role)-org",
      .attribute("ref", "\(role)_ref"),
      .attribute("type", "\(role)_type", .code("OrganisationType")),
      .attribute("\(role)-activity-id", "\(role)_activity"),
      .narrative("\(role)_name"))
  }

  static let value = ElementPart.element(
    "value",
    .attribute("currency", "currency", .currency, inherits: "default_currency"),
    .attribute("value-date", "value_date", .date),
    .text("value", .decimal))

  static let periodAndValue: [ElementPart] = [
    .element("period-start", .attribute("iso-date", "start", .date)),
    .element("period-end", .attribute("iso-date", "end", .date)),
    value,
  ]

  static let documentLink: [ElementPart] = [
    .attribute("format", "format"),
    .attribute("url", "url"),
    .element("title", .narrative("title")),
    .element("description", .narrative("description")),
    .several("category", .attribute("code", "category", .code("DocumentCategory"))),
    .several("language", .attribute("code", "language", .code("Language"))),
    .element("document-date", .attribute("iso-date", "date", .date)),
  ]
}
