import Foundation
import TestSupport
import Testing

@Suite("The JSON Schema of records")
struct RecordSchemaTests {
  @Test("The file in the documentation is what the program writes")
  func document() throws {
    let result = try RunProcess.run(Session.program, ["record", "schema"])
    #expect(result.status == 0)
    let file = Shared.repository.appending(path: "Docs/Reference/records.schema.json")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try Data(result.stdout.utf8).write(to: file)
    }
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text == result.stdout, "Run the tests with UPDATE_GOLDEN=1 where the new one is right.")
  }

  @Test("It takes what a form takes, and refuses what it refuses")
  func judges() throws {
    let entry: [String: Any] = [
      "source": "NAV", "reference": "1", "posted_on": "2026-01-31", "amount": "-12.50",
      "currency": "EUR", "account": "6010", "shares": "own",
    ]
    func value(_ form: String, _ fields: [String: Any]) throws -> Data {
      try JSONSerialization.data(withJSONObject: ["form": form, "fields": fields])
    }
    func other(_ field: String, _ text: Any?) throws -> Data {
      var fields = entry
      fields[field] = text
      return try value("ledger-entries", fields)
    }
    let good = [
      try value("ledger-entries", entry), try other("payee", NSNull()), try other("kind", ""),
      try other("kind", "accrual"), try other("value_on", ""),
    ]
    let bad = [
      try value("nothing", [:]), try other("amount", "1,5"), try other("amount", 12),
      try other("posted_on", "31.1.2026"), try other("kind", "other"), try other("colour", "red"),
      try other("account", nil), try other("source", String(repeating: "x", count: 51)),
    ]
    let faults = try JSONSchema.faults(of: good + bad, by: "records.schema.json")
    #expect(faults.prefix(good.count).allSatisfy { $0.isEmpty }, "\(faults)")
    #expect(faults.dropFirst(good.count).allSatisfy { !$0.isEmpty }, "\(faults)")
  }

  @Test("What the sample of a new plugin proposes is a record by the schema")
  func samples() throws {
    let session = try Session()
    var proposed: [Data] = []
    for (number, form) in try session.rows("record", "forms").enumerated() {
      let name = try #require(form["name"] as? String)
      let id = "p-\(number)"
      _ = try session.object("plugin", "new", id, "--hook", "import.read", "--form", name)
      let answer = try Data(
        contentsOf: URL(filePath: "\(session.plugins)/\(id)/cases/sample.out.ndjson"))
      let line = try #require(answer.split(separator: 0x0A).first)
      let message = try JSONSerialization.jsonObject(with: line) as? [String: Any]
      proposed.append(try JSONSerialization.data(withJSONObject: try #require(message?["params"])))
    }
    #expect(proposed.count > 50)
    let faults = try JSONSchema.faults(of: proposed, by: "records.schema.json")
    #expect(faults.allSatisfy { $0.isEmpty }, "\(faults)")
  }

  @Test("One form alone is the schema of its fields")
  func single() throws {
    let result = try RunProcess.run(Session.program, ["record", "schema", "partners"])
    let object = try JSONSerialization.jsonObject(with: Data(result.stdout.utf8))
    let schema = try #require(object as? [String: Any])
    #expect(schema["title"] as? String == "partners")
    #expect((schema["required"] as? [String])?.contains("name") == true)
  }
}
