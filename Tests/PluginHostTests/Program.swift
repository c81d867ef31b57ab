import Foundation
import Glibc
import PluginHost

/// A small program to run, and what came of it.
struct Program {
  var command: PluginCommand
  /// Stands in the environment of all that the program starts.
  let token = "BARAZA_TEST=\(UUID().uuidString)"

  /// A shell script.
  static func sh(_ script: String) -> Program { Program(["sh", "-c", script]) }

  /// A script for Python.
  static func python(_ script: String) -> Program { Program(["python3", "-c", script]) }

  init(_ arguments: [String], in folder: String = "/") {
    command = PluginCommand(arguments, in: folder)
    let parts = token.split(separator: "=")
    command.environment = [String(parts[0]): String(parts[1])]
  }

  func with(_ change: (inout ProcessLimits) -> Void) -> Program {
    var program = self
    change(&program.command.limits)
    return program
  }

  func confined(_ confinement: Confinement) -> Program {
    var program = self
    program.command.confinement = confinement
    return program
  }

  /// Runs with lines to write; gives the outcome and the lines read.
  func run(_ input: [String] = []) throws -> (outcome: ProcessOutcome, lines: [String]) {
    var lines: [String] = []
    var rest = input[...]
    let outcome = try PluginProcess.run(
      command,
      input: { bytes in
        guard let next = rest.popFirst() else { return false }
        bytes += next.utf8 + [0x0A]
        return true
      },
      line: { lines.append(String(decoding: $0, as: UTF8.self)) })
    return (outcome, lines)
  }

  /// The processes of this program that are there now.
  var processes: [Int32] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap(Int32.init).filter { id in
      guard let data = FileManager.default.contents(atPath: "/proc/\(id)/environ") else {
        return false
      }
      return data.split(separator: 0).contains { $0.elementsEqual(token.utf8) }
    }
  }
}

extension ProcessOutcome {
  /// The ending in a word or two, for comparing.
  var word: String {
    switch ending {
    case .exited(let status): "exited \(status)"
    case .signalled(let signal): "signalled \(signal)"
    case .exceeded(let limit): "exceeded \(String("\(limit)".prefix { $0 != "(" }))"
    case .stopped: "stopped"
    case .cancelled: "cancelled"
    }
  }
}
