import IATI

extension ProfileKind {
  /// Each column by its name in profiles: `!` marks a required one; behind `>` stands the name
  /// of the store's column where it is another one, or its table and column where the value
  /// begins a row of its own. Types are those of ``Standard/iati``.
  static let activity = ProfileKind(
    "activity", .activity,
    "identifier! title description>descriptions.text status default_currency default_language "
      + "reporting_org_ref! reporting_org_type reporting_org_name hierarchy scope")

  /// The kinds that elements within the record of an activity can make.
  static let children = [
    ProfileKind(
      "participating_org", .participatingOrg,
      "ref type role! name activity_id>activity_identifier"),
    ProfileKind("activity_date", .activityDate, "type! date!"),
    ProfileKind("recipient_country", .recipientCountry, "code! percentage"),
    ProfileKind("recipient_region", .recipientRegion, "vocabulary code! percentage"),
    ProfileKind("sector", .sector, "vocabulary code! percentage"),
    ProfileKind("policy_marker", .policyMarker, "vocabulary code! significance"),
    ProfileKind("location", .location, "name point>position"),
    ProfileKind(
      "budget", .budget,
      "type status start!>period_start end!>period_end value! currency value_date"),
    ProfileKind(
      "planned_disbursement", .plannedDisbursement,
      "type start!>period_start end>period_end value! currency value_date"),
    ProfileKind(
      "transaction", .transaction,
      "ref type! date! value! currency value_date description provider_ref provider_name "
        + "provider_activity receiver_ref receiver_name receiver_activity "
        + "recipient_country>country"),
    ProfileKind("document", .document, "url! format title category"),
    ProfileKind("related_activity", .relatedActivity, "ref! type!"),
  ]

  /// The record of a rate, which is no row of IATI.
  static let rate = ProfileKind(
    name: "rate", kind: nil,
    columns: [
      ("date", ValueType.date), ("currency", .currency), ("rate", .decimal), ("base", .currency),
      ("source", .text),
    ].map { name, type in
      ProfileColumn(name: name, isRequired: true, kind: nil, target: name, type: type)
    })

  private init(_ name: String, _ kind: RecordKind, _ columns: String) {
    self.init(
      name: name, kind: kind,
      columns: columns.split(separator: " ").compactMap { Self.column($0, of: kind) })
  }

  private static func column(_ line: Substring, of kind: RecordKind) -> ProfileColumn? {
    let parts = line.split(separator: ">")
    let name = parts[0].filter { $0 != "!" }
    let target = (parts.count > 1 ? String(parts[1]) : name).split(separator: ".").map(String.init)
    let targetKind = target.count > 1 ? RecordKind(rawValue: target[0]) : kind
    guard let targetKind, let column = target.last,
      let place = Standard.iati.column(column, of: targetKind),
      let type = Standard.iati.columns[targetKind]?[place].type
    else { return nil }
    return ProfileColumn(
      name: name, isRequired: parts[0].hasSuffix("!"), kind: targetKind, target: column,
      type: type)
  }
}
