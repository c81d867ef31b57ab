/// What a decoder objects to, in words for who wrote the JSON.
enum DecodingProblem {
  static func of(_ error: any Error) -> (path: String, problem: String) {
    switch error {
    case DecodingError.keyNotFound(let key, let context):
      (path(context.codingPath + [key]), "is missing")
    case DecodingError.valueNotFound(_, let context):
      (path(context.codingPath), "is null")
    case DecodingError.typeMismatch(let type, let context):
      (path(context.codingPath), "is not \(name(of: type))")
    case DecodingError.dataCorrupted(let context):
      (path(context.codingPath), "cannot be used: \(context.debugDescription)")
    default: ("the message", "cannot be read: \(error)")
    }
  }

  private static func path(_ keys: [any CodingKey]) -> String {
    keys.isEmpty ? "the message" : keys.map(\.stringValue).joined(separator: ".")
  }

  private static func name(of type: any Any.Type) -> String {
    switch type {
    case is String.Type: "a string (decimals, codes and dates travel as strings)"
    case is Int.Type: "a whole number"
    case is Bool.Type: "true or false"
    default: "an object or an array, as it should be"
    }
  }
}
