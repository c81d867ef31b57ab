import Foundation
import TestSupport
import Testing

/// What `baraza rpc` serves is what the commands of the same words write.
struct RPCMethodTests {
  private static let day: [String: any Sendable] = ["today": "2025-09-15"]

  /// What is asked of each method: its parameters, in the order of the command's arguments.
  private static let asked: [(method: String, places: [String], options: [String: any Sendable])] =
    [
      ("activity.list", [], ["country": "LR", "limit": 3]),
      ("activity.list", [], ["search": "", "year": "2012"]),
      ("activity.show", ["activity=XX-EXAMPLE-IPO-PSJ-LR"], [:]),
      ("cohort.list", [], ["course": "EX-DESK"]),
      (
        "cohort.show", ["code=EX-DESK-1"],
        day.merging(["rateSource": "illustrative-monthly"]) { $1 }
      ),
      ("commitment.show", ["commitment=EX-LR-LAP-1#A.1.1"], day),
      ("concern.list", [], day.merging(["open": true, "minAge": 1]) { $1 }),
      ("concern.show", ["concern=?concerns"], day),
      ("course.list", [], [:]),
      ("figure.explain", [], ["country": "LR", "converted": true, "limit": 2, "offset": 1]),
      ("grant.budget", ["grant=EX-EU-LR"], day.merging(["by": "period"]) { $1 }),
      ("grant.coverage", [], day.merging(["part": "costs", "to": "2025-06-30"]) { $1 }),
      ("grant.list", [], day),
      ("grant.show", ["grant=EX-EU-LR"], day),
      ("iati.validate", ["file=feeds/irregular.xml"], [:]),
      ("money.flows", [], ["by": "country,year", "currency": "GBP"]),
      ("money.flows", [], ["currency": "GBP", "gaps": true]),
      ("organisation.list", [], ["role": "1", "limit": 3]),
      ("organisation.show", ["organisation=XX-EXAMPLE-FUND"], ["limit": 2]),
      (
        "organisation.transactions", ["organisation=XX-EXAMPLE-FUND"],
        ["direction": "from", "limit": 2]
      ),
      ("plan.list", [], day),
      ("plan.progress", ["plan=EX-LR-NAP-2"], day.merging(["voice": "responsible"]) { $1 }),
      ("plan.show", ["plan=EX-LR-NAP-2"], day),
      (
        "portfolio.findings", [],
        day.merging(["rule": ["activity.late", "activity.no-sector"]]) { $1 }
      ),
      ("portfolio.summary", [], day.merging(["limit": 5]) { $1 }),
      (
        "rates.show", ["currency=USD"],
        ["on": "2024-07-31", "to": "GBP", "amount": "12.50", "source": "illustrative-monthly"]
      ),
      ("record.forms", [], [:]),
      ("record.list", ["form=partners"], [:]),
      ("record.show", ["form=plans", "record=EX-LR-NAP-2"], [:]),
      ("report.calendar", [], day.merging(["overdue": true]) { $1 }),
      ("report.list", [], ["grant": "EX-UK-LR", "state": "draft"]),
      ("run.list", [], ["limit": 4]),
      ("run.show", ["number=?run"], [:]),
      ("thread.activity", ["activity=XX-EXAMPLE-IPO-PSJ-LR"], day),
      ("thread.commitment", ["commitment=EX-LR-LAP-1#A.1.1"], day),
      ("thread.concern", ["concern=?concerns"], day),
      ("thread.course", ["course=EX-DESK"], day),
      ("thread.money", ["commitment=EX-LR-NAP-2"], [:]),
      ("thread.money", ["commitment=EX-LR-NAP-2"], ["explain": "disbursed", "limit": 3]),
      ("thread.transaction", ["transaction=?transaction"], day),
      ("training.cost", ["cohort=EX-DESK-1"], ["rateSource": "illustrative-monthly"]),
      ("training.hours", [], ["year": 2025]),
      ("training.reach", [], ["year": 2025, "stage": "nominations"]),
    ]

  /// What methods answer that no command says.
  private static let own: Set = ["baraza.describe", "record.propose"]

  /// What answers records as they were entered, of every class.
  private static let cleared: Set = ["record.list", "record.show", "run.show"]

  @Test(
    "Every method answers the JSON of its command, for every audience", .timeLimit(.minutes(10)))
  func equal() throws {
    let session = try Session()
    try session.beginSamples()
    let names = try RPCMethodTests.names(in: session)
    let gated = try RPCMethodTests.gated()
    func named(_ place: String) -> (name: String, text: String) {
      let parts = place.split(separator: "=", maxSplits: 1).map(String.init)
      return (parts[0], names[parts[1]] ?? parts[1])
    }
    for audience in ["internal", "restricted"] {
      let requests = try RPCMethodTests.asked.map { method, places, options in
        let places = places.map(named).map { ($0.name, $0.text as any Sendable) }
        return try Session.request(
          method, options.merging(places) { first, _ in first })
      }
      let answers = try session.rpc(requests, "--audience", audience)
      try #require(answers.count == requests.count)
      for (asked, answer) in zip(RPCMethodTests.asked, answers) {
        let command = try session.run(
          asked.method.split(separator: ".").map(String.init) + asked.places.map { named($0).text }
            + RPCMethodTests.arguments(asked.options) + ["--json"]
            + (gated.contains(asked.method) ? ["--audience", audience] : []))
        if audience == "internal", RPCMethodTests.cleared.contains(asked.method) {
          #expect(answer.code == -32001, "\(asked.method)")
          continue
        }
        let result = try #require(answer.result, "\(asked.method): \(answer.line)")
        #expect(
          try RPCMethodTests.canonical(result)
            == RPCMethodTests.canonical(
              try JSONSerialization.jsonObject(with: Data(command.stdout.utf8))),
          "\(asked.method)")
      }
    }
    let described = try session.rpc([Session.request("baraza.describe")])
    let methods = try #require(
      (described.first?.result as? [String: Any])?["methods"] as? [[String: Any]])
    #expect(
      Set(methods.compactMap { $0["name"] as? String })
        == Set(RPCMethodTests.asked.map(\.method)).union(RPCMethodTests.own))
  }

  /// What the samples do not name themselves: ids of this store.
  private static func names(in session: borrowing Session) throws -> [String: String] {
    let run = try #require(try session.rows("run", "list").last?["run"] as? Int)
    let concern = try #require(try session.rows("record", "list", "concerns").first?["id"] as? Int)
    let transaction = try #require(
      try session.rows("figure", "explain").first?["transaction"] as? Int)
    return [
      "?run": "\(run)", "?concerns": "\(concern)", "?transaction": "\(transaction)",
      "feeds/irregular.xml": Session.sample("feeds/irregular.xml"),
    ]
  }

  private static func arguments(_ options: [String: any Sendable]) -> [String] {
    options.sorted { $0.key < $1.key }.flatMap { name, value -> [String] in
      let option = "--" + name.replacing(/[A-Z]/) { "-" + $0.output.lowercased() }
      if let values = value as? [String] { return values.flatMap { [option, $0] } }
      return value as? Bool == true ? [option] : [option, "\(value)"]
    }
  }

  private static func canonical(_ value: Any) throws -> String {
    String(
      decoding: try JSONSerialization.data(
        withJSONObject: value, options: [.sortedKeys, .fragmentsAllowed, .prettyPrinted]),
      as: UTF8.self)
  }

  /// The methods whose commands ask for whom their answer is.
  private static func gated() throws -> Set<String> {
    let commands = try DocumentationTests.commands().filter { _, command in
      command.arguments?.contains { $0.text == "--audience" } == true
    }
    return Set(commands.map { $0.words.replacing(" ", with: ".") })
  }

  @Test("The methods of the document are those that are served, with their parameters")
  func documented() throws {
    let session = try Session()
    try session.begin()
    let page = try String(
      contentsOf: Shared.repository.appending(path: "Docs/Reference/rpc.md"), encoding: .utf8)
    var documented: [String: [String]] = [:]
    for match in page.matches(of: /(?m)^\| `([a-z]+\.[a-z]+)` \| ([^|]*) \|/) {
      documented[String(match.1)] = match.2.matches(of: /`([A-Za-z_]+)`/).map { String($0.1) }
    }
    let described = try session.rpc([Session.request("baraza.describe")])
    let result = try #require(described.first?.result as? [String: Any])
    let methods = try #require(result["methods"] as? [[String: Any]])
    #expect(methods.count > 30)
    #expect(documented.count == methods.count)
    for method in methods {
      let name = try #require(method["name"] as? String)
      let parameters = try #require(method["parameters"] as? [[String: Any]])
      #expect(
        documented[name]?.sorted()
          == parameters.compactMap { $0["name"] as? String }.sorted(), "\(name)")
    }
    #expect(
      result["version"] as? String == (try session.run("--version").stdout.dropLast()).description)
    #expect(result["audience"] as? String == "internal")
    #expect(result["mayPropose"] as? Bool == false)
    #expect(result["actor"] as? String == "Tester")
  }

  @Test("A session for the public is served what passes the gate, and nothing else")
  func refusesPublic() throws {
    let session = try Session()
    try session.beginPlans()
    let answers = try session.rpc(
      [
        Session.request("plan.list", ["today": "2026-06-30"]),
        Session.request("rates.show", ["currency": "USD"]),
        Session.request("record.list", ["form": "plans"]),
        Session.request("plan.list", ["audience": "restricted"]),
        Session.request("plan.list", ["store": "/elsewhere.sqlite"]),
      ], "--audience", "public")
    #expect(!answers[0].line.contains("uince"))
    #expect(answers[0].line.contains("\"audience\":\"public\""))
    #expect(answers[1].code == -32001 && answers[2].code == -32001)
    #expect(answers[2].remedy.contains("--audience"))
    #expect(answers[3].code == -32602 && answers[3].message.contains("audience"))
    #expect(answers[4].code == -32602 && answers[4].message.contains("store"))
  }
}
