import Foundation
import GRDB
import Kernel
import Storage

extension Certificates {
  /// Issues a certificate to a participant who completed a cohort.
  ///
  /// - Parameters:
  ///   - name: the holder's, from the vault, to bind the certificate to; it is not stored, and a
  ///     certificate without it holds for whoever has it.
  ///   - issuer: the organisation's name, in one line.
  /// - Throws: ``CertificateFailure``
  public static func issue(
    to participant: String, in cohort: String, name: String? = nil, issuer: String,
    on day: CalendarDate, signedWith key: CertificateKey, in changes: ChangeSet
  ) throws -> Issued {
    let place = try place(of: participant, in: cohort, on: day, changes.db)
    let secret = name.map { _ in HolderSecret() }
    let holder = try name.map { try line($0, "name") }
    let claims = CertificateClaims(
      code: newCode(), course: try line(place.course, "course's title"), level: place.level,
      curriculum: place.curriculum,
      hours: ExactDecimal(millionths: Int128(place.hours.attended)), begins: place.begins,
      ends: place.ends, issued: day, expires: place.months.flatMap { day.adding(months: $0) },
      issuer: try line(issuer, "issuer"), key: key.publicKey.id,
      holder: holder.flatMap { secret?.digest(of: $0) })
    let certificate = try Certificate(
      key.sign(claims.bytes, prefix: Certificate.prefix))
    try changes.insert(
      "certificates", id: changes.newID(),
      [
        ("code", claims.code), ("enrolment_id", place.hours.enrolment),
        ("claims", claims.bytes), ("signature", certificate.signed.signature),
        ("signing_key", claims.key), ("revision_id", changes.revision),
      ])
    return Issued(certificate: certificate, secret: secret)
  }

  /// Revokes a certificate for good; another may be issued then.
  ///
  /// - Throws: ``CertificateFailure/noCertificate(code:)``,
  ///   ``CertificateFailure/revokedAlready(code:)``
  public static func revoke(
    _ code: String, because reason: RevocationReason, in changes: ChangeSet
  ) throws {
    let row = try Row.fetchOne(
      changes.db,
      sql: """
        SELECT x.id, EXISTS (SELECT 1 FROM certificate_revocations r WHERE r.record_id = x.id)
        FROM certificates x WHERE x.code = ?
        """, arguments: [code])
    guard let row else { throw CertificateFailure.noCertificate(code: code) }
    guard !(row[1] as Bool) else { throw CertificateFailure.revokedAlready(code: code) }
    try changes.insert(
      "certificate_revocations", id: changes.newID(),
      [
        ("record_id", row[0] as Int64), ("reason", reason.rawValue),
        ("revision_id", changes.revision),
      ])
  }

  private struct Place {
    let hours: PlaceHours
    let course: String
    let level: String
    /// For how many months certificates hold.
    let months: Int?
    let curriculum: Int64
    let begins: CalendarDate
    let ends: CalendarDate
  }

  /// The place, completed and without a certificate that stands.
  private static func place(
    of participant: String, in cohort: String, on day: CalendarDate, _ db: Database
  ) throws -> Place {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT c.id, k.title, v.version, c.begins_on, c.ends_on, k.level, v.certificate_months
        FROM cohorts c JOIN curriculum_versions v ON v.id = c.version_id
          JOIN courses k ON k.id = v.course_id
        WHERE c.code = ?
        """, arguments: [cohort])
    let enrolment = try RecordKey.enrolment.ids("\(cohort)#\(participant)", in: db).first
    guard let row, let enrolment, let begins = CalendarDate(row[3] as String),
      let ends = CalendarDate(row[4] as String),
      let hours = try PlaceHours.load(db, in: "[\(row[0] as Int64)]")
        .first(where: { $0.enrolment == enrolment })
    else { throw CertificateFailure.noPlace(participant: participant, cohort: cohort) }
    guard ends.description <= day.description else {
      throw CertificateFailure.notOver(cohort: cohort, until: ends.description)
    }
    guard hours.isComplete else {
      throw CertificateFailure.notComplete(
        participant: participant, attended: FixedDecimal(millionths: hours.attended),
        needed: FixedDecimal(millionths: hours.needed))
    }
    let code = try String.fetchOne(
      db, sql: "SELECT code FROM \(standing) WHERE enrolment_id = ?", arguments: [enrolment])
    if let code { throw CertificateFailure.issuedAlready(code: code) }
    return Place(
      hours: hours, course: row[1], level: row[5], months: row[6], curriculum: row[2],
      begins: begins, ends: ends)
  }

  /// Twelve random letters and digits that nobody mistakes for one another: 59 bits.
  private static func newCode() -> String {
    let alphabet = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ")
    return (0..<3).map { _ in
      String((0..<4).map { _ in alphabet[Int.random(in: 0..<alphabet.count)] })
    }.joined(separator: "-")
  }
}
