import Foundation
import TestSupport
import Testing

/// Tests, evaluations, trainers and all that a person is given, through forms and commands.
struct TrainingFormTests {
  @Test("Tests, evaluations and trainers come in by their forms and become figures")
  func figures() throws {
    let session = try Session()
    try session.begin()
    try session.beginCohort()
    let people = try session.attend("female", 6)
    let scores = zip(people, [4, 5, 6, 4, 5, 6]).flatMap { code, score in
      [
        "MED-1,\(code),pre,2025-03-10,\(score),10", "MED-1,\(code),post,2025-03-10,\(score + 2),10",
      ]
    }
    let header = "cohort,participant,moment,taken_on,score,out_of\n"
    let tests = try session.write(header + scores.joined(separator: "\n") + "\n", to: "tests.csv")
    let imported = try session.run("import", tests)
    #expect(imported.status == 0, "\(imported.stderr)")
    let sheets = [10, 9, 9, 8, 3].enumerated().map { "MED-1,\($0 + 1),\($1),4" }
    let evaluations = try session.write(
      "cohort,sheet,recommends,rating\n" + sheets.joined(separator: "\n") + "\n",
      to: "evaluations.csv")
    #expect(try session.run("import", evaluations).status == 0)
    let trainers = try (0..<5).map { _ in
      try #require(
        try session.add("participants", ["sex=male", "age_group=35-49", "sensitivity=internal"]))
    }
    let roles = trainers.map { "MED-1,\($0),lead" }.joined(separator: "\n")
    let roster = try session.write("cohort,participant,role\n\(roles)\n", to: "trainers.csv")
    #expect(try session.run("import", roster).status == 0)

    let figures = Session.figures(try session.object("cohort", "show", "MED-1")["figures"])
    #expect(figures["score-before pairs percent"] == "50")
    #expect(figures["score-after pairs percent"] == "70")
    #expect(figures["gain pairs percent"] == "20")
    #expect(figures["net-promoter-score total percent"] == "40")
    #expect(figures["rating total points"] == "4")
    #expect(figures["trainers lead male people"] == "5")
    #expect(figures["trainers-women total percent"] == "0")
  }

  @Test("A curriculum is approved by the row that its template has of it")
  func approves() throws {
    let session = try Session()
    try session.begin()
    try session.add("courses", ["code=MED", "title=Mediation", "level=local", "programme=PEACE"])
    try session.add(
      "course-modules",
      ["course=MED", "version=1", "code=M1", "title=Listening", "hours=3", "on_sexual_violence=no"])
    let draft = try session.run("template", "curricula").stdout
    let rows = draft.replacing(",draft,,", with: ",approved,2025-01-15,")
    #expect(rows != draft)
    let result = try session.run("import", try session.write(rows, to: "curricula.csv"))
    #expect(result.status == 0, "\(result.stderr)")
    #expect(try session.rows("course", "list").first?["curriculum"] as? Int == 1)
  }

  @Test(
    "What a form cannot be right in is named by row and column, and nothing is taken in",
    arguments: [
      ("cohort,participant,moment,taken_on,score,out_of", "MED-1,P,pre,2025-03-10,11,10", "score"),
      ("cohort,participant,moment,taken_on,score,out_of", "MED-1,P,mid,2025-03-10,1,10", "moment"),
      ("cohort,sheet,recommends,rating", "MED-1,1,11,4", "recommends"),
      ("cohort,sheet,recommends,rating", "MED-1,1,9,6", "rating"),
      ("cohort,participant,role", "MED-1,P,lead", "participant"),
    ])
  func refused(_ header: String, _ row: String, _ column: String) throws {
    let session = try Session()
    try session.begin()
    try session.beginCohort()
    let code = try #require(try session.attend("female", 1).first)
    let before = try session.digest()
    let file = try session.write(
      "\(header)\n\(row.replacing(",P,", with: ",\(code),"))\n", to: "form.csv")
    let result = try session.run("import", file)
    #expect(result.status == 3, "\(result.stderr)")
    #expect((result.stdout + result.stderr).contains(column), "\(result.stdout)\(result.stderr)")
    #expect(try session.digest() == before)
  }

  @Test(
    "A person is given all that is held of them: courses, attendance, tests, certificates, reads")
  func export() throws {
    let session = try Session()
    _ = try session.beginVault()
    try session.beginCohort()
    let people = try session.attend("female", 2)
    let code = people[0]
    _ = try session.run(["person", "write", code, "name=-"], input: "Mustername\n")
    try session.add(
      "consents",
      [
        "participant=\(code)", "scope=take-part", "basis=consent", "given_by=participant",
        "notice_version=1", "language=en", "channel=paper", "given_on=2025-02-01",
      ])
    for (person, score) in zip(people, ["7.5", "3.25"]) {
      try session.add(
        "training-tests",
        [
          "cohort=MED-1", "participant=\(person)", "moment=pre", "taken_on=2025-03-10",
          "score=\(score)", "out_of=10",
        ])
    }
    try session.add(
      "follow-ups",
      [
        "cohort=MED-1", "participant=\(code)", "wave=6", "contacted_on=2025-09-10",
        "answered_on=2025-09-12", "applied=partly",
      ])
    try session.add(
      "cohorts",
      [
        "code=MED-2", "curriculum=MED#1", "title=Second cohort", "country=NP",
        "begins_on=2025-06-10", "ends_on=2025-06-10", "seats=20", "attendance_threshold=80",
        "status=planned", "sensitivity=internal",
      ])
    try session.add(
      "trainers", ["cohort=MED-2", "participant=\(code)", "role=mentor"])
    _ = try session.object("certificate", "key", "--create")
    #expect(try session.rows("certificate", "issue", "MED-1").count == 2)
    _ = try session.run("person", "read", code, "--field", "name", "--for", "travel")

    let path = session.file("export.json")
    #expect(try session.run("person", "export", code, "--out", path).status == 0)
    let export = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path)))
        as? [String: Any])
    func rows(_ name: String) throws -> [[String: String]] {
      try #require(export[name] as? [[String: String]], "\(name)")
    }
    #expect((export["identity"] as? [String: String]) == ["name": "Mustername"])
    #expect((export["participant"] as? [String: String])?["code"] == code)
    #expect(try rows("consents").map { $0["scope"] } == ["take-part"])
    #expect(try rows("nominations").map { $0["cohort"] } == ["MED-1"])
    #expect(try rows("nominations").first?["institution_type"] == "police")
    #expect(try rows("attendance").map { $0["hours"] } == ["3.5"])
    #expect(try rows("tests").map { $0["score"] } == ["7.5"])
    #expect(try rows("followUps").map { $0["applied"] } == ["partly"])
    #expect(try rows("trained").map { $0["role"] } == ["mentor"])
    let certificate = try #require(try rows("certificates").first)
    #expect(certificate["text"]?.hasPrefix("BARAZA1.") == true && certificate["hours"] == "3.5")
    let reads = try #require(export["reads"] as? [[String: Any]])
    #expect(reads.compactMap { $0["action"] as? String }.sorted() == ["export", "read"])
    let whole = try String(contentsOfFile: path, encoding: .utf8)
    #expect(!whole.contains(people[1]) && !whole.contains("3.25"))
  }
}
