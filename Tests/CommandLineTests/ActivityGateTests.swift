import TestSupport
import Testing

/// Activities that a reader may not see are in no list, count or sum, and no name of theirs stands
/// elsewhere: stores that differ in them answer alike.
struct ActivityGateTests {
  /// What a store says of an activity that not everybody may see. Illustrative.
  struct Secret {
    let title: String
    let country: String
    let sector: String
    let amount: String
    let day: String

    static let restricted = Secret(
      title: "Hidden well", country: "MM", sector: "15220", amount: "4321.25", day: "2024-02-01")
    static let `internal` = Secret(
      title: "Inner well", country: "NP", sector: "15130", amount: "8642.5", day: "2023-02-01")
    static let other = Secret(
      title: "Something else", country: "LR", sector: "15170", amount: "9.5", day: "2020-02-01")

    /// What tells of it, as data and as people read it.
    func marks(_ identifier: String) -> [String] {
      let grouped = "\(amount.prefix(1)),\(amount.dropFirst())"
      return [title, amount, grouped, identifier]
    }

    func activity(_ identifier: String) -> String {
      ActivityGateTests.activity(
        identifier, title, country: country, sector: sector,
        ActivityGateTests.transaction(4, amount, on: day))
    }
  }

  private static let safe = "XX-EXAMPLE-IPO-SAFE"
  private static let inner = "XX-EXAMPLE-IPO-INNER"

  private static func activity(
    _ name: String, _ title: String, country: String, sector: String = "15220",
    _ content: String
  ) -> String {
    """
    <iati-activity default-currency="GBP"><iati-identifier>\(name)</iati-identifier>
    <reporting-org ref="XX-EXAMPLE-IPO" type="21"><narrative>Illustrative</narrative></reporting-org>
    <title><narrative>\(title)</narrative></title>
    <participating-org ref="XX-EXAMPLE-PTN" role="4"/><activity-status code="2"/>
    <activity-date iso-date="2019-01-01" type="2"/><recipient-country code="\(country)"/>
    <sector code="\(sector)"/>\(content)</iati-activity>
    """
  }

  private static func transaction(
    _ type: Int, _ amount: String, on day: String, to receiver: String = ""
  ) -> String {
    """
    <transaction><transaction-type code="\(type)"/><transaction-date iso-date="\(day)"/>
    <value value-date="\(day)">\(amount)</value>\(receiver)</transaction>
    """
  }

  private static func document(_ activities: String...) -> String {
    "<iati-activities version=\"2.03\">\(activities.joined())</iati-activities>"
  }

  /// An activity whose child is restricted, and one that passes money on to it.
  private static func begin(_ session: borrowing Session) throws {
    try session.begin()
    let open = document(
      activity(
        "XX-EXAMPLE-IPO-TOP", "Open hall", country: "LR",
        "<related-activity ref=\"\(safe)\" type=\"2\"/>" + transaction(4, "77", on: "2024-03-01")),
      activity(
        "XX-EXAMPLE-IPO-OPEN", "Open garden", country: "LR",
        transaction(4, "1000", on: "2024-03-01")
          + transaction(
            3, "500", on: "2024-03-02",
            to: "<receiver-org ref=\"XX-EXAMPLE-PTN\" receiver-activity-id=\"\(safe)\"/>")))
    try bring(["open.xml"], in: session, open)
  }

  /// Adds one that is restricted, and one for people of the organisation.
  private static func hide(
    in session: borrowing Session, _ restricted: Secret = .restricted,
    _ internal: Secret = .internal
  ) throws {
    let programmes = """
      identifier,title,status,start_actual,sensitivity
      \(safe),\(restricted.title),2,2019-01-01,restricted
      \(inner),\(`internal`.title),2,2019-01-01,internal
      """
    try bring(["safe.csv", "--feed", "safe", "--as", "programmes"], in: session, programmes)
    try bring(
      ["safe.xml", "--feed", "safe"], in: session,
      document(restricted.activity(safe), `internal`.activity(inner)))
  }

  /// - Parameter arguments: the file's name first.
  private static func bring(
    _ arguments: [String], in session: borrowing Session, _ text: String
  ) throws {
    let file = try session.write(text, to: arguments[0])
    let result = try session.run(["import", "--quiet", file] + arguments.dropFirst())
    try #require(result.status == 0, "\(arguments): \(result.stderr)\(result.stdout)")
  }

  @Test("Stores that differ in what a reader may not see answer alike, and say how much that is")
  func twins() throws {
    let questions = try OutputGateTests.questions {
      if case .activities(let variants) = $0 { variants } else { nil }
    }.filter { !$0.contains("restricted") }
    #expect(questions.count > 100)
    let base = try Session()
    try ActivityGateTests.begin(base)
    let store = try Session(like: base)
    try ActivityGateTests.hide(in: store)
    let twin = try Session(like: base)
    try ActivityGateTests.hide(in: twin, .other)
    let other = try Session(like: base)
    try ActivityGateTests.hide(in: other, .restricted, .other)
    let answers = try OutputGateTests.answers(store, questions)
    let twins = try OutputGateTests.answers(twin, questions)
    for (question, (answer, twin)) in zip(questions, zip(answers, twins)) {
      let isPublic = question.contains("public")
      #expect(answer == twin, "\(question)")
      var marks = Secret.restricted.marks(ActivityGateTests.safe)
      if isPublic { marks += Secret.internal.marks(ActivityGateTests.inner) }
      // An export says what an open activity says of itself.
      if question[1] == "export" { marks.removeAll { $0 == ActivityGateTests.safe } }
      for mark in marks { #expect(!answer.contains(mark), "\(question): \(mark)") }
      if ["show", "programme"].contains(question[1]) || answer.contains("export.empty") {
        continue
      }
      let note = "withheld: \(isPublic ? 2 : 1) activities (sensitivity)."
      #expect(answer.contains(note), "\(question): \(answer)")
    }
    let open = zip(questions, answers).filter { $0.0.contains("public") }
    let others = try OutputGateTests.answers(other, open.map(\.0))
    for ((question, answer), other) in zip(open, others) {
      #expect(answer == other, "\(question)")
    }
  }

  /// Worked out by hand: the parent of the restricted activity counts for its child, and 500 were
  /// passed on to it.
  @Test(
    "Who is cleared for more sees more",
    arguments: [
      ("public", 2, "1577", "1000"), ("internal", 3, "10219.5", "9642.5"),
      ("restricted", 4, "14540.75", "13963.75"),
    ])
  func tells(audience: String, count: Int, flows: String, spend: String) throws {
    let session = try Session()
    try ActivityGateTests.begin(session)
    try ActivityGateTests.hide(in: session)
    let list = try session.rows("activity", "list", "--audience", audience)
    #expect(list.count == count)
    let all = try session.rows("money", "flows", "--audience", audience)
    #expect(all.map { $0["amount"] as? String } == [flows])
    let summary = try session.object("portfolio", "summary", "--audience", audience)
    #expect(summary["activities"] as? Int == count)
    #expect((summary["spend"] as? [[String: Any]])?.first?["amount"] as? String == spend)
    let withheld = try #require(summary["withheld"] as? [[String: Any]])
    #expect(withheld.map { $0["count"] as? Int } == (count == 4 ? [] : [4 - count]))
    let excluded = try #require(summary["excluded"] as? [String: Any])
    #expect(
      excluded["reasons"] as? [String: Int] == ["children-counted": 1, "passed-on": 1])
    let said = try session.run("portfolio", "summary", "--json", "--audience", audience).stdout
    #expect(said.contains(ActivityGateTests.safe) == (audience == "restricted"))
    let parts = try session.rows("figure", "explain", "--audience", audience)
    #expect(parts.count == count - 1)
    let exported = try session.run("iati", "export", "--audience", audience).stdout
    #expect(exported.matches(of: /<iati-identifier>/).count == count)
    let answers = try session.rpc(
      [Session.request("activity.list"), Session.request("portfolio.summary")],
      "--audience", audience)
    #expect((answers[0].result as? [Any])?.count == count)
    #expect((answers[1].result as? [String: Any])?["audience"] as? String == audience)
  }

  @Test("The log of runs is of the house, and public courses are those of public cohorts")
  func house() throws {
    let session = try Session()
    try ActivityGateTests.begin(session)
    try session.beginCohort()
    let runs = try session.rows("run", "list").count
    let hidden = try session.run("run", "list", "--json", "--audience", "public")
    #expect(runs > 0 && hidden.stdout.filter { !$0.isWhitespace } == "[]")
    #expect(hidden.stderr.contains("withheld: \(runs) import_runs (sensitivity)."))
    func courses(_ audience: String) throws -> [String] {
      try session.rows("course", "list", "--audience", audience).compactMap {
        $0["code"] as? String
      }
    }
    #expect(try courses("internal") == ["MED"])
    #expect(try courses("public").isEmpty)
    for (sensitivity, seen) in [
      ("restricted", [[], [], ["MED"]]), ("public", [["MED"], ["MED"], ["MED"]]),
    ] {
      _ = try session.object("record", "set", "cohorts", "MED-1", "sensitivity=\(sensitivity)")
      #expect(try ["public", "internal", "restricted"].map(courses) == seen)
    }
  }
}
