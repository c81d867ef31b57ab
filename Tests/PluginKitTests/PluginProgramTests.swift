import Foundation
import Kernel
import PluginKit
import PluginProtocol
import Testing

@Suite("Plugins in Swift")
struct PluginProgramTests {
  private static let request =
    #"{"jsonrpc":"2.0","id":"7","method":"record.check","params":{"protocol":1,"host":"b","settings":{},"forms":["concerns"]}}"#
  private static let record =
    #"{"jsonrpc":"2.0","method":"record","params":{"form":"concerns","fields":{"title":"a\#u{2028}b"}}}"#
  private static let progress = #"{"jsonrpc":"2.0","method":"progress","params":{"done":1}}"#

  private static func end(_ items: Int) -> String {
    #"{"jsonrpc":"2.0","method":"end","params":{"items":\#(items)}}"#
  }

  /// What a plugin that repeats each title answers to some lines.
  private static func answer(_ text: String) throws -> [String] {
    let input = Pipe()
    let output = Pipe()
    // A pipe holds 64 KiB: what is longer is written while it is read.
    let writer = Thread {
      try? input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
      try? input.fileHandleForWriting.close()
    }
    writer.start()
    PluginProgram.serve(
      [
        .recordCheck: { session in
          while let item = try session.next() {
            guard case .record(let record) = item else {
              throw PluginFailure("No record.", remedy: "Send records.")
            }
            let title = record.fields["title"] ?? nil
            try session.send(
              .finding(FindingItem(severity: .info, rule: "title", message: title ?? "")))
          }
        }
      ], input: input.fileHandleForReading.fileDescriptor,
      output: output.fileHandleForWriting.fileDescriptor)
    try output.fileHandleForWriting.close()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    return bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test("Items are taken and sent, and the result counts them", arguments: ["\n", ""])
  func result(last: String) throws {
    let lines = [
      PluginProgramTests.request, PluginProgramTests.record, PluginProgramTests.progress,
      PluginProgramTests.record, PluginProgramTests.end(2),
    ]
    let answer = try PluginProgramTests.answer(lines.joined(separator: "\n") + last)
    #expect(
      answer == [
        #"{"jsonrpc":"2.0","method":"finding","params":{"message":"a\#u{2028}b","rule":"title","severity":"info"}}"#,
        #"{"jsonrpc":"2.0","method":"finding","params":{"message":"a\#u{2028}b","rule":"title","severity":"info"}}"#,
        #"{"id":"7","jsonrpc":"2.0","result":{"items":2}}"#,
      ])
  }

  @Test(
    "What cannot be served is answered with an error",
    arguments: [
      ([], nil, 1, "There is no request."),
      ([request], "7", 1, "cut short"), ([request, record], "7", 1, "cut short"),
      ([request, record, end(2)], "7", 1, "2 items were announced, 1 came."),
      ([request.replacing("record.check", with: "figure.guess")], "7", -32601, "figure.guess"),
      ([request.replacing("record.check", with: "import.read")], "7", -32601, "import.read"),
      ([request.replacing(#""protocol":1"#, with: #""protocol":9"#)], "7", -32602, "version 1"),
      ([request, "{}}"], "7", -32602, "is not JSON"), ([record], nil, -32601, "record"),
      ([end(0)], nil, -32601, "end"), (["hello"], nil, -32602, "is not JSON"),
      ([request, request], "7", -32602, "no place"),
      (
        [request, #"{"jsonrpc":"2.0","method":"chunk","params":{"base64":""}}"#], "7", 1,
        "No record."
      ),
    ] as [([String], String?, Int, String)])
  func refusal(lines: [String], id: String?, code: Int, message: String) throws {
    let answer = try PluginProgramTests.answer(lines.map { $0 + "\n" }.joined())
    let last = try #require(answer.last)
    let response = try Array(last.utf8).withUnsafeBytes { try Line.message($0, number: 1) }
    guard case .failure(let answered, let error) = response else {
      Issue.record("\(last)")
      return
    }
    #expect(answered == id && error.code == code)
    #expect(error.message.contains(message), "\(error.message)")
  }

  @Test("A line may be longer than any buffer")
  func longLine() throws {
    let title = String(repeating: "é", count: 400_000)
    let record = PluginProgramTests.record.replacing("a\u{2028}b", with: title)
    let lines = [PluginProgramTests.request, record, PluginProgramTests.end(2)]
    // The answer would not fit the pipe; the refusal after it does.
    let answer = try PluginProgramTests.answer(
      lines.joined(separator: "\n").replacing("concerns\",\"fields", with: "concerns\",\"other")
        + "\n")
    #expect(answer.count == 1 && answer[0].contains("fields is missing"))
  }
}
