import Training

extension VaultStatus {
  var table: Table {
    Table(record: [
      ("begun", begun ? "yes" : "no"), ("key", key), ("keyFile", keyFile),
      ("opens", opens ? "yes" : "no"), ("problem", problem), ("people", "\(people)"),
      ("values", "\(values)"), ("erased", "\(erased)"), ("oldKeys", "\(oldKeys)"),
    ])
  }
}
