extension Standard {
  /// `iati-activity` of 2.01 to 2.03, with the forms of 1.0x that are typed.
  static let activity = ElementRule(
    "iati-activity",
    [
      .attribute("default-currency", "default_currency", .currency),
      .attribute("xml:lang", "default_language", .language).form(.language),
      .attribute("last-updated-datetime", "last_updated").form(.dateTime),
      .attribute("hierarchy", "hierarchy", .integer).form(.int),
      .attribute("humanitarian", "humanitarian", .boolean),
      .attribute("linked-data-uri", "linked_data_uri").form(.uri),
      .attribute("budget-not-provided", "budget_not_provided", .code("BudgetNotProvided")),
      .element("iati-identifier", .text("identifier").required).required,
      .element(
        "reporting-org",
        .attribute("ref", "reporting_org_ref").required,
        .attribute("type", "reporting_org_type", .code("OrganisationType")).required,
        .attribute("secondary-reporter", "secondary_reporter", .boolean),
        .narrative("reporting_org_name").required
      ).required,
      .element("title", .narrative("title").required).required,
      .record(
        "description", .description,
        .attribute("type", "type", .code("DescriptionType")),
        .narrative("text").required
      ).required,
      .record(
        "participating-org", .participatingOrg,
        .attribute("ref", "ref"),
        .attribute("type", "type", .code("OrganisationType")),
        .attribute("role", "role", .code("OrganisationRole")).required,
        .attribute("activity-id", "activity_identifier"),
        .attribute("crs-channel-code", "crs_channel_code", .code("CRSChannelCode")),
        .narrative("name")
      ).required,
      .record(
        "other-identifier", .otherIdentifier,
        .attribute("ref", "ref").required,
        .attribute("type", "type", .code("OtherIdentifierType")).required,
        .legacy(.text, "ref"),
        .legacy(.attribute("owner-ref"), "owner_ref"),
        .legacy(.attribute("owner-name"), "owner_name"),
        .element("owner-org", .attribute("ref", "owner_ref"), .narrative("owner_name"))),
      .code("activity-status", "status", "ActivityStatus").required,
      .record(
        "activity-date", .activityDate,
        .attribute("iso-date", "date", .date).required,
        .attribute("type", "type", .code("ActivityDateType")).required,
        .narrative("note")
      ).required,
      .code("activity-scope", "scope", "ActivityScope"),
      .record(
        "recipient-country", .recipientCountry,
        .attribute("code", "code", .code("Country")).required,
        .attribute("percentage", "percentage", .decimal),
        .narrative("text")),
      .record(
        "recipient-region", .recipientRegion,
        .attribute("code", "code").required,
        .attribute("vocabulary", "vocabulary", .code("RegionVocabulary")),
        .attribute("vocabulary-uri", "vocabulary_uri").form(.uri),
        .attribute("percentage", "percentage", .decimal),
        .narrative("text")),
      .element(location),
      .record(
        "sector", .sector,
        .attribute("vocabulary", "vocabulary", .code("SectorVocabulary")),
        .attribute("vocabulary-uri", "vocabulary_uri").form(.uri),
        .attribute("code", "code").required,
        .attribute("percentage", "percentage", .decimal),
        .narrative("text")),
      .record(
        "tag", .tag,
        .attribute("vocabulary", "vocabulary", .code("TagVocabulary")).required,
        .attribute("vocabulary-uri", "vocabulary_uri").form(.uri),
        .attribute("code", "code").required,
        .narrative("text")),
      .record(
        "policy-marker", .policyMarker,
        .attribute("vocabulary", "vocabulary", .code("PolicyMarkerVocabulary")),
        .attribute("vocabulary-uri", "vocabulary_uri").form(.uri),
        .attribute("code", "code").required,
        .attribute("significance", "significance", .code("PolicySignificance")),
        .narrative("text")),
      .code("collaboration-type", "collaboration_type", "CollaborationType"),
      .code("default-flow-type", "default_flow_type", "FlowType"),
      .code("default-finance-type", "default_finance_type", "FinanceType"),
      .several(
        "default-aid-type",
        .attribute("code", "default_aid_type").required,
        .attribute("vocabulary", "default_aid_type_vocabulary", .code("AidTypeVocabulary"))),
      .code("default-tied-status", "default_tied_status", "TiedStatus"),
      .record(
        "budget", .budget,
        [.attribute("type", "type", .code("BudgetType"))]
          + [.attribute("status", "status", .code("BudgetStatus"))]
          + [periodStart, periodEnd.required, value]),
      .record(
        "planned-disbursement", .plannedDisbursement,
        .attribute("type", "type", .code("BudgetType")),
        periodStart, periodEnd, value, party("provider"), party("receiver")),
      .element("capital-spend", .attribute("percentage", "capital_spend", .decimal).required),
      .element(transaction),
      .record("document-link", .document, documentLink),
      .record(
        "related-activity", .relatedActivity,
        .attribute("ref", "ref").required,
        .attribute("type", "type", .code("RelatedActivityType")).required),
      .element(result),
    ],
    record: .activity)

  private static let location = ElementRule(
    "location",
    [
      .attribute("ref", "ref"),
      .attribute("percentage", "percentage", .decimal).withdrawn,
      .code("location-reach", "reach", "GeographicLocationReach"),
      .several(
        "location-id",
        .attribute("vocabulary", "gazetteer", .code("GeographicVocabulary")).required,
        .attribute("code", "gazetteer_code").required),
      .element("name", .narrative("name").required),
      .element("description", .narrative("description").required),
      .element("activity-description", .narrative("activity_description").required),
      .element(
        "point",
        .attribute("srsName", "srs").required,
        .element("pos", .text("position").required).required),
      // 1.0x means degrees of WGS 84, as every point of 2.0x says in so many words.
      .legacy(
        "coordinates",
        .legacy(.constant("http://www.opengis.net/def/crs/EPSG/0/4326"), "srs"),
        .legacy(.joined(["latitude", "longitude"]), "position")),
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
      .code("transaction-type", "type", "TransactionType").required,
      .element("transaction-date", .attribute("iso-date", "date", .date).required).required,
      value,
      .element("description", .narrative("description").required),
      party("provider"),
      party("receiver"),
      .code("disbursement-channel", "disbursement_channel", "DisbursementChannel"),
      .record(
        "sector", .transactionSector,
        .attribute("vocabulary", "vocabulary", .code("SectorVocabulary")),
        .attribute("vocabulary-uri", "vocabulary_uri").form(.uri),
        .attribute("code", "code").required,
        .narrative("text")),
      .code("recipient-country", "country", "Country"),
      .element(
        "recipient-region",
        .attribute("code", "region").required,
        .attribute("vocabulary", "region_vocabulary", .code("RegionVocabulary"))),
      .code("flow-type", "flow_type", "FlowType"),
      .code("finance-type", "finance_type", "FinanceType"),
      .several(
        "aid-type",
        .attribute("code", "aid_type").required,
        .attribute("vocabulary", "aid_type_vocabulary", .code("AidTypeVocabulary"))),
      .code("tied-status", "tied_status", "TiedStatus"),
    ],
    record: .transaction)

  private static let result = ElementRule(
    "result",
    [
      .attribute("type", "type", .code("ResultType")).required,
      .attribute("aggregation-status", "aggregation_status", .boolean),
      .element("title", .narrative("title").required).required,
      .element("description", .narrative("description").required),
      .record(
        "indicator", .indicator,
        .attribute("measure", "measure", .code("IndicatorMeasure")).required,
        .attribute("ascending", "ascending", .boolean),
        .attribute("aggregation-status", "aggregation_status", .boolean),
        .element("title", .narrative("title").required).required,
        .element("description", .narrative("description").required),
        measure("baseline", isDated: true),
        .record(
          "period", .period,
          periodStart, periodEnd.required,
          measure("target"),
          measure("actual"))
      ).required,
    ],
    record: .result)

  /// Baselines are dated; targets and actuals have the dates of their period.
  private static func measure(_ name: String, isDated: Bool = false) -> ElementPart {
    let year = ElementPart.attribute("year", "year").form(.positiveInteger)
    let date = ElementPart.attribute("iso-date", "date", .date)
    return .record(
      name, .measure,
      .constant("kind", name),
      isDated ? year.required : year.withdrawn,
      isDated ? date : date.withdrawn,
      .attribute("value", "value"),
      .record("dimension", .dimension, .attribute("name", "name"), .attribute("value", "value")),
      .element("comment", .narrative("comment").required))
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
    .attribute("value-date", "value_date", .date).required,
    .text("value", .decimal).required
  ).required

  static let periodStart = ElementPart.element(
    "period-start", .attribute("iso-date", "period_start", .date).required
  ).required

  /// Required everywhere but in planned disbursements.
  static let periodEnd = ElementPart.element(
    "period-end", .attribute("iso-date", "period_end", .date).required)

  static let documentLink: [ElementPart] = [
    .attribute("format", "format").required,
    .attribute("url", "url").form(.uri).required,
    .element("title", .narrative("title").required).required,
    .element("description", .narrative("description").required),
    .several("category", .attribute("code", "category", .code("DocumentCategory")).required)
      .required,
    .several("language", .attribute("code", "language", .language).required),
    .element("document-date", .attribute("iso-date", "date", .date).required),
  ]
}
