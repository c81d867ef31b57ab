/// What was found in one file: the first findings, and how many there were.
public struct Findings: Sendable {
  public let file: String?
  /// How many are kept.
  public var limit = 1_000
  public private(set) var count = 0
  private var kept: [Diagnostic] = []

  /// - Parameter file: its name for messages.
  public init(file: String?) {
    self.file = file
  }

  public mutating func add(_ finding: Diagnostic) {
    count += 1
    if kept.count < limit { kept.append(finding) }
  }

  /// Those kept, by line; where others were not, a last one says how many.
  public var listed: [Diagnostic] {
    let sorted = kept.enumerated().sorted {
      ($0.element.place.line ?? 0, $0.offset) < ($1.element.place.line ?? 0, $1.offset)
    }
    guard count > kept.count else { return sorted.map(\.element) }
    return sorted.map(\.element) + [
      Diagnostic(
        .info, rule: "import.findings", at: Place(file: file),
        "\(count - kept.count) more findings are not listed.",
        remedy: "Correct those above, and read the file again.")
    ]
  }
}
