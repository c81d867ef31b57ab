/// Where a page lies, and what can be asked of it: the one line from which its HTML, JSON, CSV,
/// navigation, description and tests are made.
struct PageAddress: Sendable {
  /// Parts of the navigation, in its order.
  enum Section: String, Sendable, CaseIterable {
    case overview, portfolio, commitments, grants, training, imports
  }

  /// The shape of its JSON.
  enum Shape: String, Sendable { case object, array }

  /// As `/programmes/{activity}`; what stands in braces is named by whoever asks.
  let path: String
  /// Names its template, its words and its operation.
  let name: String
  let section: Section
  let shape: Shape
  /// Whether it begins its section.
  let isEntry: Bool
  let parameters: [Parameter]
  /// Whether what it lists is there as a table.
  let hasTable: Bool

  init(
    _ path: String, _ name: String, in section: Section, _ shape: Shape = .object,
    isEntry: Bool = false, hasTable: Bool = false, parameters: [Parameter] = []
  ) {
    self.path = path
    self.name = name
    self.section = section
    self.shape = shape
    self.isEntry = isEntry
    self.hasTable = hasTable
    self.parameters = parameters
  }

  static let apiRoot = "/api/v1"

  /// Where its JSON is.
  var apiPath: String { PageAddress.apiRoot + (path == "/" ? "/overview" : path) }
  var tablePath: String { path + ".csv" }

  /// What its path leaves open.
  var subjects: [String] {
    path.matches(of: /\{(\w+)\}/).map { String($0.1) }
  }

  /// What a path names of it; nil where it is another's.
  static func match(_ path: String, _ segments: [String]) -> [String: String]? {
    let parts = path.split(separator: "/")
    guard parts.count == segments.count else { return nil }
    var subjects: [String: String] = [:]
    for (part, segment) in zip(parts, segments) {
      if part.hasPrefix("{") {
        subjects[String(part.dropFirst().dropLast())] = segment
      } else if part != segment {
        return nil
      }
    }
    return subjects
  }
}
