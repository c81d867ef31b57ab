import Disclosure
import Foundation
import GRDB
import Kernel
import Storage
import TestSupport
import Testing

@testable import Training

struct CertificateTests {
  private static let person = CohortSample.people[0]
  private static let issuer = "Illustrative Peace Organisation"
  private static let name = "Mustername  Beispielfrau"

  /// The first person attends all half-days, the second one.
  private static func attended() throws -> CohortStore {
    let store = try CohortStore.withCohort()
    for session in ["2025-03-10#am", "2025-03-10#pm", "2025-03-11#am"] {
      try store.add("attendance", CohortSample.sheet(session, person))
    }
    try store.add("attendance", CohortSample.sheet("2025-03-10#am", CohortSample.people[1]))
    return store
  }

  private static func issue(
    _ store: CohortStore, to person: String = person, name: String? = name,
    on day: String = "2025-03-11", key: CertificateKey
  ) throws -> Certificates.Issued {
    let day = try #require(CalendarDate(day))
    return try store.change {
      try Certificates.issue(
        to: person, in: "MED-1", name: name, issuer: issuer, on: day, signedWith: key, in: $0)
    }
  }

  @Test("A certificate says the least, and verifies with its text and the public key alone")
  func verifies() throws {
    let store = try CertificateTests.attended()
    let key = CertificateKey()
    let due = try store.read { try Certificates.due($0, in: "MED-1") }
    #expect(due.map(\.participant) == [CertificateTests.person])
    let issued = try CertificateTests.issue(store, key: key)
    #expect(try store.read { try Certificates.due($0, in: "MED-1") } == [])

    let text = issued.certificate.text
    let publicKey = try #require(CertificatePublicKey(key.publicKey.description))
    let read = try Certificate(text)
    #expect(try read.verify(with: publicKey) == .valid)
    #expect(read.claims.course == "Mediation for local councils")
    #expect("\(read.claims.hours)" == "8")
    #expect(read.claims.issuer == CertificateTests.issuer)
    let folded = text.enumerated().map { $0 % 60 == 59 ? "\($1)\n" : "\($1)" }.joined()
    #expect(try Certificate(folded).verify(with: publicKey) == .valid)
    #expect(text.utf8.count < 900, "\(text.utf8.count) bytes do not fit well into a QR code")

    let words = String(decoding: read.signed.words, as: UTF8.self).lowercased()
    for told in [CertificateTests.person.lowercased(), "mustername", "beispielfrau"] {
      #expect(!words.contains(told))
    }
    let secret = try #require(issued.secret.flatMap { HolderSecret("\($0)") })
    #expect(read.isHeld(by: "mustername BEISPIELFRAU", secret: secret) == true)
    #expect(read.isHeld(by: "Another Holder", secret: secret) == false)
    #expect(read.isHeld(by: CertificateTests.name, secret: HolderSecret()) == false)
    let unbound = try CertificateTests.unbound(store, issued, key)
    #expect(unbound.secret == nil)
    #expect(unbound.certificate.isHeld(by: CertificateTests.name, secret: secret) == nil)
    #expect(try StoreCheck.run(store.store).ok)
  }

  private static func unbound(
    _ store: CohortStore, _ issued: Certificates.Issued, _ key: CertificateKey
  ) throws -> Certificates.Issued {
    try store.change {
      try Certificates.revoke(issued.certificate.claims.code, because: .replaced, in: $0)
    }
    return try issue(store, name: nil, key: key)
  }

  @Test("No changed byte passes, in words or signature, nor another key")
  func altered() throws {
    let store = try CertificateTests.attended()
    let key = CertificateKey()
    let signed = try CertificateTests.issue(store, key: key).certificate.signed
    for index in signed.words.indices {
      for bit in [0, 5] {
        var words = signed.words
        words[index] ^= 1 << bit
        let changed = SignedText(
          prefix: Certificate.prefix, words: words, signature: signed.signature)
        #expect(throws: CertificateFailure.self, "byte \(index)") {
          try Certificate(changed.text).verify(with: key.publicKey)
        }
      }
    }
    for index in signed.signature.indices {
      var signature = signed.signature
      signature[index] ^= 1
      let changed = SignedText(
        prefix: Certificate.prefix, words: signed.words, signature: signature)
      #expect(throws: CertificateFailure.forged, "byte \(index)") {
        try Certificate(changed.text).verify(with: key.publicKey)
      }
    }
    let other = CertificateKey()
    #expect(throws: CertificateFailure.otherKey(key.publicKey.id)) {
      try Certificate(signed.text).verify(with: other.publicKey)
    }
    #expect(throws: CertificateFailure.malformed) {
      try Certificate(String(signed.text.dropLast()))
    }
    #expect(throws: CertificateFailure.malformed) { try Certificate("BARAZA1.x.y") }
    #expect(CertificatePublicKey(String(key.publicKey.description.dropLast())) == nil)
  }

  @Test("A revoked certificate is found in the signed list, which nobody else can make")
  func revoked() throws {
    let store = try CertificateTests.attended()
    let key = CertificateKey()
    let certificate = try CertificateTests.issue(store, key: key).certificate
    let day = try #require(CalendarDate("2025-04-01"))
    func list(_ key: CertificateKey) throws -> RevocationList {
      try store.read {
        try Certificates.revocations(
          $0, issuer: CertificateTests.issuer, on: day, signedWith: key)
      }
    }
    #expect(try certificate.verify(with: key.publicKey, revocations: list(key)) == .valid)
    try store.change {
      try Certificates.revoke(certificate.claims.code, because: .issuedInError, in: $0)
    }
    let read = try RevocationList(list(key).text)
    #expect(read == (try list(key)))
    guard case .revoked(let entry) = try certificate.verify(with: key.publicKey, revocations: read)
    else {
      Issue.record("a revoked certificate passed")
      return
    }
    #expect(entry.reason == .issuedInError && entry.code == certificate.claims.code)
    let foreign = CertificateKey()
    #expect(throws: CertificateFailure.otherKey(foreign.publicKey.id)) {
      try certificate.verify(with: key.publicKey, revocations: list(foreign))
    }
    #expect(throws: CertificateFailure.revokedAlready(code: certificate.claims.code)) {
      try store.change {
        try Certificates.revoke(certificate.claims.code, because: .misused, in: $0)
      }
    }
    #expect(throws: CertificateFailure.noCertificate(code: "X")) {
      try store.change { try Certificates.revoke("X", because: .misused, in: $0) }
    }
    let again = try CertificateTests.issue(store, key: key).certificate
    #expect(try again.verify(with: key.publicKey, revocations: list(key)) == .valid)
    let entries = try store.read { try Certificates.list($0, in: "MED-1") }
    #expect(Set(entries.map { $0.revocation == nil }) == [true, false])
  }

  @Test("A certificate outlives the erasure of its holder, and still verifies")
  func erased() throws {
    let store = try CertificateTests.attended()
    let keys = try TemporaryFolder()
    defer { keys.remove() }
    let vault = try Vault.begin(
      store.store, KeyFile(path: keys.url.appending(path: "vault.key").path), by: store.actor)
    let person = try store.id("participants", CertificateTests.person)
    try vault.write([.name: CertificateTests.name], of: person, by: store.actor)
    let name = try vault.read([.name], of: person, for: .certificate, by: store.actor)[.name]
    let key = CertificateKey()
    let issued = try CertificateTests.issue(store, name: name, key: key)
    let day = try #require(CalendarDate("2026-03-01"))
    let search = ByteSearch([CertificateTests.name])
    #expect(try search.found(below: store.folder.url) == [])
    _ = try vault.erase(of: person, because: .request, on: day, by: store.actor)
    #expect(try search.found(below: store.folder.url) == [])
    let held = try store.read { try Certificates.list($0, in: "MED-1") }
    #expect(held.map(\.certificate) == [issued.certificate])
    #expect(try issued.certificate.verify(with: key.publicKey) == .valid)
    let secret = try #require(issued.secret)
    #expect(issued.certificate.isHeld(by: CertificateTests.name, secret: secret) == true)
    try store.change {
      try Certificates.revoke(issued.certificate.claims.code, because: .atHoldersRequest, in: $0)
    }
    let completion = try store.read {
      try Completion.load($0, of: SeenCohorts.load($0, .all, for: .internal))
    }
    #expect(completion.completed == 1)
  }

  @Test("To undo the issue of a certificate is to revoke it")
  func undone() throws {
    let store = try CertificateTests.attended()
    let key = CertificateKey()
    _ = try CertificateTests.issue(store, key: key)
    try store.revert(try store.lastRevision())
    let entries = try store.read { try Certificates.list($0, in: "MED-1") }
    #expect(entries.map { $0.revocation?.reason } == [.withdrawn])
  }

  @Test("Who attended too little, has a certificate or no place is given none, nor too early")
  func refused() throws {
    let store = try CertificateTests.attended()
    let key = CertificateKey()
    let second = CohortSample.people[1]
    let attended = FixedDecimal(millionths: 3_500_000)
    let needed = FixedDecimal(millionths: 6_400_000)
    #expect(
      throws: CertificateFailure.notComplete(
        participant: second, attended: attended, needed: needed)
    ) { try CertificateTests.issue(store, to: second, key: key) }
    #expect(throws: CertificateFailure.notOver(cohort: "MED-1", until: "2025-03-11")) {
      try CertificateTests.issue(store, on: "2025-03-10", key: key)
    }
    let third = CohortSample.people[2]
    #expect(throws: CertificateFailure.noPlace(participant: third, cohort: "MED-1")) {
      try CertificateTests.issue(store, to: third, key: key)
    }
    let code = try CertificateTests.issue(store, key: key).certificate.claims.code
    #expect(throws: CertificateFailure.issuedAlready(code: code)) {
      try CertificateTests.issue(store, key: key)
    }
  }

  @Test("The key lies in a file that its owner alone reads; a damaged one is told")
  func keyFile() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let file = CertificateKeyFile(path: folder.url.appending(path: "keys/certificates.key").path)
    #expect(throws: CertificateFailure.keyFileMissing(file.path)) { try file.key() }
    let made = try file.create()
    #expect(try file.key().publicKey == made.publicKey)
    #expect(throws: CertificateFailure.keyFileExists(file.path)) { try file.create() }
    let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions]
    #expect((mode as? NSNumber)?.intValue == 0o600)
    let text = try String(contentsOfFile: file.path, encoding: .utf8)
    try Data(text.replacing("key \(made.publicKey.id)", with: "key 0000000000000000").utf8)
      .write(to: URL(filePath: file.path))
    #expect(chmod(file.path, 0o600) == 0)
    #expect(throws: CertificateFailure.keyFileDamaged(file.path)) { try file.key() }
    #expect(chmod(file.path, 0o644) == 0)
    #expect(throws: VaultFailure.keyFileExposed(path: file.path)) { try file.key() }
  }
}
