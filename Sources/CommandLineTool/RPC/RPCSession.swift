import Disclosure
import Foundation
import Kernel
import Platform
import Storage

/// Requests of a program, answered one after another.
struct RPCSession {
  let workspace: Workspace
  /// For whom all answers are.
  let audience: Audience
  /// Who proposes.
  let actor: Actor
  let mayPropose: Bool
  /// Where proposals are held.
  let proposals: ProposalFolder
  /// By name.
  let methods: [String: RPCMethod]

  init(
    _ workspace: Workspace, for audience: Audience, _ actor: Actor, mayPropose: Bool,
    proposals: ProposalFolder
  ) throws {
    self.workspace = workspace
    self.audience = audience
    self.actor = actor
    self.mayPropose = mayPropose
    self.proposals = proposals
    methods = try RPCMethod.all()
  }

  /// Answers until standard input ends, or the program is asked to end.
  func serve() throws {
    let stop = RequestLines.Stop()
    var lines = RequestLines(until: stop)
    try Interruption.cancelling(saying: "ending …", with: { stop.request() }) {
      while let line = try lines.next() {
        if let response = try response(to: line) { try Console.write(response) }
      }
    }
  }

  /// The line that answers a line; nil where none is due.
  private func response(to line: RequestLines.Line) throws -> [UInt8]? {
    guard case .text(let bytes) = line else {
      return try RPCSession.response(
        nil,
        fault: RPCFault(
          .noRequest, "The line has more than \(RequestLines.longest) bytes and was not read.",
          remedy: "Ask for less at once, or propose fewer records at a time."))
    }
    let request: RPCRequest
    do {
      request = try RPCRequest(bytes)
    } catch {
      return try RPCSession.response(error.id, fault: error.fault)
    }
    // Nothing is done for who does not want to know: methods only answer.
    guard let id = request.id else { return nil }
    do {
      return try RPCSession.response(id, "result", JSONText.line(answer(request)))
    } catch let fault as RPCFault {
      return try RPCSession.response(id, fault: fault)
    } catch let failure as any DiagnosticError {
      return try RPCSession.response(id, fault: RPCFault(failure))
    } catch {
      return try RPCSession.response(
        id,
        fault: RPCFault(
          .internal, "\(request.method) failed: \(error).",
          remedy: "Try the command of the same words, which may say more."))
    }
  }

  private func answer(_ request: RPCRequest) throws -> any Encodable {
    guard let method = methods[request.method] else {
      throw RPCFault(
        .unknownMethod, "There is no method “\(request.method)”.",
        remedy: "The method baraza.describe lists all there are.")
    }
    if let refusal = method.refusal(in: self) { throw refusal }
    try method.check(request.parameters)
    return try method.answer(self, request.parameters)
  }

  private static func response(_ id: [UInt8]?, fault: RPCFault) throws -> [UInt8] {
    try response(id ?? Array("null".utf8), "error", JSONText.line(fault))
  }

  /// The id stands as it was written: a number keeps all its digits.
  private static func response(_ id: [UInt8], _ member: String, _ value: Data) -> [UInt8] {
    Array(#"{"jsonrpc":"2.0","id":"#.utf8) + id + Array(#","\#(member)":"#.utf8) + value
      + Array("}\n".utf8)
  }
}
