/// What a plugin can be called for.
public enum Hook: String, Codable, Sendable, CaseIterable {
  /// The bytes of a foreign format → proposed records.
  case importRead = "import.read"
  /// Records → findings.
  case recordCheck = "record.check"
  /// A report's files → another file.
  case reportRender = "report.render"

  /// Whether the plugin may send such an item.
  public func allows(_ item: Item.Kind) -> Bool {
    switch item {
    case .record: self == .importRead
    case .finding: true
    case .file, .chunk: self == .reportRender
    }
  }
}
