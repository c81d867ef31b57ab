import Kernel
import PluginProtocol
import Testing

@Suite("Lines of the plugin protocol")
struct LineTests {
  @Test("Every message travels as one line and comes back as it was")
  func roundTrip() throws {
    for message in Samples.messages {
      let bytes = Line.bytes(of: message)
      #expect(bytes.filter { $0 == 0x0A }.count == 1)
      let back = try bytes.dropLast().withUnsafeBytes { try Line.message($0, number: 1) }
      #expect(back == message)
    }
  }

  @Test("Unknown fields are passed over, so that newer sides may say more")
  func unknownFields() throws {
    #expect(
      try LineTests.message(#"{"jsonrpc":"2.0","id":"1","result":{"items":2,"more":[1]},"x":{}}"#)
        == .result(id: "1", End(items: 2)))
  }

  @Test(
    "What is no message is named by line, byte and field, with what to write instead",
    arguments: [
      ("Reading file…", "line 7, column 1: error: the line is not JSON", "standard error"),
      (
        #"{"jsonrpc":"2.0","method":"record",}"#,
        "line 7, column 36: error: the line is not JSON: at byte 36 there is no key",
        "no comma after the last member"
      ),
      (#"{"method":"end","params":{"items":0}}"#, "jsonrpc is missing", "plugin-protocol.md"),
      (
        #"{"jsonrpc":"2.0","method":"record","params":{"form":"x","fields":{"amount":12.5}}}"#,
        "params.fields.amount is not a string", "decimals, codes and dates travel as strings"
      ),
      (
        #"{"jsonrpc":"2.0","method":"rows","params":{}}"#, "method is “rows”",
        "which the protocol does not have"
      ),
      (#"{"jsonrpc":"2.0","id":1,"result":{"items":0}}"#, "id is not a string", ""),
      (
        #"{"jsonrpc":"2.0","method":"finding","params":{"severity":"bad","rule":"a","message":"b"}}"#,
        "params.severity is “bad”", "critical, error, warning or info"
      ),
    ])
  func faults(line: String, message: String, more: String) throws {
    let fault = try #require(throws: LineFault.self) { try LineTests.message(line) }
    #expect("\(fault)".contains(message), "\(fault)")
    #expect(more.isEmpty || "\(fault)".contains(more), "\(fault)")
  }

  private static func message(_ text: String) throws -> Message {
    try Array(text.utf8).withUnsafeBytes { try Line.message($0, number: 7) }
  }
}
