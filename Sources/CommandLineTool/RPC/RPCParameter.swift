import ArgumentParser
import Foundation

/// A parameter of a method, as the argument or option of its command says of itself.
struct RPCParameter: Encodable {
  enum Kind: String, Encodable {
    /// A string, or a whole number.
    case value
    /// true or false.
    case flag
    /// An array of values, or one.
    case values
    /// An array of objects of strings.
    case records
  }

  let name: String
  let kind: Kind
  let required: Bool
  var allowed: [String]?
  var standard: String?
  let about: String
  /// As it is named on a command line; nil for one that is told by its place.
  var option: String?

  private enum CodingKeys: String, CodingKey {
    case name, kind, required, allowed, about
    case standard = "default"
  }

  /// What stands on the command line for this parameter.
  ///
  /// - Throws: ``RPCFault``
  func arguments(for value: ParameterValue) throws -> [String] {
    switch (kind, value) {
    case (_, .null), (.flag, .flag(false)): return []
    case (.flag, .flag(true)): return option.map { ["--\($0)"] } ?? []
    case (.flag, _): throw RPCFault.parameters("\(name) is true or false.")
    case (.values, .list(let values)): return try values.flatMap { try arguments(for: $0) }
    default: break
    }
    guard let text = value.argument else {
      let plural = kind == .values ? ", or an array of them" : ""
      throw RPCFault.parameters("\(name) is a string or a whole number\(plural).")
    }
    if let allowed, !allowed.contains(text) {
      throw RPCFault.parameters(
        "\(name) cannot be “\(text)”.", remedy: "Use one of \(allowed.joined(separator: ", ")).")
    }
    guard let option else { return [text] }
    // The parser takes nothing after an equals sign for a missing value.
    return text.isEmpty ? ["--\(option)", ""] : ["--\(option)=\(text)"]
  }
}

extension RPCParameter {
  /// What the argument parser says of a command.
  private struct Described: Decodable {
    struct Command: Decodable {
      let arguments: [Argument]
    }

    struct Argument: Decodable {
      struct Name: Decodable {
        let name: String
      }

      let kind: String
      let isOptional: Bool
      let isRepeating: Bool
      let preferredName: Name?
      let valueName: String?
      let abstract: String?
      let defaultValue: String?
      let allValues: [String]?
    }

    let command: Command
  }

  /// What is the session's, or of a terminal and of files.
  private static let kept: Set<String> = [
    "store", "actor", "audience", "format", "json", "help", "version", "out", "ics",
    "rules",
  ]

  /// The parameters of a command, and which of the session's options it has.
  static func of(
    _ command: any AnsweringCommand.Type
  ) throws -> (parameters: [RPCParameter], kept: Set<String>) {
    let help = try JSONDecoder().decode(Described.self, from: Data(command._dumpHelp().utf8))
    let named = help.command.arguments.compactMap { argument in
      (argument.preferredName?.name ?? argument.valueName).map { ($0, argument) }
    }
    let parameters = named.filter { !kept.contains($0.0) }.map { name, argument in
      RPCParameter(
        name: camelCase(name),
        kind: argument.kind == "flag" ? .flag : argument.isRepeating ? .values : .value,
        required: !argument.isOptional, allowed: argument.allValues,
        standard: argument.defaultValue, about: argument.abstract ?? "",
        option: argument.kind == "positional" ? nil : name)
    }
    return (parameters, kept.intersection(named.map(\.0)))
  }

  /// `rate-source` is `rateSource`, as names are in all JSON here.
  private static func camelCase(_ name: String) -> String {
    let words = name.split(separator: "-")
    return words.dropFirst().reduce(String(words.first ?? "")) {
      $0 + $1.prefix(1).uppercased() + $1.dropFirst()
    }
  }
}
