import Foundation
import TestSupport
import Testing

extension Session {
  /// A store with a vault and one participant, whose code is given.
  func beginVault() throws -> String {
    try begin()
    #expect(try object("vault", "init")["opens"] as? Bool == true)
    return try participant()
  }

  /// A participant of whom nothing is known but what totals count.
  func participant() throws -> String {
    let added = try object(
      "record", "add", "participants", "sex=female", "age_group=35-49", "sensitivity=restricted")
    return try #require((added["values"] as? [String: Any])?["code"] as? String)
  }

  /// Runs a command with lines on standard input, which stand in no list of processes.
  func run(_ arguments: [String], input: String) throws -> RunProcess {
    let path = try write(input, to: "input.txt")
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try script("sh", "exec \"$BARAZA\" \"$@\" < \"$0\"", [path] + arguments)
  }
}
