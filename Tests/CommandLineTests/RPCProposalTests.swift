import Foundation
import TestSupport
import Testing

/// Records that a program proposes wait for a person.
struct RPCProposalTests {
  private static let partner: [String: any Sendable] = [
    "name": "=Illustrative \u{2028} Partner, \"Göteborg\"", "type": "22", "role": "partner",
    "sensitivity": "public", "country": "NP",
  ]

  private static func propose(_ records: [Any], form: String = "partners") throws -> String {
    try Session.request("record.propose", ["form": form, "records": records])
  }

  @Test("A proposal is held as a plan that a person applies; the store stays as it is until then")
  func holds() throws {
    let session = try Session()
    try session.begin()
    let digest = try session.digest()
    let answers = try session.rpc(
      [try RPCProposalTests.propose([RPCProposalTests.partner])], "--allow", "propose",
      "--actor", "Illustrative Bridge", "--store", "store.sqlite")
    let result = try #require(answers.first?.result as? [String: Any], "\(answers)")
    #expect(try session.digest() == digest)
    #expect(try session.rows("record", "list", "partners").isEmpty)
    let run = try #require((result["runs"] as? [[String: Any]])?.first)
    #expect(run["dryRun"] as? Bool == true)
    #expect((run["records"] as? [[String: Any]])?.first?["added"] as? Int == 1)

    let file = try #require(result["file"] as? String)
    let attributes = try FileManager.default.attributesOfItem(atPath: file)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(file.hasPrefix(session.store + "-proposals/"))

    let apply = try #require(result["apply"] as? [String])
    #expect(apply.contains(session.store))
    #expect(apply.first == "baraza" && apply.contains(result["plan"] as? String ?? "?"))
    let applied = try session.run(Array(apply.dropFirst()))
    #expect(applied.status == 0, "\(applied.stderr)")
    let values = try #require(
      try session.rows("record", "list", "partners").first?["values"] as? [String: Any])
    #expect(values["name"] as? String == RPCProposalTests.partner["name"] as? String)
    let log = try #require(try session.rows("run", "list").first)
    #expect(log["feed"] as? String == "proposal of Illustrative Bridge")
    #expect(log["actor"] as? String == "Tester")
    // What was applied moved the store: the plan holds no longer.
    #expect(try session.run(Array(apply.dropFirst())).status == 1)
  }

  @Test("A change is proposed to the record as it was read, and refused where it moved on")
  func changes() throws {
    let session = try Session()
    try session.begin()
    try session.add(
      "partners", ["name=Illustrative Partner", "type=22", "role=partner", "sensitivity=public"])
    let id = try #require(try session.rows("record", "list", "partners").first?["id"] as? Int)
    func change(_ exported: String) throws -> [String: Any] {
      try #require(
        try session.rpc(
          [
            try RPCProposalTests.propose([
              [
                "row_id": "#\(id)", "exported_at": exported, "name": "Illustrative Partner",
                "type": "22", "role": "partner", "sensitivity": "public", "country": "NP",
              ]
            ])
          ], "--allow", "propose"
        ).first?.result as? [String: Any])
    }
    let early = try change("2020-01-01T00:00:00Z")
    #expect(early["file"] is NSNull && early["plan"] is NSNull)
    #expect((early["apply"] as? [Any])?.isEmpty == true)
    let finding = ((early["runs"] as? [[String: Any]])?.first?["diagnostics"] as? [[String: Any]])?
      .first
    #expect(finding?["rule"] as? String == "import.conflict.changed")
    let folder = session.store + "-proposals"
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)

    let apply = try #require(try change("2099-01-01T00:00:00Z")["apply"] as? [String])
    #expect(try session.run(Array(apply.dropFirst())).status == 0)
    let values = try #require(
      try session.rows("record", "list", "partners").first?["values"] as? [String: Any])
    #expect(values["country"] as? String == "NP")
  }

  @Test("A programme is proposed to its feed, anew and as a change")
  func programmes() throws {
    let session = try Session()
    try session.begin()
    func propose(_ record: [String: Any], _ feed: String) throws -> [String] {
      let request = try Session.request(
        "record.propose", ["form": "programmes", "feed": feed, "records": [record]])
      let answer = try #require(try session.rpc([request], "--allow", "propose").first)
      return try #require(
        (answer.result as? [String: Any])?["apply"] as? [String], "\(answer.line)")
    }
    var record: [String: Any] = [
      "identifier": "XX-EXAMPLE-IPO-1", "title": "Open hall", "status": "2",
      "start_actual": "2024-01-01", "sensitivity": "public",
    ]
    let made = try propose(record, "office")
    #expect(try session.rows("activity", "list").isEmpty)
    #expect(try session.run(Array(made.dropFirst())).status == 0)
    let held = try #require(try session.rows("activity", "list").first)
    #expect(held["title"] as? String == "Open hall" && held["feed"] as? String == "office")
    record["row_id"] = "#\(try #require(held["id"] as? Int))"
    record["exported_at"] = "2099-01-01T00:00:00Z"
    record["title"] = "Open garden"
    #expect(try propose(record, "elsewhere").isEmpty)
    let changed = try session.run(Array(try propose(record, "office").dropFirst()))
    #expect(changed.status == 0, "\(changed.stderr)")
    #expect(try session.rows("activity", "list").map { $0["title"] as? String } == ["Open garden"])
  }

  @Test("What is proposed must be records of a form, and the session open for them")
  func refuses() throws {
    let session = try Session()
    try session.begin()
    let partner = RPCProposalTests.partner
    let closed = try session.rpc([try RPCProposalTests.propose([partner])])
    #expect(closed[0].code == -32001 && closed[0].remedy.contains("--allow propose"))
    let answers = try session.rpc(
      [
        try RPCProposalTests.propose([]), try RPCProposalTests.propose(["partner"]),
        try RPCProposalTests.propose([partner.merging(["nmae": "x"]) { $1 }]),
        try RPCProposalTests.propose([partner.merging(["country": 5]) { $1 }]),
        try RPCProposalTests.propose([partner], form: "../partners"),
        try RPCProposalTests.propose([partner.merging(["country": "XX"]) { $1 }]),
        Session.request(
          "record.propose", ["form": "partners", "feed": "office", "records": [partner]]),
        Session.request("record.propose", ["form": "partners", "records": [partner]], id: nil),
      ], "--allow", "propose")
    #expect(answers.count == 7)
    #expect(answers[6].code == -32602 && answers[6].message.contains("feed"))
    #expect(answers.prefix(4).allSatisfy { $0.code == -32602 && !$0.remedy.isEmpty })
    #expect(answers[2].message.contains("Record 1") && answers[2].message.contains("nmae"))
    #expect(answers[4].data["rule"] as? String == "form.unknown")
    #expect((answers[5].result as? [String: Any])?["file"] is NSNull)
    let folder = session.store + "-proposals"
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
  }
}
