import ArgumentParser

/// A command that reads and changes nothing. Its answer is one value, whoever asks: the command
/// prints it, and `baraza rpc` serves it as the method of the same words.
protocol AnsweringCommand: ParsableCommand {
  var output: OutputOptions { get }

  /// Whether its answer holds records as they were entered, of every class.
  static var isOfRecords: Bool { get }

  func answer() throws -> Answer
}

extension AnsweringCommand {
  static var isOfRecords: Bool { false }

  func run() throws { try output.write(try answer()) }
}
