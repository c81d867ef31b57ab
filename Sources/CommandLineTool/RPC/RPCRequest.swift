import Foundation
import Kernel

/// A line of a client: what is asked for, and the id that the answer repeats.
struct RPCRequest {
  /// As it was written, a string, a number or null; nil for a notification, which has none.
  let id: [UInt8]?
  let method: String
  let parameters: [String: ParameterValue]

  /// What kept a line from being a request, with its id where it has one.
  struct Unfit: Error {
    let id: [UInt8]?
    let fault: RPCFault
  }

  private struct Envelope: Decodable {
    let jsonrpc: ParameterValue?
    let method: ParameterValue?
    let params: ParameterValue?
  }

  /// - Throws: ``Unfit``
  init(_ line: [UInt8]) throws(Unfit) {
    let members = try RPCRequest.members(of: line)
    let id = members["id"].map { Array(line[$0]) }
    guard !Array("{[tf".utf8).contains(id?.first ?? 0) else {
      throw Unfit(
        id: nil,
        fault: RPCFault(
          .noRequest, "The id is neither a string, a number nor null.",
          remedy: "Give each request a number or a string."))
    }
    self.id = id
    let envelope: Envelope
    do {
      envelope = try JSONDecoder().decode(Envelope.self, from: Data(line))
    } catch {
      throw Unfit(
        id: id,
        fault: .parameters(
          "A number in params is not a whole number of 64 bits.",
          remedy: "Decimals travel as strings, such as \"12.50\"."))
    }
    guard envelope.jsonrpc == .text("2.0") else {
      throw Unfit(
        id: id,
        fault: RPCFault(
          .noRequest, "The line is no request of JSON-RPC 2.0.",
          remedy: "Write \"jsonrpc\":\"2.0\"."))
    }
    guard case .text(let method) = envelope.method else {
      throw Unfit(
        id: id,
        fault: RPCFault(
          .noRequest, "The request names no method.",
          remedy: "Write \"method\":\"baraza.describe\", for example."))
    }
    self.method = method
    switch envelope.params ?? .null {
    case .object(let parameters): self.parameters = parameters
    case .null where members["params"] == nil: parameters = [:]
    default:
      throw Unfit(
        id: id,
        fault: .parameters(
          "The parameters of \(method) go by name.",
          remedy: "Write \"params\":{\"name\":value}, or leave params out."))
    }
  }

  /// Where the members of a line's object lie.
  private static func members(of line: [UInt8]) throws(Unfit) -> [String: Range<Int>] {
    let found: [String: Range<Int>]?
    do {
      found = try StrictJSON.members(of: line)
    } catch {
      throw Unfit(id: nil, fault: RPCFault(error))
    }
    if let found { return found }
    let isBatch = line.first { ![0x20, 0x09, 0x0D].contains($0) } == UInt8(ascii: "[")
    throw Unfit(
      id: nil,
      fault: RPCFault(
        .noRequest, isBatch ? "A batch of requests is not served." : "The line is no request.",
        remedy: isBatch
          ? "Write the requests one a line; they are answered in their order."
          : "Write an object with \"jsonrpc\", \"id\", \"method\" and \"params\"."))
  }
}
