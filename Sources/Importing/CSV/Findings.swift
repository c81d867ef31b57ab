import Kernel

/// What was found in one file: the first findings, and how many there were.
struct Findings: Sendable {
  let file: String?
  /// How many are kept.
  var limit = 1_000
  private(set) var count = 0
  private var kept: [Diagnostic] = []

  init(file: String?) {
    self.file = file
  }

  mutating func add(_ finding: Diagnostic) {
    count += 1
    if kept.count < limit { kept.append(finding) }
  }

  /// Those kept, by line; where others were not, a last one says how many.
  var listed: [Diagnostic] {
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
