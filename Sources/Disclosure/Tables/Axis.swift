/// One way of telling people apart in a table: sex, age group, country.
///
/// Two tables of the same people share a margin where their axes have the same name.
public struct Axis: Hashable, Sendable {
  public let name: String
  /// In the order in which they are shown; each stands once.
  public let labels: [String]
  /// The labels that may harm who is known to bear them, such as a disability.
  ///
  /// That a whole line of a table bears one of these is not told, however many they are.
  public let sensitive: Set<String>

  public init(_ name: String, _ labels: [String], sensitive: Set<String> = []) {
    self.name = name
    self.labels = labels
    self.sensitive = sensitive
  }

  /// The axis that tells nobody apart: the one column of a plain list.
  static let everybody = Axis("", [""])
}
