import Portfolio
import Storage
import Training

/// What a commitment can rest on.
public enum LinkSource: String, Codable, Sendable, CaseIterable {
  /// An activity, by a share of its money.
  case activity
  /// One transaction, by a share of it. Its own links beat those of its activity.
  case transaction
  /// A concern of people that the commitment answers.
  case concern
  /// A course that teaches people what the commitment asks for, wherever it is held.
  case course
  /// One cohort of a course, where others of it serve other commitments.
  case cohort

  /// Whether it has money, of which a link takes a share.
  var hasMoney: Bool { self == .activity || self == .transaction }

  /// The column that names it.
  var column: String { rawValue + "_id" }

  /// In words, for remedies.
  static var choices: String {
    let names = allCases.map(\.rawValue)
    return names.dropLast().joined(separator: ", ") + " or \(names.last ?? "")"
  }

  var key: RecordKey {
    switch self {
    case .activity: .activity
    case .transaction: .transaction
    case .concern: .concern
    case .course: .course
    case .cohort: .cohort
    }
  }
}

extension RecordKey {
  /// By identifier; of several copies the one that leads.
  static let activity = RecordKey(
    form: nil, noun: "activity", table: "activities",
    finding: "SELECT id FROM (\(leading("a.identifier = ?", "activities a"))) WHERE place = 1",
    parts: 1,
    writing: """
      CASE WHEN k.withdrawn = 0 AND k.identifier <> '' AND k.identifier NOT GLOB '*#*'
          AND NOT EXISTS (SELECT 1 FROM activities o
            WHERE o.identifier = k.identifier AND o.withdrawn = 0 AND o.id <> k.id)
        THEN k.identifier ELSE '#' || k.id END
      """)

  /// By its activity's identifier, `#`, and its reference.
  static let transaction = RecordKey(
    form: nil, noun: "transaction", table: "transactions",
    finding: """
      SELECT t.id FROM (\(leading("a.identifier = ?", "activities a"))) l
        JOIN transactions t ON t.activity_id = l.id
      WHERE l.place = 1 AND t.ref = ? AND t.withdrawn = 0
      """, parts: 2, writing: "'#' || k.id")

  /// Activities that are held, those that lead their copies in the first place.
  private static func leading(_ condition: String, _ table: String) -> String {
    """
    SELECT a.id, rank() OVER (
        ORDER BY coalesce(x.reason, 'children-counted') <> 'children-counted') AS place
      FROM \(table) LEFT JOIN activity_exclusions x ON x.activity_id = a.id
      WHERE \(condition) AND a.withdrawn = 0
    """
  }
}
