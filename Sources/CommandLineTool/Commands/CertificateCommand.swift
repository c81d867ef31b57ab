import ArgumentParser

/// Certificates of training.
struct CertificateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "certificate", abstract: "Issue, verify and revoke certificates of training.",
    subcommands: [
      CertificateKeyCommand.self, CertificateIssueCommand.self, CertificateShowCommand.self,
      CertificateVerifyCommand.self, CertificateRevokeCommand.self,
      CertificateRevocationsCommand.self,
    ])
}
