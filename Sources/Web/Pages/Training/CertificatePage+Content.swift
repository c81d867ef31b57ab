import Kernel
import Pages
import Platform

extension CertificatePage {
  func content(_ writing: PageWriting) -> PageContent {
    let words = writing.words
    var values = PageBody(
      sections: verdict.map { verdict in
        [
          PageSection(
            id: "verdict", heading: words["verdict.\(state(verdict))"],
            hint: words["verdictHint.\(state(verdict))"], facts: facts(verdict, writing))
        ]
      } ?? []
    ).content(writing)
    values["fault"] =
      fault.map { fault in
        [
          [
            "heading": words["verdict.none"], "message": fault.message,
            "remedy": fault.remedy ?? "",
          ]
        ]
      } ?? []
    return PageContent(
      title: words["verifyCertificate"], kicker: words["section.training"], values: values)
  }

  private func state(_ verdict: WrittenVerdict) -> String {
    if verdict.valid { return "valid" }
    return verdict.isExpired ? "expired" : "revoked"
  }

  private func facts(
    _ verdict: WrittenVerdict, _ writing: PageWriting
  ) -> [(label: String, value: String)] {
    let words = writing.words
    let certificate = verdict.certificate
    let facts: [(String, String?)] = [
      ("identifier", certificate.code), ("course", certificate.course),
      ("level", certificate.level), ("curriculum", String(certificate.curriculum)),
      ("hours", certificate.hours),
      ("period", writing.written.period(certificate.begins, certificate.ends)),
      ("issuedOn", writing.written.date(certificate.issued)),
      ("expires", certificate.expires.value.map { writing.written.date($0) }),
      ("issuer", certificate.issuer), ("publicKey", certificate.key),
      ("bound", certificate.isBound ? words["boundToName"] : nil),
      ("revokedOn", certificate.revoked.value.map { writing.written.date($0) }),
      ("reason", certificate.reason.value),
    ]
    return facts.compactMap { key, value in value.map { (words[key], $0) } }
  }
}
