/// The words of pages and reports in one language, by key: the catalogue.
///
/// What all rooms share stands here; a room adds the words of its own pages.
public struct Words: Sendable {
  /// A BCP 47 code.
  public let language: String
  public let entries: [String: String]

  /// The same catalogue with the words of a room.
  public func adding(_ own: [String: String]) -> Words {
    Words(language: language, entries: entries.merging(own) { $1 })
  }

  /// The words of a key; `{1}`, `{2}` … stand for the arguments. A key that the
  /// catalogue lacks stands for itself, so that it is seen.
  public subscript(key: String, arguments: [String] = []) -> String {
    guard var text = entries[key] else { return key }
    for (index, argument) in arguments.enumerated().reversed() {
      text = text.replacing("{\(index + 1)}", with: argument)
    }
    return text
  }

  public subscript(key: String, arguments: String...) -> String { self[key, arguments] }

  /// One of two forms, by number.
  public func count(_ number: Int, _ key: String) -> String {
    self[number == 1 ? "\(key).one" : "\(key).other", [String(number)]]
  }
}
