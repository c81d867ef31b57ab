import Foundation
import GRDB
import Kernel
import Storage

/// The certificates of a store: issued, listed and revoked.
public enum Certificates {
  /// Somebody who completed a cohort and has no certificate that stands.
  public struct Due: Hashable, Sendable {
    /// The code.
    public let participant: String
    public let hours: FixedDecimal
  }

  /// A certificate with what its holder alone is given.
  public struct Issued: Sendable {
    public let certificate: Certificate
    /// Nil where it is bound to no name. Stored nowhere: print it on the holder's copy now.
    public let secret: HolderSecret?
  }

  /// One that was issued.
  public struct Entry: Hashable, Sendable {
    public let certificate: Certificate
    /// The code of the participant.
    public let participant: String
    public let cohort: String
    public let revocation: RevocationList.Entry?
  }

  /// Who could be given a certificate of a cohort, by code.
  public static func due(_ db: Database, in cohort: String) throws -> [Due] {
    let ids = try RecordKey.cohort.ids(cohort, in: db)
    let standing = try Set(Int64.fetchAll(db, sql: "SELECT enrolment_id FROM \(standing)"))
    return try PlaceHours.load(db, in: "\(ids)")
      .filter { $0.isComplete && !standing.contains($0.enrolment) }
      .map { Due(participant: $0.participant, hours: FixedDecimal(millionths: $0.attended)) }
  }

  /// All of a cohort, revoked ones too, by code of the participant.
  public static func list(_ db: Database, in cohort: String) throws -> [Entry] {
    try entries(db, "c.code", cohort)
  }

  /// All of a participant, revoked ones too, by cohort.
  static func list(_ db: Database, of participant: Int64) throws -> [Entry] {
    try entries(db, "p.id", participant).sorted { $0.cohort < $1.cohort }
  }

  /// The one of a code. Throws ``CertificateFailure/noCertificate(code:)``.
  public static func entry(_ db: Database, code: String) throws -> Entry {
    guard let entry = try entries(db, "x.code", code).first else {
      throw CertificateFailure.noCertificate(code: code)
    }
    return entry
  }

  private static func entries(
    _ db: Database, _ column: String, _ value: any DatabaseValueConvertible
  ) throws -> [Entry] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT x.code, x.claims, x.signature, p.code, c.code, substr(v.at, 1, 10), r.reason
        FROM certificates x JOIN enrolments e ON e.id = x.enrolment_id
          JOIN cohorts c ON c.id = e.cohort_id JOIN participants p ON p.id = e.participant_id
          LEFT JOIN certificate_revocations r ON r.record_id = x.id
          LEFT JOIN revisions v ON v.id = r.revision_id
        WHERE \(column) = ? ORDER BY p.code, x.code
        """, arguments: [value]
    ).map { row in
      Entry(
        certificate: try Certificate(
          SignedText(prefix: Certificate.prefix, words: row[1], signature: row[2])),
        participant: row[3], cohort: row[4],
        revocation: entry(code: row[0], day: row[5], reason: row[6]))
    }
  }

  /// The signed list of what was revoked, whoever held it.
  public static func revocations(
    _ db: Database, issuer: String, on day: CalendarDate, signedWith key: CertificateKey
  ) throws -> RevocationList {
    let entries = try Row.fetchAll(
      db,
      sql: """
        SELECT x.code, substr(v.at, 1, 10), r.reason
        FROM certificate_revocations r JOIN certificates x ON x.id = r.record_id
          JOIN revisions v ON v.id = r.revision_id
        WHERE x.signing_key = ? ORDER BY x.code
        """, arguments: [key.publicKey.id]
    ).compactMap { entry(code: $0[0], day: $0[1], reason: $0[2]) }
    return try RevocationList(
      entries, issuer: line(issuer, "issuer"), listed: day, signedWith: key)
  }

  /// SQL of the certificates that were not revoked.
  static let standing = """
    (SELECT x.enrolment_id, x.code FROM certificates x
      WHERE NOT EXISTS (SELECT 1 FROM certificate_revocations r WHERE r.record_id = x.id))
    """

  private static func entry(
    code: String, day: String?, reason: String?
  ) -> RevocationList.Entry? {
    guard let reason, let day = day.flatMap({ CalendarDate($0) }) else { return nil }
    return RevocationList.Entry(
      code: code, revoked: day, reason: RevocationReason(rawValue: reason) ?? .withdrawn)
  }

  /// Text of one line, as claims are written.
  static func line(_ text: String, _ field: String) throws -> String {
    let text = text.trimmed
    guard !text.isEmpty, !text.contains(where: \.isNewline) else {
      throw CertificateFailure.unwritable(field)
    }
    return text
  }
}
