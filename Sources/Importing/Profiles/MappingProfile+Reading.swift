import Kernel
import Yams

extension MappingProfile {
  /// Bytes that a profile may have.
  static let longest = 256 << 10

  /// Reads and checks a profile.
  ///
  /// - Parameter file: the file's name, for messages; its base name must be the profile's id.
  /// - Throws: ``ProfileFailure`` with all mistakes.
  public init(yaml: String, file: String? = nil) throws(ProfileFailure) {
    let root = try MappingProfile.compose(yaml, file: file)
    var parser = ProfileParser(file: file)
    let profile = parser.profile(root)
    if let first = parser.diagnostics.first {
      throw ProfileFailure(first, Array(parser.diagnostics.dropFirst()))
    }
    guard let profile else {
      throw ProfileFailure(
        Diagnostic(
          .critical, rule: "profile.empty", at: Place(file: file), "The profile is not complete.",
          remedy: "Write the keys that Imports/profiles/README.md lists."))
    }
    self = profile
  }

  /// The first name that is both anchored and repeated, with its line. Profiles need none, and a
  /// few lines of aliases within aliases can stand for a file that no memory holds.
  private static func alias(in yaml: String) -> (name: Substring, line: Int)? {
    let marked = yaml.matches(of: /(?:^|[\s\[{,:?\-])([&*])([^\s,\[\]{}]+)/)
    let anchors = Set(marked.filter { $0.1 == "&" }.map(\.2))
    guard let found = marked.first(where: { $0.1 == "*" && anchors.contains($0.2) }) else {
      return nil
    }
    return (found.2, 1 + yaml[..<found.2.startIndex].count { $0.isNewline })
  }

  private static func compose(_ yaml: String, file: String?) throws(ProfileFailure) -> Node {
    func failure(_ message: String, _ mark: Mark?, _ remedy: String) -> ProfileFailure {
      ProfileFailure(
        Diagnostic(
          .critical, rule: "profile.yaml",
          at: Place(file: file, line: mark?.line, column: mark?.column), message, remedy: remedy))
    }
    guard yaml.utf8.count <= longest else {
      throw failure(
        "The profile is over \(longest) bytes.", nil, "Check that this is a mapping profile.")
    }
    if let (name, line) = alias(in: yaml) {
      throw ProfileFailure(
        Diagnostic(
          .critical, rule: "profile.alias", at: Place(file: file, line: line),
          "The profile repeats a part of itself by the alias *\(name).",
          remedy: "Write the part out where it belongs."))
    }
    do {
      if let node = try Yams.compose(yaml: yaml) { return node }
    } catch let error as YamlError {
      let (problem, mark) = error.problemAndMark
      throw failure(
        "The file is not YAML: \(problem).", mark, "Check indentation, quotes and braces there.")
    } catch {
      throw failure("The file is not YAML: \(error).", nil, "Check that it is a text file.")
    }
    throw failure(
      "The file is empty.", nil, "Write the keys that Imports/profiles/README.md lists.")
  }
}

extension YamlError {
  fileprivate var problemAndMark: (problem: String, mark: Mark?) {
    switch self {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (problem, mark)
    case .duplicatedKeysInMapping(let duplicates, let context):
      ("the key \(duplicates.sorted().joined(separator: ", ")) stands twice", context.mark)
    case .reader(let problem, _, _, _): (problem, nil)
    default: ("\(self)", nil)
    }
  }
}
