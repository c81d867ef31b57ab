import Foundation
import TestSupport
import Testing

/// Courses, cohorts and figures on training, through the commands.
struct CohortTests {
  @Test("Small numbers are withheld with what they could be worked out from, and told apart")
  func figures() throws {
    let session = try Session()
    try session.begin()
    try session.beginCohort()
    let women = try session.attend("female", 6)
    _ = try session.attend("male", 2)

    let courses = try session.rows("course", "list")
    #expect(courses.first?["hours"] as? String == "3.5")
    let cohorts = try session.object("cohort", "list")["cohorts"] as? [[String: Any]]
    #expect(cohorts?.compactMap { $0["code"] as? String } == ["MED-1"])
    let few = Session.figures(
      try session.object("cohort", "show", "MED-1", "--today", "2026-06-01")["figures"])
    #expect(few["completion female completed places"] == "withheld")
    #expect(few["completion male completed places"] == "withheld")
    #expect(few["completion total total places"] == "8")
    #expect(few["absent total places"] == "0" && few["accepted total places"] == "8")
    #expect(few["attendance total hours"] == "28")
    #expect(few["gain pairs percent"] == "no data")
    #expect(few["follow-up-6 total total people"] == "withheld")
    let shown = try session.run("cohort", "show", "MED-1")
    #expect(shown.stderr.contains("withheld: ") && shown.stderr.contains("smallCell"))

    _ = try session.attend("male", 3)
    let more = Session.figures(
      try session.object("cohort", "show", "MED-1", "--today", "2026-06-01")["figures"])
    #expect(more["completion female completed places"] == "6")
    #expect(more["completion male total places"] == "5")
    #expect(more["completion-rate total percent"] == "100")
    #expect(more["follow-up-6 male not-asked people"] == "5")
    #expect(more["follow-up-6 total total people"] == "11")
    #expect(more["trainers-women total percent"] == "no data")
    let text = try session.run("cohort", "show", "MED-1", "--format", "csv").stdout
    for code in women { #expect(!text.contains(code)) }

    let hidden = try session.run("cohort", "show", "MED-1", "--audience", "public")
    #expect(hidden.status == 1 && hidden.stderr.contains("[training.no-cohorts]"))
    let list = try session.run("cohort", "list", "--audience", "public")
    #expect(!list.stdout.contains("MED-1") && list.stderr.contains("withheld: 1 cohorts"))
  }

  @Test("Nothing tells how many never came where they are few")
  func absent() throws {
    let session = try Session()
    try session.begin()
    try session.beginCohort()
    _ = try session.attend("female", 6)
    _ = try session.attend("female", 2, isThere: false)
    let figures = Session.figures(try session.object("cohort", "show", "MED-1")["figures"])
    // Reach tells how many came: it is the number of places that is withheld.
    #expect(figures["completion total total places"] == "6")
    #expect(figures["attendance total half-days"] == "6")
    #expect(figures["absent total places"] == "withheld")
    #expect(figures["accepted total places"] == "withheld")
    #expect(figures["completion-rate total percent"] == "withheld")
  }

  @Test("A sign-in sheet has codes and half-days, and comes back as attendance")
  func sheet() throws {
    let session = try Session()
    try session.begin()
    try session.beginCohort()
    let people = try session.attend("female", 2, isThere: false).sorted()
    let written = try session.run("cohort", "sheet", "MED-1", "--out", "-").stdout
    let lines = written.split(whereSeparator: \.isNewline).map(String.init)
    #expect(lines.first == "session,participant,status,hours,source")
    #expect(lines.dropFirst() == people.map { "MED-1#2025-03-10#am,\($0),,,sheet" }[...])
    let filled = try session.write(
      written.replacing(",,,sheet", with: ",present,,sheet"), to: "attendance.csv")
    let imported = try session.run("import", filled)
    #expect(imported.status == 0, "\(imported.stderr)")
    let issued = try session.run("certificate", "key", "--create")
    #expect(issued.status == 0)
    #expect(try session.rows("certificate", "issue", "MED-1").count == 2)
  }

  @Test("Reach and hours of a year equal what was entered")
  func years() throws {
    let session = try Session()
    try session.begin()
    try session.beginCohort()
    _ = try session.attend("female", 6)
    _ = try session.attend("male", 5)
    try session.add(
      "institution-headcounts",
      [
        "country=NP", "institution_type=police", "counted_on=2024-12-31", "decision_makers=11",
        "source=Illustrative register",
      ])
    let reach = try session.object("training", "reach", "--year", "2025")
    let programmes = try #require(reach["programmes"] as? [[String: Any]])
    #expect(programmes.compactMap { $0["programme"] as? String } == ["DIALOGUE"])
    let people = Session.figures(programmes.first?["figures"])
    #expect(people["sex female people"] == "6" && people["sex total people"] == "11")
    #expect(people["age-group 25-34 male people"] == "5")
    #expect(Session.figures(reach["across"])["people at-most people"] == "11")
    let hours = Session.figures(
      try session.object("training", "hours", "--year", "2025")["figures"])
    // 11 people of 3.5 hours each: to the nearest five people, and as many hours.
    #expect(hours["module MED#1#M1 people"] == "10")
    #expect(hours["module MED#1#M1 NP hours"] == "35")
    #expect(hours["indicator-20 NP hours"] == "35")
    #expect(hours["indicator-20 NP hours-per-head"] == "3.181818")
    let empty = try session.object("training", "reach", "--year", "2024")
    #expect((empty["programmes"] as? [Any])?.isEmpty == true)
    let unknown = try session.run("training", "reach", "--programme", "NONE")
    #expect(unknown.status == 1)
  }

  @Test("What is kept too long is listed, with the hold that keeps it")
  func retention() throws {
    let session = try Session()
    let code = try session.beginVault()
    try session.add(
      "retention-rules",
      [
        "record_class=identity", "counted_from=last-activity", "months=12",
      ])
    let written = try session.run(["person", "write", code, "name=-"], input: "Mustername\n")
    #expect(written.status == 0)
    #expect(try session.rows("retention", "due").isEmpty)
    let due = try session.rows("retention", "due", "--today", "2999-01-01")
    #expect(due.compactMap { $0["participant"] as? String } == [code])
    #expect(due.first?["field"] as? String == "name" && due.first?["hold"] is NSNull)
    try session.add(
      "retention-holds",
      [
        "participant=\(code)", "cause=audit", "since_on=2025-01-01",
      ])
    let held = try session.rows("retention", "due", "--today", "2999-01-01")
    #expect(held.first?["hold"] as? String == "audit")
    let refused = try session.run("person", "erase", code, "--because", "retention", "--yes")
    #expect(refused.status == 1 && refused.stderr.contains("[vault.held]"))
  }
}
