/// A path of a profile: steps to an element, or to an attribute of one.
struct ProfilePath: Sendable, Hashable {
  /// Where the steps begin.
  enum Origin: Sendable, Hashable {
    /// The record, or the child element of a row.
    case here
    /// The record, seen from a child.
    case record
    /// The element so many levels above the record, of which attributes alone are known.
    case ancestor(Int)
  }

  let origin: Origin
  /// Numbers of the names in ``MappingProfile/names``.
  let steps: [Int]
  let attribute: Int?
  /// As it was written.
  let text: String
}

extension ProfilePath {
  /// A path as it is written, before its prefixes are known.
  struct Syntax: Equatable {
    var ups = 0
    var steps: [Substring] = []
    var attribute: Substring?

    /// Nil where the text is no path.
    init?(_ text: String) {
      var parts = text.split(separator: "/", omittingEmptySubsequences: false)
      while parts.first == ".." {
        ups += 1
        parts.removeFirst()
      }
      if ups == 0, parts == ["."] { return }
      if let last = parts.last, last.first == "@" {
        attribute = last.dropFirst()
        parts.removeLast()
      }
      steps = parts
      guard ups > 0 || !steps.isEmpty || attribute != nil else { return nil }
      guard (steps + [attribute].compactMap { $0 }).allSatisfy(Self.isName) else { return nil }
    }

    /// Whether it is a name, perhaps with a prefix.
    private static func isName(_ text: Substring) -> Bool {
      text.wholeMatch(of: /[\p{L}_][\p{L}\p{M}\p{N}_.\-]*(:[\p{L}_][\p{L}\p{M}\p{N}_.\-]*)?/)
        != nil
    }
  }
}
