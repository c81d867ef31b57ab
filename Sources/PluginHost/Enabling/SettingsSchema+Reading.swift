import Foundation
import PluginProtocol

extension SettingsSchema? {
  /// The values that texts set, checked by the schema; a secret is the absolute path of its file,
  /// which must be readable.
  ///
  /// - Throws: ``SettingFault``
  public func values(
    of texts: [(name: String, text: String)]
  ) throws(SettingFault) -> [String: SettingValue] {
    let properties = self?.properties ?? [:]
    var values: [String: SettingValue] = [:]
    for (name, text) in texts {
      guard let property = properties[name] else {
        throw .unknown(name, known: properties.keys.sorted())
      }
      guard values[name] == nil else { throw .twice(name) }
      guard let value = property.value(text) else {
        throw .value(name, text: text, takes: property.words)
      }
      if property.format == .secret {
        let path = URL(filePath: text).standardizedFileURL.path
        _ = try SecretFile.text(path, of: name)
        values[name] = .text(path)
      } else {
        values[name] = value
      }
    }
    try require(values)
    return values
  }

  /// What a call is given: defaults filled in, secrets as their files' text.
  ///
  /// - Returns: the settings, and the secrets among them.
  /// - Throws: ``SettingFault``
  func forCall(
    _ held: [String: SettingValue]
  ) throws(SettingFault) -> (values: [String: SettingValue], secrets: SecretMask) {
    var values: [String: SettingValue] = [:]
    var secrets: [String] = []
    try require(held)
    for (name, property) in self?.properties ?? [:] {
      guard let value = held[name] ?? property.default else { continue }
      values[name] = value
      guard property.format == .secret, case .text(let path) = value else { continue }
      let secret = try SecretFile.text(path, of: name)
      values[name] = .text(secret)
      secrets.append(secret)
    }
    return (values, SecretMask(secrets))
  }

  private func require(_ values: [String: SettingValue]) throws(SettingFault) {
    for name in self?.required ?? [] where values[name] == nil {
      guard let property = self?.properties[name], property.default == nil else { continue }
      throw .missing(name, description: property.description)
    }
  }
}

extension SettingsSchema.Property {
  /// For people: what it takes.
  fileprivate var words: String {
    if let values = `enum` {
      return "one of " + values.map(\.words).joined(separator: ", ")
    }
    return switch type {
    case .string: format == .secret ? "the path of a file" : "a text"
    case .integer: "a whole number"
    case .boolean: "true or false"
    }
  }
}

extension SettingValue {
  /// As it is set.
  public var words: String {
    switch self {
    case .text(let text): text
    case .integer(let number): "\(number)"
    case .flag(let flag): "\(flag)"
    }
  }
}
