import Storage

extension RecordKey {
  /// By code, with its hyphen or without.
  public static let participant = RecordKey(
    form: "participants", noun: "participant", table: "participants",
    finding: """
      SELECT id FROM participants
      WHERE code = substr(upper(replace(?1, '-', '')), 1, 4) || '-'
        || substr(upper(replace(?1, '-', '')), 5)
      """, parts: 1, writing: "k.code")
}
