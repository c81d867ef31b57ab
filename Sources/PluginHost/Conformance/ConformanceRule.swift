/// A rule of the protocol that a program can be tried on.
public enum ConformanceRule: String, Codable, Sendable, CaseIterable {
  case answers, unknownFields, unknownMethod, cutShort, noItems, lineSeparators, longLine,
    otherChunks, repeats

  /// The rule, as it is told.
  public var words: String {
    switch self {
    case .answers: "answers a call with its items and one response, and exits with 0"
    case .unknownFields: "passes over fields that it does not know"
    case .unknownMethod: "answers a method that it does not know with the error -32601"
    case .cutShort: "answers with an error where its input ends without end"
    case .noItems: "answers a call without items"
    case .lineSeparators: "takes U+2028 in a value for text, not for the end of a line"
    case .longLine: "reads a line of a mebibyte"
    case .otherChunks: "reads a file in small chunks as it does in large ones"
    case .repeats: "answers the same call twice with the same"
    }
  }

  /// What to do where it is broken.
  var remedy: String {
    switch self {
    case .answers: "Docs/Reference/plugin-protocol.md, “A call”, says what an answer is."
    case .unknownFields: "Read the fields that you need and ignore the others."
    case .unknownMethod: "Look at method before anything else, answer the error, and exit with 0."
    case .cutShort: "Count the items; where end is missing, answer an error in place of a result."
    case .noItems: "Expect end right after the request."
    case .lineSeparators: "Split the input at byte 0A alone: not by a reader of Unicode lines."
    case .longLine: "Read lines without a limit of your own, or with one above a mebibyte."
    case .otherChunks: "Join the chunks of a file before you read it."
    case .repeats: "Keep nothing between calls; write in an order of your own choice."
    }
  }
}
