/// A value in a request, as far as methods take them: numbers are whole, and decimals travel as
/// strings.
enum ParameterValue: Decodable, Equatable {
  case null
  case flag(Bool)
  case number(Int64)
  case text(String)
  case list([ParameterValue])
  case object([String: ParameterValue])

  init(from decoder: any Decoder) throws {
    if let container = try? decoder.container(keyedBy: Name.self) {
      var members: [String: ParameterValue] = [:]
      for name in container.allKeys {
        members[name.stringValue] = try container.decode(ParameterValue.self, forKey: name)
      }
      self = .object(members)
    } else if var container = try? decoder.unkeyedContainer() {
      var elements: [ParameterValue] = []
      while !container.isAtEnd { elements.append(try container.decode(ParameterValue.self)) }
      self = .list(elements)
    } else {
      self = try ParameterValue(alone: decoder.singleValueContainer())
    }
  }

  private init(alone container: any SingleValueDecodingContainer) throws {
    if container.decodeNil() {
      self = .null
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else {
      self = .number(try container.decode(Int64.self))
    }
  }

  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// As it is written on a command line; nil for what cannot be.
  var argument: String? {
    switch self {
    case .number(let number): "\(number)"
    case .text(let text): text
    case .null, .flag, .list, .object: nil
    }
  }
}
