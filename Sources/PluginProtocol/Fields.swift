import Kernel

/// The members of a JSON object, read by name and type.
struct Fields {
  private let members: [String: JSONValue]
  /// Where the object stands in the message, for faults.
  private let path: String

  /// What is wrong with a member, for who wrote it.
  struct Problem: Error {
    let path: String
    let problem: String
  }

  init(_ value: JSONValue, at path: String = "") throws(Problem) {
    guard case .object(let members) = value else {
      throw Problem(path: path.isEmpty ? "the message" : path, problem: "is not an object")
    }
    self.members = members
    self.path = path
  }

  func has(_ name: String) -> Bool { members[name] != nil }

  func fields(_ name: String) throws(Problem) -> Fields {
    try Fields(required(name), at: path(of: name))
  }

  func string(_ name: String) throws(Problem) -> String {
    guard let text = try string(ifPresent: name) else { throw missing(name) }
    return text
  }

  /// Nil where it is left out or null.
  func string(ifPresent name: String) throws(Problem) -> String? {
    switch members[name] {
    case nil, .null: nil
    case .string(let text): text
    default: throw problem(name, Fields.notString)
    }
  }

  func integer(_ name: String) throws(Problem) -> Int {
    guard let integer = try integer(ifPresent: name) else { throw missing(name) }
    return integer
  }

  func integer(ifPresent name: String) throws(Problem) -> Int? {
    switch members[name] {
    case nil, .null: return nil
    case .number(let text):
      guard let integer = Int(text) else { throw problem(name, "is not a whole number") }
      return integer
    default: throw problem(name, "is not a whole number")
    }
  }

  func strings(_ name: String) throws(Problem) -> [String] {
    guard case .array(let values) = try required(name) else {
      throw problem(name, "is not an array")
    }
    var texts: [String] = []
    for value in values {
      guard case .string(let text) = value else { throw problem(name, Fields.notString) }
      texts.append(text)
    }
    return texts
  }

  /// Each member of an object, as text or null.
  func texts(_ name: String) throws(Problem) -> [String: String?] {
    let object = try fields(name)
    var texts: [String: String?] = [:]
    texts.reserveCapacity(object.members.count)
    for key in object.members.keys {
      texts.updateValue(try object.string(ifPresent: key), forKey: key)
    }
    return texts
  }

  /// Each member of an object, as a setting.
  func settings(_ name: String) throws(Problem) -> [String: SettingValue] {
    let object = try fields(name)
    var settings: [String: SettingValue] = [:]
    for (key, value) in object.members {
      switch value {
      case .string(let text): settings[key] = .text(text)
      case .flag(let flag): settings[key] = .flag(flag)
      default: settings[key] = .integer(try object.integer(key))
      }
    }
    return settings
  }

  func problem(_ name: String, _ problem: String) -> Problem {
    Problem(path: path(of: name), problem: problem)
  }

  private func required(_ name: String) throws(Problem) -> JSONValue {
    guard let value = members[name] else { throw missing(name) }
    return value
  }

  private func missing(_ name: String) -> Problem {
    problem(name, members[name] == nil ? "is missing" : "is null")
  }

  private func path(of name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

  private static let notString = "is not a string (decimals, codes and dates travel as strings)"
}
