import Kernel

/// Why a line is not a message: for the plugin's author, who is told what to write instead.
public struct LineFault: DiagnosticError, Hashable {
  public let diagnostic: Diagnostic

  /// A line that is not JSON.
  init(_ fault: JSONFault, in bytes: UnsafeRawBufferPointer, number: Int) {
    let isMessage = bytes.first { $0 != UInt8(ascii: " ") } == UInt8(ascii: "{")
    let begins = String(decoding: bytes.prefix(200), as: UTF8.self)
    diagnostic = Diagnostic(
      .error, rule: "plugin.json",
      at: Place(line: number, column: fault.offset + 1),
      "the line is not JSON: at byte \(fault.offset + 1) there is \(fault.problem). "
        + "It begins “\(begins)”.",
      remedy: isMessage
        ? fault.remedy : "Write messages to standard output and everything else to standard error.")
  }

  /// JSON that is not a message of the protocol.
  init(_ fault: Fields.Problem, number: Int) {
    diagnostic = Diagnostic(
      .error, rule: "plugin.message", at: Place(line: number, path: fault.path),
      "\(fault.path) \(fault.problem).",
      remedy: "Write it as Docs/Reference/plugin-protocol.md says.")
  }
}
