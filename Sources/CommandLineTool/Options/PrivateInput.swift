import ArgumentParser
import Foundation

/// Values that shall stand neither in the shell's history nor in the list of processes: `-` is the
/// next line of standard input.
enum PrivateInput {
  /// - Parameter name: what is asked for, where a person sits at the terminal.
  static func value(_ text: String, of name: String) throws -> String {
    guard text == "-" else { return text }
    if isatty(STDIN_FILENO) == 1, Console.errorsAreOnTerminal { Console.show("\(name): ") }
    guard let line = readLine() else {
      throw ValidationError("Standard input has no line for the \(name).")
    }
    return line
  }
}
