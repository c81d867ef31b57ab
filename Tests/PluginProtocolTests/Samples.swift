import Kernel
import PluginProtocol

/// One message of each kind, with every field.
enum Samples {
  static let messages: [Message] =
    Hook.allCases.map { hook in
      .call(
        Call(
          id: "1", hook: hook,
          Call.Parameters(
            host: "baraza 1.0.0",
            settings: ["sheet": .text("Ledger"), "first": .integer(2), "strict": .flag(true)],
            forms: ["ledger-entries"])))
    } + [
      .item(
        .file(
          FileItem(
            name: "books.xlsx", mediaType: "application/zip", bytes: 3,
            sha256: String(repeating: "0", count: 64)))),
      .item(.chunk(ChunkItem(base64: "UEsD"))),
      .item(
        .record(
          RecordItem(
            form: "ledger-entries", fields: ["amount": "12.50", "line": nil],
            ref: "ledger-entries/#9007199254740991", at: "Sheet1!A7"))),
      .item(
        .finding(
          FindingItem(
            severity: .warning, rule: "amount.empty", message: "The amount\u{2028}is empty.",
            remedy: "Fill it in.", ref: "ledger-entries/#1", at: "Sheet1!F7", field: "amount"))),
      .progress(Progress(done: 3, total: 9)), .end(End(items: 4)),
      .result(id: "1", End(items: 2)),
      .failure(id: "1", CallError(code: 1, message: "No sheet “Ledger”.", remedy: "Name it.")),
      .failure(id: nil, CallError(code: -32601, message: "Unknown method.")),
    ]
}
