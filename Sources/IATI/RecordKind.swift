/// The kinds of row that IATI's elements become. The raw value is the name of
/// the table that holds them.
public enum RecordKind: String, Sendable, CaseIterable {
  case activity = "activities"
  case description = "descriptions"
  case participatingOrg = "participating_orgs"
  case otherIdentifier = "other_identifiers"
  case activityDate = "activity_dates"
  case recipientCountry = "recipient_countries"
  case recipientRegion = "recipient_regions"
  case location = "locations"
  case sector = "sectors"
  case tag = "tags"
  case policyMarker = "policy_markers"
  case budget = "budgets"
  case plannedDisbursement = "planned_disbursements"
  case transaction = "transactions"
  case transactionSector = "transaction_sectors"
  case document = "documents"
  case relatedActivity = "related_activities"
  case result = "results"
  case indicator = "indicators"
  case period = "periods"
  case measure = "measures"
  case dimension = "dimensions"
  case translation = "translations"
  case carried = "carried"
  case organisation = "reported_organisations"
  case organisationBudget = "organisation_budgets"
  case organisationDocument = "organisation_documents"
  case organisationTranslation = "organisation_translations"
  case organisationCarried = "organisation_carried"

  /// The place of the kind among all kinds.
  public var index: Int { RecordKind.indices[self]! }

  /// `allCases`, made once.
  static let all = ContiguousArray(allCases)

  private static let indices = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })

  /// Whether its rows keep an id of their own from one import to the next.
  public var hasStableID: Bool {
    switch self {
    case .activity, .organisation, .budget, .transaction, .result, .indicator, .period: true
    default: false
    }
  }

  /// Whether a row of this kind stands for a whole activity or organisation.
  public var isRoot: Bool { self == .activity || self == .organisation }
}
