import Foundation
import TestSupport
import Testing

/// Plans and commitments, shown to those who may see all of them and to those who may not.
struct PlanTests {
  @Test("Progress counts what the audience sees, says what is withheld, and keeps its denominator")
  func countsWhatIsSeen() throws {
    let session = try Session()
    try session.beginPlans()
    let list = try session.plan("EX-1", for: "internal")
    let show = try session.object(
      "plan", "show", "EX-1", "--today", "2026-06-30", "--audience", "internal")
    for shown in [list, show] {
      let progress = try #require(shown["progress"] as? [String: Any])
      #expect(progress["due"] as? Int == 5)
      #expect(progress["notDue"] as? Int == 1 && progress["undated"] as? Int == 1)
      #expect(progress["dropped"] as? Int == 1 && progress["withheldActions"] as? Int == 1)
      #expect(
        try Session.counts(shown, "responsible")
          == ["complete": 1, "underWay": 2, "neverAssessed": 1, "withheld": 1, "stale": 1])
      // Of 1.1.2 the Forum's older, public word does not take the place of the restricted one.
      #expect(
        try Session.counts(shown, "civil-society")
          == ["underWay": 1, "neverAssessed": 2, "withheld": 2])
      #expect(
        try Session.counts(shown, "independent")
          == ["noEvidence": 1, "neverAssessed": 3, "withheld": 1])
      // Of the restricted action each voice is withheld, whether it spoke or not.
      #expect(try Session.counts(shown, "donor") == ["neverAssessed": 4, "withheld": 1])
      let apart = try Session.divergence(shown, "civil-society")
      #expect(apart["comparable"] as? Int == 1 && apart["withheld"] as? Int == 2)
      #expect(apart["mean"] as? String == "66.666667")
    }
    let all = try session.plan("EX-1", for: "restricted")
    #expect(
      try Session.counts(all, "civil-society")
        == ["complete": 1, "underWay": 1, "notStarted": 1, "neverAssessed": 2])
    let apart = try Session.divergence(all, "civil-society")
    #expect(apart["comparable"] as? Int == 2 && apart["withheld"] as? Int == 0)
    #expect(apart["sum"] as? String == "100" && apart["mean"] as? String == "50")
  }

  @Test("Pages of plans are together what an audience may see", arguments: ["public", "internal"])
  func pagesPlans(audience: String) throws {
    let session = try Session()
    try session.beginPlans()
    for (code, sensitivity) in [("EX-2", "public"), ("EX-3", "restricted"), ("EX-4", "internal")] {
      _ = try session.object(
        "record", "add", "plans", "code=\(code)", "kind=local", "title=Illustrative plan",
        "territory=LR", "status=in-force", "sensitivity=\(sensitivity)")
    }
    func list(_ options: String...) throws -> [String: Any] {
      let said = try session.run(
        ["plan", "list", "--json", "--audience", audience] + options + Session.day)
      return try #require(
        try JSONSerialization.jsonObject(with: Data(said.stdout.utf8)) as? [String: Any])
    }
    let all = try list()
    let plans = try #require(all["plans"] as? NSArray)
    #expect(all["total"] as? Int == plans.count && plans.count > 1)
    var paged: [Any] = []
    for offset in 0...plans.count {
      let page = try list("--limit", "1", "--offset", "\(offset)")
      #expect(page["total"] as? Int == plans.count)
      let shown = try #require(page["plans"] as? [Any])
      #expect(shown.count == (offset < plans.count ? 1 : 0))
      paged += shown
    }
    #expect(paged as NSArray == plans)
  }

  @Test(
    "The actions compared are as many as divergence counts and differ by its sum",
    arguments: ["public", "internal", "restricted"])
  func opensDivergence(audience: String) throws {
    let session = try Session()
    try session.beginPlans()
    try session.bringIn(
      """
      node,institution,voice,scale,value,rationale,assessed_on,evidence,sensitivity
      EX-1#1.1.2,Illustrative Commission,independent,ogp-completion,complete,Paid.,2026-03-01,,public
      EX-1#1.1.4,Illustrative Commission,independent,ogp-completion,substantial,\
      Held.,2026-03-01,,internal
      """, as: "assessments")
    let plan = try session.plan("EX-1", for: audience)
    func rows(_ voice: String, _ meaning: String) throws -> [[String: Any]] {
      try session.rows(
        "plan", "progress", "EX-1", "--voice", voice, "--meaning", meaning, "--audience", audience,
        "--today", "2026-06-30")
    }
    var found: Set<String> = []
    for voice in ["civil-society", "independent", "donor"] {
      let line = try Session.divergence(plan, voice)
      for meaning in ["comparable", "higher", "equal", "lower"] {
        let actions = try rows(voice, meaning)
        #expect(actions.count == line[meaning] as? Int)
        if !actions.isEmpty { found.insert(meaning) }
      }
      let differences = try rows(voice, "comparable").map { action in
        #expect(action["responsible"] != nil)
        return try #require(Decimal(string: action["difference"] as? String ?? ""))
      }
      #expect("\(differences.reduce(0, +))" == line["sum"] as? String)
    }
    let equal: Set = audience == "public" ? [] : ["equal"]
    #expect(found == equal.union(["comparable", "higher", "lower"]))
    #expect(try rows("responsible", "comparable").isEmpty)
    // Of 1.1.2 civil society is withheld: that the two differ may not be told either.
    #expect(
      try rows("civil-society", "withheld").allSatisfy {
        ($0["difference"] == nil) == (audience != "restricted")
      })
  }

  @Test("The rows behind a count are as many, and none is found by what it withholds")
  func opensCounts() throws {
    let session = try Session()
    try session.beginPlans()
    func rows(_ voice: String, _ options: String...) throws -> [[String: Any]] {
      let result = try session.run(
        ["plan", "progress", "EX-1", "--voice", voice, "--json"] + options + Session.day)
      return try #require(
        try JSONSerialization.jsonObject(with: Data(result.stdout.utf8)) as? [[String: Any]])
    }
    let internally = try rows("civil-society")
    #expect(internally.count == 7)
    #expect(internally.filter { $0["exclusion"] == nil }.count == 4)
    #expect(
      Set(internally.compactMap { $0["exclusion"] as? String })
        == ["not-due", "undated", "dropped"])
    #expect(try rows("civil-society", "--meaning", "not-started").isEmpty)
    #expect(
      try rows("civil-society", "--meaning", "withheld")
        .map { $0["commitment"] as? String } == ["EX-1#1.1.2"])
    let cleared = try rows("civil-society", "--meaning", "not-started", "--audience", "restricted")
    #expect(cleared.map { $0["commitment"] as? String } == ["EX-1#1.1.2"])
    #expect(
      try rows("responsible", "--meaning", "stale").map { $0["commitment"] as? String }
        == ["EX-1#1.1.4"])
    let progress = try #require(
      try session.plan("EX-1", for: "restricted")["progress"] as? [String: Any])
    for (state, field) in [
      ("due", "due"), ("not-due", "notDue"), ("undated", "undated"), ("dropped", "dropped"),
    ] {
      let own = try rows("donor", "--state", state, "--audience", "restricted")
      #expect(own.count == progress[field] as? Int && !own.isEmpty)
      #expect(own.allSatisfy { ($0["exclusion"] as? String ?? "due") == state })
    }
    #expect(
      try session.run("plan", "progress", "EX-1", "--voice", "donor", "--state", "later").status
        == 64)
    let paged = try rows("civil-society", "--offset", "1", "--limit", "2")
    #expect(
      paged.map { $0["commitment"] as? String }
        == internally[1...2].map { $0["commitment"] as? String }
    )
  }

  @Test("A plan of which nothing is withheld counts the same, seen whole or action by action")
  func countsAlike() throws {
    let session = try Session()
    try session.beginPlans()
    var random = SeededGenerator(seed: 1325)
    var matrix = "plan,pillar,pillar_un,objective,code,title,deadline,sensitivity\n"
    var said = "node,institution,voice,scale,value,rationale,assessed_on,sensitivity\n"
    let voices = [
      ("responsible", "Illustrative Ministry"), ("civil-society", "Illustrative Forum"),
      ("independent", "Illustrative Commission"),
    ]
    let values = ["no-evidence", "not-started", "limited", "substantial", "complete"]
    for number in 1...60 {
      let deadline = ["2023", "2025-03", "2026-06-30", "2026-07", ""].randomElement(using: &random)
      matrix += "EX-9,1 P,participation,1.1 O,a\(number),Act \(number),\(deadline ?? ""),public\n"
      for (voice, who) in voices where Int.random(in: 0..<4, using: &random) > 0 {
        let value = values.randomElement(using: &random) ?? ""
        let year = Int.random(in: 2023...2025, using: &random)
        said +=
          "EX-9#a\(number),\(who),\(voice),ogp-completion,\(value),Because.,\(year)-06-30,public\n"
      }
    }
    // A donor's word on one action that is due makes the plan one that is not seen whole.
    matrix += "EX-9,1,,1.1,b,Act,2023,public\n"
    said +=
      "EX-9#b,Illustrative Forum,donor,ogp-completion,complete,Quince.,2025-01-01,restricted\n"
    try session.bringIn(
      "code,kind,title,status,cycle_months,sensitivity\nEX-9,local,Nine,in-force,18,public\n",
      as: "plans")
    try session.bringIn(matrix, as: "plan-matrix")
    try session.bringIn(said, as: "assessments")
    let part = try session.plan("EX-9", for: "internal")
    let whole = try session.plan("EX-9", for: "restricted")
    #expect(try Session.counts(part, "donor")["withheld"] == 1)
    for (voice, _) in voices {
      #expect(try Session.counts(part, voice) == Session.counts(whole, voice))
    }
    for voice in ["civil-society", "independent"] {
      let (one, other) = (
        try Session.divergence(part, voice), try Session.divergence(whole, voice)
      )
      for field in ["comparable", "higher", "equal", "lower"] {
        #expect(one[field] as? Int == other[field] as? Int)
      }
      #expect(one["sum"] as? String == other["sum"] as? String)
      #expect(one["mean"] as? String == other["mean"] as? String)
    }
  }

  @Test("What is withheld gets out by no command and no page, and is counted by its kind")
  func withholds() throws {
    let session = try Session()
    try session.beginPlans()
    let commands = [
      ["plan", "list"], ["plan", "list", "--country", "NP"], ["plan", "show", "EX-1"],
      ["plan", "progress", "EX-1", "--voice", "civil-society"],
      ["commitment", "show", "EX-1#1.1.1"], ["commitment", "show", "EX-1#1.1.2"],
      ["commitment", "show", "EX-1#2"], ["commitment", "show", "EX-1#2.1"],
    ]
    let reports = [
      ["report", "plans"], ["report", "plan", "EX-1"], ["report", "commitment", "EX-1#1.1.1"],
      ["report", "commitment", "EX-1#1.1.2"],
    ]
    for audience in ["public", "internal", "restricted"] {
      let view = ["--audience", audience] + Session.day
      var texts: [String] = []
      for command in commands {
        for format in ["table", "json", "csv"] {
          let result = try session.run(command + view + ["--format", format])
          #expect(result.status == 0, "\(command): \(result.stderr)")
          texts.append(result.stdout + result.stderr)
        }
      }
      for report in reports {
        for format in ["html", "csv"] {
          let result = try session.run(report + view + ["--out", "-", "--format", format])
          #expect(result.status == 0, "\(report): \(result.stderr)")
          texts.append(result.stdout + result.stderr)
        }
      }
      let all = texts.joined()
      #expect(all.lowercased().contains("quince") == (audience == "restricted"))
      #expect(all.contains("DIARY") == (audience == "restricted"))
      #expect(all.contains("77777") == (audience == "restricted"))
      #expect(all.contains("EX-0") == (audience == "restricted"))
    }
    let shown = try session.object("plan", "show", "EX-1", "--today", "2026-06-30")
    let withheld = try #require(shown["withheld"] as? [[String: Any]])
    let counts = Dictionary(
      uniqueKeysWithValues: withheld.map { ($0["what"] as? String, $0["count"] as? Int) })
    // Of the statuses, that of 1.1.2; the action 2.1.1; DIARY and TALKS; the line of 2.1.1.
    #expect(counts == ["assessments": 1, "plan_nodes": 1, "evidence": 2, "plan_money": 1])
    let actions = try #require(shown["parts"] as? [[String: Any]])
    let statuses = try #require(
      actions.first { $0["code"] as? String == "1.1.2" }?["statuses"] as? [[String: Any]])
    #expect(
      statuses.map { $0["kind"] as? String }
        == ["assessed", "withheld", "never-assessed", "never-assessed"])
  }

  @Test("What is not there, or may not be shown, is named and fails")
  func namesMistakes() throws {
    let session = try Session()
    try session.beginPlans()
    let mistakes: [([String], String)] = [
      (["plan", "show", "EX-7"], "plan.unknown"),
      (["plan", "progress", "EX-7", "--voice", "donor"], "plan.unknown"),
      (["report", "plan", "EX-7", "--out", "-"], "plan.unknown"),
      (["commitment", "show", "EX-1#9"], "commitment.unknown"),
      (["report", "commitment", "EX-1#9", "--out", "-"], "commitment.unknown"),
      (["commitment", "show", "EX-7#1"], "plan.unknown"),
      (["commitment", "show", "seats"], "commitment.name"),
      (["plan", "show", "EX-0"], "commitment.withheld"),
      (["commitment", "show", "EX-1#2.1.1"], "commitment.withheld"),
      (["evidence", "show", "DIARY"], "commitment.withheld"),
      (["evidence", "show", "TALKS"], "commitment.withheld"),
      (["evidence", "show", "NONE"], "evidence.unknown"),
    ]
    for (arguments, rule) in mistakes {
      let result = try session.run(arguments)
      #expect(result.status == 1 && result.stdout == "", "\(arguments)")
      #expect(result.stderr.contains("[\(rule)]"), "\(arguments): \(result.stderr)")
    }
    #expect(try session.run("plan", "show", "EX-1", "--today", "soon").status == 64)
    #expect(try session.run("plan", "progress", "EX-1", "--voice", "press").status == 64)
  }
}
