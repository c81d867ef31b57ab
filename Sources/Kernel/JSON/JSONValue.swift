/// A value of JSON, read by the letter. Numbers stay as they are written: nothing is rounded.
public enum JSONValue: Hashable, Sendable {
  case object([String: JSONValue])
  case array([JSONValue])
  case string(String)
  case number(String)
  case flag(Bool)
  case null
}
