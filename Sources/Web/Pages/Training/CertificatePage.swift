import GRDB
import Kernel
import Pages
import Platform
import Training

/// Whether a certificate is genuine and holds: from its text, or by its code from the store, and
/// the issuer's public key. No key of the organisation is read.
struct CertificatePage: Page {
  static let address = PageAddress(
    "/certificates", "certificate", in: .training,
    parameters: [Parameter("certificate", .text), Parameter("key", .text), .today])

  /// As `baraza certificate verify`; what the store knows to be revoked counts as in the list of
  /// revoked ones. Nil where nothing was asked, or where it says nothing.
  let verdict: WrittenVerdict?
  /// Why it says nothing.
  let fault: Diagnostic?

  private enum CodingKeys: String, CodingKey { case fault, verified }

  func encode(to encoder: any Encoder) throws {
    if let verdict { return try verdict.encode(to: encoder) }
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(false, forKey: .verified)
    if let fault {
      try container.encode(
        ["rule": fault.rule, "message": fault.message, "remedy": fault.remedy ?? ""],
        forKey: .fault)
    }
  }

  static func load(_ db: Database, _ question: PageQuestion) throws -> CertificatePage {
    guard let asked = question["certificate"] else {
      return CertificatePage(verdict: nil, fault: nil)
    }
    do {
      return CertificatePage(verdict: try verify(asked, db, question), fault: nil)
    } catch let failure as CertificateFailure {
      return CertificatePage(verdict: nil, fault: failure.diagnostic)
    } catch let failure as QuestionFailure {
      return CertificatePage(verdict: nil, fault: failure.diagnostic)
    }
  }

  private static func verify(
    _ asked: String, _ db: Database, _ question: PageQuestion
  ) throws -> WrittenVerdict {
    let text = asked.filter { !$0.isWhitespace }
    let certificate =
      try text.contains(".")
      ? Certificate(text) : Certificates.entry(db, code: text).certificate
    guard let key = question["key"].flatMap({ CertificatePublicKey($0) }) else {
      throw QuestionFailure.invalid(
        "key", question["key"] ?? "",
        wanted: "the issuer’s public key, as `baraza certificate key` shows it")
    }
    let verdict = try certificate.verify(with: key, on: question.today)
    let revocation = try revocation(of: certificate, in: db)
    return WrittenVerdict(revocation.map { .revoked($0) } ?? verdict, certificate)
  }

  /// Where the store issued it and took it back.
  private static func revocation(
    of certificate: Certificate, in db: Database
  ) throws -> RevocationList.Entry? {
    do {
      return try Certificates.entry(db, code: certificate.claims.code).revocation
    } catch CertificateFailure.noCertificate {
      return nil
    }
  }
}
