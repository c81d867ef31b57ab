import Platform

extension WrittenCertificate {
  var table: Table {
    let fields: [(String, String?)] = [
      ("code", code), ("course", course), ("level", level), ("curriculum", "\(curriculum)"),
      ("hours", hours), ("begins", begins), ("ends", ends), ("issued", issued),
      ("expires", expires.value), ("issuer", issuer), ("key", key),
      ("isBound", isBound ? "yes" : "no"), ("revoked", revoked.value), ("reason", reason.value),
      ("participant", participant.value), ("cohort", cohort.value),
    ]
    return Table(
      [.init("field", "Field"), .init("value", "Value", limit: 1_000)],
      (fields + [("text", text)]).map { [$0.0, $0.1] })
  }
}
