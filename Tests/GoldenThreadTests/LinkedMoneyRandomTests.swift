import Disclosure
import Foundation
import GRDB
import Kernel
import TestSupport
import Testing

@testable import GoldenThread

/// Figures of linked money beside a calculation of their own kind, in Python's fractions.
struct LinkedMoneyRandomTests {
  /// Reads what the store holds and prints, by measure and node, the sum with all below it, and
  /// by measure what no link takes of the transactions that count for the plan.
  static let oracle = """
    import json, sys
    from fractions import Fraction
    from math import trunc

    held = json.load(sys.stdin)
    parents = {n["id"]: n["parent"] for n in held["nodes"]}
    links = [l for l in held["links"] if l["reviewed"]]

    def parts(amount, weights):
        whole = Fraction(100_000_000)
        exact = [Fraction(amount) * w / whole for w in weights + [100_000_000 - sum(weights)]]
        floors = [trunc(e) for e in exact]
        left = amount - sum(floors)
        order = sorted(range(len(exact)), key=lambda i: (-abs(exact[i] - floors[i]), i))
        for i in order[:abs(left)]:
            floors[i] += 1 if left > 0 else -1
        return floors

    sums, rest = {}, {}
    for t in held["transactions"]:
        if t["gone"] or t["value"] is None:
            continue
        own = [l for l in links if l["transaction"] == t["id"]]
        used = sorted(own or [l for l in links if l["activity"] == t["activity"]],
                      key=lambda l: l["id"])
        if not used:
            continue
        split = parts(t["value"], [l["weight"] for l in used])
        rest[t["type"]] = rest.get(t["type"], 0) + split[-1]
        for link, part in zip(used, split):
            node = link["node"]
            while node is not None:
                key = t["type"] + " " + str(node)
                sums[key] = sums.get(key, 0) + part
                node = parents[node]
    print(json.dumps({"sums": {k: str(v) for k, v in sums.items()},
                      "rest": {k: str(v) for k, v in rest.items()}}))
    """

  private struct Answer: Decodable {
    let sums: [String: String]
    let rest: [String: String]
  }

  @Test("Random links of random transactions come to what fractions come to", arguments: 1...6)
  func figures(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let store = try ThreadStore()
    try plan(in: store, &generator)
    try store.bring(LinkedMoneyRandomTests.feed(&generator, dropping: 0))
    try link(in: store, &generator)
    // A second version without some of the transactions: linked ones stay, withdrawn.
    try store.bring(LinkedMoneyRandomTests.feed(&generator, dropping: 3))
    let held = try store.read(LinkedMoneyRandomTests.dump)
    let run = try RunProcess.run("python3", ["-c", LinkedMoneyRandomTests.oracle], stdin: held)
    try #require(run.status == 0, "\(run.stderr)")
    let answer = try JSONDecoder().decode(Answer.self, from: Data(run.stdout.utf8))
    #expect(!answer.sums.isEmpty)
    try store.read { db in
      for node in try Int64.fetchAll(db, sql: "SELECT id FROM plan_nodes") {
        let money = try MoneyReport.load(db, .part(node), for: .public).money
        for linked in [money.disbursed, money.spent] {
          let expected = answer.sums["\(linked.measure.transactionType) \(node)"]
          #expect(
            linked.figure.amount.value.map { "\($0.millionths)" } == expected, "node \(node)")
          let parts = try LinkedMoney.parts(
            db, .part(node), linked.measure, for: .public, limit: 1_000)
          let sum = parts.compactMap(\.contribution).reduce(Int128(0)) { $0 + $1.millionths }
          #expect("\(sum)" == expected ?? "0")
        }
      }
      let plan = try #require(try Int64.fetchOne(db, sql: "SELECT id FROM policy_plans"))
      let money = try MoneyReport.load(db, .plan(plan), for: .public).money
      for linked in [money.disbursed, money.spent] {
        #expect(linked.elsewhere == .zero)
        #expect(
          "\(linked.unlinked.millionths)" == answer.rest[linked.measure.transactionType] ?? "0")
      }
    }
  }

  private func plan(
    in store: ThreadStore, _ generator: inout some RandomNumberGenerator
  ) throws {
    try store.add(
      "plans",
      [
        "code": "XR-1", "kind": "local", "title": "Random", "status": "draft",
        "sensitivity": "public",
      ])
    for index in 1...5 {
      try store.add(
        "plan-matrix",
        [
          "plan": "XR-1", "pillar": "\(index % 2) Pillar",
          "objective": "\(index % 2).\(index % 3) Objective", "code": "A\(index)",
          "title": "Action", "sensitivity": "public",
        ])
    }
  }

  /// Four activities whose transactions are always the same, but for those that go.
  private static func feed(
    _ generator: inout some RandomNumberGenerator, dropping: Int
  ) throws -> String {
    var fixed = SeededGenerator(seed: 1325)
    let dropped = Set((0..<dropping).map { _ in Int.random(in: 0..<32, using: &generator) })
    let activities = (0..<4).map { activity in
      let transactions = (0..<8).map { index in
        let units = Int.random(in: -50...9_000, using: &fixed)
        let decimals = Int.random(in: 0...999_999, using: &fixed)
        let currency =
          ["", "", " currency=\"USD\"", " currency=\"KES\""]
          .randomElement(using: &fixed) ?? ""
        let text = """
          <transaction ref="R\(activity)\(index)"><transaction-type code="\(3 + index % 2)"/>
          <transaction-date iso-date="2025-01-15"/>
          <value\(currency) value-date="2025-01-15">\(units).\(decimals)</value></transaction>
          """
        return dropped.contains(activity * 8 + index) ? "" : text
      }
      return """
        <iati-activity default-currency="EUR"><iati-identifier>XX-\(activity)</iati-identifier>
        <reporting-org ref="XX" type="21"/>\(transactions.joined())</iati-activity>
        """
    }
    return "<iati-activities version=\"2.03\">\(activities.joined())</iati-activities>"
  }

  /// Shares a source out among some actions, in odd weights.
  private func link(
    in store: ThreadStore, _ generator: inout some RandomNumberGenerator
  ) throws {
    let sources =
      (0..<4).map { ("activity", "XX-\($0)") }
      + (0..<12).map { index in ("transaction", "XX-\(index % 4)#R\(index % 4)\(index / 2)") }
    for (kind, source) in sources {
      var left: Int64 = 100_000_000
      for action in (1...5).shuffled(using: &generator).prefix(
        Int.random(in: 0...4, using: &generator))
      {
        let weight = Int64.random(in: 1...max(1, left), using: &generator)
        guard weight <= left else { break }
        left -= weight
        let isReviewed = Int.random(in: 0...3, using: &generator) > 0
        var values = [
          "commitment": "XR-1#A\(action)", "source_kind": kind, "source": source,
          "weight": FixedDecimal(millionths: weight).description,
          "state": isReviewed ? "reviewed" : "proposed",
        ]
        if isReviewed { values["reviewed_by"] = "x" }
        if isReviewed { values["reviewed_on"] = "2025-01-01" }
        try store.add("links", values)
      }
    }
  }

  private static func dump(_ db: Database) throws -> String {
    try String.fetchOne(
      db,
      sql: """
        SELECT json_object(
          'nodes', (SELECT json_group_array(json_object('id', id, 'parent', parent_id))
            FROM plan_nodes),
          'links', (SELECT json_group_array(json_object('id', id, 'node', node_id,
              'activity', activity_id, 'transaction', transaction_id, 'weight', weight,
              'reviewed', json(iif(state = 'reviewed', 'true', 'false')))) FROM thread_links),
          'transactions', (SELECT json_group_array(json_object('id', t.id, 'type', t.type,
              'activity', t.activity_id, 'value', t.reporting_value,
              'gone', json(iif(t.withdrawn = 1, 'true', 'false')))) FROM transactions t))
        """) ?? ""
  }
}
