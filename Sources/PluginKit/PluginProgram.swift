import Foundation
import PluginProtocol

/// A plugin in Swift: what it does for each hook, and the rest of the protocol done for it.
///
/// ```swift
/// PluginProgram.serve([
///   .recordCheck: { session in
///     while let item = try session.next() {
///       guard case .record(let record) = item, record.fields["title"] == nil else { continue }
///       try session.send(
///         .finding(FindingItem(severity: .error, rule: "title", message: "…", ref: record.ref)))
///     }
///   }
/// ])
/// ```
public enum PluginProgram {
  /// What a hook does: takes the items, sends its own, throws where it cannot.
  public typealias Work = (PluginSession) throws -> Void

  private struct Request: Decodable {
    let id: String?
    let method: String?
  }

  /// Serves the one call of this process, and answers it with a result or an error.
  ///
  /// - Parameters:
  ///   - input: the descriptor of Baraza's lines, standard input.
  ///   - output: the descriptor of the answer, standard output.
  /// - Returns: whether the answer could be written.
  @discardableResult
  public static func serve(
    _ hooks: [Hook: Work], input: Int32 = 0, output: Int32 = 1
  ) -> Bool {
    let lines = LineInput(input)
    let answer = LineOutput(output)
    var id: String?
    var last: Message
    do {
      guard let request = try lines.next({ Data($0) }) else {
        throw PluginFailure("There is no request.")
      }
      let asked = try? JSONDecoder().decode(Request.self, from: request)
      id = asked?.id
      if let method = asked?.method, Hook(rawValue: method).flatMap({ hooks[$0] }) == nil {
        throw PluginFailure(
          "This plugin does not know \(method).", code: PluginFailure.unknownMethod)
      }
      let call = try call(in: request)
      let session = PluginSession(call, lines, answer)
      try hooks[call.hook]?(session)
      last = .result(id: call.id, End(items: session.sent))
    } catch let failure as PluginFailure {
      last = .failure(id: id, failure.error)
    } catch {
      last = .failure(id: id, CallError(code: PluginFailure.failed, message: "\(error)"))
    }
    do {
      try answer.write(last)
      try answer.flush()
      return true
    } catch {
      return false
    }
  }

  private static func call(in line: Data) throws -> Call {
    do {
      let message = try line.withUnsafeBytes { try Line.message($0, number: 1) }
      if case .call(let call) = message {
        guard (PluginProtocol.oldest...PluginProtocol.version).contains(call.parameters.protocol)
        else {
          throw PluginFailure(
            "This plugin speaks version \(PluginProtocol.version) of the protocol.",
            code: PluginFailure.unusable)
        }
        return call
      }
    } catch let fault as LineFault {
      throw PluginFailure(fault)
    }
    throw PluginFailure("The first line is no request.", code: PluginFailure.unusable)
  }
}
