import ArgumentParser
import Disclosure
import Kernel
import Platform
import Storage
import Training

/// Issues certificates.
struct CertificateIssueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "issue", abstract: "Issue certificates to those who completed a cohort.",
    discussion: """
      To all who have none that stands, or to those alone who are named. With --with-names each is \
      bound to the holder's name in the vault, which is logged as a read for certificates; the \
      secret by which the name is checked is shown once and stored nowhere.
      """)

  @OptionGroup var write: WriteOptions
  @OptionGroup var issuing: IssuerOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The cohort's code.")
  var cohort: String

  @Option(
    name: .customLong("participant"),
    help: ArgumentHelp("Only to this participant. May be repeated.", valueName: "code"))
  var participants: [String] = []

  @Flag(help: "Bind each to the holder's name in the vault.")
  var withNames = false

  private struct Row: Encodable {
    let participant: String
    let code: String
    let text: String
    let secret: Nullable<String>
  }

  func run() throws {
    let actor = try write.namedActor()
    let (day, key) = (try issuing.day(), try issuing.key())
    let rows = try write.workspace.write(for: "certificate issue") { store in
      let issuer = try issuing.name(store)
      let holders = try holders(in: store)
      let names = try withNames ? names(of: holders, in: store, by: actor) : [:]
      return try store.change(by: actor, because: "certificate issue: \(cohort)") { changes in
        try holders.map { holder in
          let issued = try Certificates.issue(
            to: holder, in: cohort, name: names[holder], issuer: issuer, on: day,
            signedWith: key, in: changes)
          return Row(
            participant: holder, code: issued.certificate.claims.code,
            text: issued.certificate.text, secret: Nullable(issued.secret?.description))
        }
      }
    }
    try output.write(
      rows,
      as: Table(
        [
          .init("participant", "Participant"), .init("code", "Certificate"),
          .init("secret", "Holder's secret"), .init("text", "Text", limit: 1_000),
        ],
        rows.map { [$0.participant, $0.code, $0.secret.value, $0.text] }))
  }

  private func holders(in store: Store) throws -> [String] {
    guard participants.isEmpty else { return participants }
    return try store.read { db in
      _ = try SeenCohorts.load(db, .cohort(cohort), for: .restricted)
      return try Certificates.due(db, in: cohort).map(\.participant)
    }
  }

  private func names(
    of holders: [String], in store: Store, by actor: Actor
  ) throws -> [String: String] {
    try Vault(store, write.workspace.keyFile).names(of: holders, for: .certificate, by: actor)
  }
}
