import Kernel

/// Why a request has no result: the error of a response.
struct RPCFault: Error, Encodable {
  /// As JSON-RPC 2.0 numbers them; from -32000 on, those of Baraza.
  enum Code: Int, Encodable {
    case notJSON = -32700
    case noRequest = -32600
    case unknownMethod = -32601
    case parameters = -32602
    case `internal` = -32603
    /// What the command of the same words would fail with.
    case failed = -32000
    /// What this session was not started for.
    case notAllowed = -32001
  }

  struct Advice: Encodable {
    /// Of a failure: its stable name.
    let rule: String?
    /// Of a line that is not JSON: the byte, counted from 1.
    let column: Int?
    /// Where a failure lies.
    let place: Place?
    let remedy: String
  }

  let code: Code
  /// What happened and where.
  let message: String
  let data: Advice

  init(
    _ code: Code, _ message: String, remedy: String, rule: String? = nil, column: Int? = nil,
    place: Place? = nil
  ) {
    self.code = code
    self.message = message
    data = Advice(rule: rule, column: column, place: place, remedy: remedy)
  }

  init(_ fault: JSONFault) {
    self.init(
      .notJSON, "The line is not JSON: at byte \(fault.offset + 1) there is \(fault.problem).",
      remedy: fault.remedy, column: fault.offset + 1)
  }

  /// What a method threw.
  init(_ failure: any DiagnosticError) {
    let diagnostic = failure.diagnostic
    self.init(
      .failed, diagnostic.message,
      remedy: diagnostic.remedy ?? "Check what the message names, then ask again.",
      rule: diagnostic.rule, place: diagnostic.place == Place() ? nil : diagnostic.place)
  }

  static func parameters(_ message: String, remedy: String? = nil) -> RPCFault {
    RPCFault(
      .parameters, message,
      remedy: remedy ?? "The method baraza.describe lists the parameters of each method.")
  }
}
