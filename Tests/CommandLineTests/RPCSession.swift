import Foundation
import TestSupport
import Testing

/// A line of `baraza rpc`.
struct RPCAnswer {
  let line: String
  let object: [String: Any]

  init(_ line: String) throws {
    self.line = line
    object = try #require(
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
  }

  var result: Any? { object["result"] }
  var error: [String: Any]? { object["error"] as? [String: Any] }
  var code: Int? { error?["code"] as? Int }
  var message: String { error?["message"] as? String ?? "" }
  var data: [String: Any] { error?["data"] as? [String: Any] ?? [:] }
  var remedy: String { data["remedy"] as? String ?? "" }
}

extension Session {
  /// A request as a client writes it.
  static func request(
    _ method: String, _ parameters: [String: Any] = [:], id: Int? = 1
  ) throws -> String {
    var request: [String: Any] = ["jsonrpc": "2.0", "method": method]
    request["id"] = id
    if !parameters.isEmpty { request["params"] = parameters }
    let data = try JSONSerialization.data(
      withJSONObject: request, options: [.sortedKeys, .withoutEscapingSlashes])
    return String(decoding: data, as: UTF8.self)
  }

  /// Writes the lines to a session of `baraza rpc`, which must end well; its answers.
  func rpc(_ lines: [String], _ options: String...) throws -> [RPCAnswer] {
    let result = try RunProcess.run(
      Session.program, ["rpc"] + options, stdin: lines.map { $0 + "\n" }.joined(),
      environment: environment, directory: folder.url, timeLimit: .seconds(300))
    #expect(result.status == 0, "\(result.stderr)")
    #expect(result.stderr == "")
    // A line ends at a line feed and nowhere else.
    return try result.stdout.utf8.split(separator: 0x0A).map { try RPCAnswer(String($0) ?? "") }
  }

  /// The samples of the repository, all of them.
  func beginSamples() throws {
    func samples(_ folder: String) throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: Session.sample(folder)).sorted()
        .filter { $0.hasSuffix(".csv") || $0.hasSuffix(".xml") }.map {
          Session.sample("\(folder)/\($0)")
        }
    }
    let steps: [[String]] = [
      [
        "init", "--currency", "GBP", "--rate-source", "illustrative", "--own", "XX-EXAMPLE-IPO",
        "--own-name", "Illustrative Peace Organisation",
      ],
      ["rates", "import", Session.sample("rates/rates-sample.csv"), "--source", "illustrative"],
      ["rates", "import", Session.sample("rates/monthly-sample.csv")],
      ["import", "--quiet"] + (try samples("feeds")),
      ["import", "--quiet"] + (try samples("templates").filter { $0.contains("-example") }),
      ["import", "--quiet"] + (try samples("commitments")),
      ["import", "--quiet"] + (try samples("grants")),
      [
        "record", "set", "grant-budgets", "EX-EU-LR#1", "status=approved", "approved_on=2024-06-20",
      ],
      [
        "record", "set", "grant-budgets", "EX-UK-LR#1", "status=approved", "approved_on=2024-06-28",
      ],
      [
        "import", "--quiet", Session.sample("grants/ledger/books-2025-06.csv"), "--mapping",
        "books",
      ],
      ["import", "--quiet"] + (try samples("grants/reports")),
      ["import", "--quiet"] + (try samples("training")),
      ["record", "set", "curricula", "EX-DESK#1", "status=approved", "valid_from=2025-01-15"],
      ["import", "--quiet"] + (try samples("training/cohort")),
      ["import", "--quiet"] + (try samples("training/links")),
    ]
    for step in steps {
      let result = try run(step)
      // Some samples are faulty on purpose.
      try #require(result.status == 0 || result.status == 3, "\(step): \(result.stderr)")
    }
  }
}
