/// A JSON value that is put together here.
indirect enum JSONTree: Encodable, Sendable {
  case object([String: JSONTree])
  case array([JSONTree])
  case string(String)
  case number(Int)
  case bool(Bool)

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .object(let members): try container.encode(members)
    case .array(let items): try container.encode(items)
    case .string(let text): try container.encode(text)
    case .number(let number): try container.encode(number)
    case .bool(let flag): try container.encode(flag)
    }
  }
}
