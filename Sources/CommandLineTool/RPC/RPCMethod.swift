import ArgumentParser
import Disclosure
import Platform

/// A method that `baraza rpc` serves: a command that reads, by its words, or one of its own.
struct RPCMethod {
  /// What a session must be for the method to be served.
  enum Need {
    case nothing
    /// Of the house: its command reads the store and does not ask for whom.
    case house
    /// For who sees every class: the answer holds records as they were entered.
    case clearance
    /// Started to take proposals.
    case proposals
  }

  let name: String
  /// What it answers, in a sentence.
  let about: String
  let parameters: [RPCParameter]
  let need: Need
  let answer: (RPCSession, [String: ParameterValue]) throws -> any Encodable

  /// Why a session is not served this method; nil where it is.
  func refusal(in session: RPCSession) -> RPCFault? {
    switch need {
    case .house where session.audience == .public:
      RPCMethod.refusal(
        "\(name) is not served to the public: its answer passes no gate.", .internal)
    case .clearance where session.audience != .restricted:
      RPCMethod.refusal(
        "\(name) answers records of every class, as they were entered.", .restricted)
    case .proposals where !session.mayPropose:
      RPCFault(
        .notAllowed, "This session only reads.",
        remedy: "Start baraza rpc with --allow propose.")
    default: nil
    }
  }

  private static func refusal(_ message: String, _ least: Audience) -> RPCFault {
    RPCFault(
      .notAllowed, message,
      remedy: "Start baraza rpc with --audience \(least.rawValue) where the reader may see that.")
  }

  /// - Throws: ``RPCFault`` for parameters that the method does not have, or that it lacks.
  func check(_ given: [String: ParameterValue]) throws {
    let unknown = given.keys.filter { name in !parameters.contains { $0.name == name } }.sorted()
    guard unknown.isEmpty else {
      let known = parameters.map(\.name).joined(separator: ", ")
      throw RPCFault.parameters(
        "\(name) has no parameter \(unknown.joined(separator: ", ")).",
        remedy: known.isEmpty ? "It has none." : "It has \(known).")
    }
    let missing = parameters.filter { $0.required && given[$0.name] ?? .null == .null }
    guard missing.isEmpty else {
      throw RPCFault.parameters(
        "\(name) needs \(missing.map(\.name).joined(separator: ", ")).",
        remedy: missing.map { "\($0.name): \($0.about)" }.joined(separator: " "))
    }
  }
}

extension RPCMethod {
  /// By name.
  static func all() throws -> [String: RPCMethod] {
    let methods = try served(Baraza.self, after: []) + [.describe, .propose, .validate]
    return Dictionary(methods.map { ($0.name, $0) }) { first, _ in first }
  }

  /// The methods of a command and of those below it.
  private static func served(
    _ command: any ParsableCommand.Type, after words: [String]
  ) throws -> [RPCMethod] {
    if let command = command as? any AnsweringCommand.Type {
      return [try RPCMethod(command, words.joined(separator: "."))]
    }
    return try command.configuration.subcommands.flatMap { command in
      try served(command, after: words + [command.configuration.commandName ?? ""])
    }
  }

  private init(_ command: any AnsweringCommand.Type, _ name: String) throws {
    let (parameters, kept) = try RPCParameter.of(command)
    self.name = name
    about = command.configuration.abstract
    self.parameters = parameters
    need =
      if command.isOfRecords {
        .clearance
      } else {
        kept.contains("store") && !kept.contains("audience") ? .house : .nothing
      }
    answer = { session, given in
      var options = ["--json"]
      var places: [String] = []
      for parameter in parameters {
        let arguments = try parameter.arguments(for: given[parameter.name] ?? .null)
        if parameter.option == nil { places += arguments } else { options += arguments }
      }
      if kept.contains("audience") { options.append("--audience=\(session.audience.rawValue)") }
      if kept.contains("store") { options.append("--store=\(session.workspace.location.path)") }
      return try RPCMethod.answer(command, options + ["--"] + places)
    }
  }

  /// Does what the command line would, short of writing it.
  private static func answer<Command: AnsweringCommand>(
    _ command: Command.Type, _ arguments: [String]
  ) throws -> any Encodable {
    do {
      return try command.parse(arguments).answer().value
    } catch  where command.exitCode(for: error).rawValue == ExitStatus.usage {
      throw RPCFault.parameters(command.message(for: error))
    }
  }
}
