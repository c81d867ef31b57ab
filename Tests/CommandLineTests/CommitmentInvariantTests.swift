import Foundation
import TestSupport
import Testing

/// What holds of commitments, concerns and links, tried through the command.
struct CommitmentInvariantTests {
  struct Attempt: CustomTestStringConvertible, Sendable {
    let what: String
    let words: [String]

    init(_ what: String, _ words: [String]) {
      self.what = what
      self.words = words
    }

    var testDescription: String { what }
  }

  private static let assessment = [
    "record", "add", "assessments", "node=EX-LR-NAP-2#1.1.1", "voice=civil-society",
    "scale=ogp-completion", "assessed_on=2026-06-01", "sensitivity=public",
  ]
  private static let forum = "institution=Illustrative Women's Forum for Peace"
  private static let link = [
    "record", "add", "links", "commitment=EX-LR-NAP-2#3.1.3", "source_kind=activity",
    "source=XX-EXAMPLE-IPO-PSJ-LR", "state=reviewed", "reviewed_by=x", "reviewed_on=2026-06-01",
  ]

  static let attempts =
    [
      ("an assessment without an assessor", assessment + ["value=limited", "rationale=x"]),
      ("an assessment without a reason", assessment + [forum, "value=limited"]),
      ("a value of another scale", assessment + [forum, "value=delayed", "rationale=x"]),
      (
        "evidence that is not there",
        assessment + [forum, "value=limited", "rationale=x", "evidence=E"]
      ),
      ("a link of money without a weight", link),
      ("links of over 100 %", link + ["weight=26"]),
      ("a review by nobody", link + ["weight=1", "reviewed_by="]),
      (
        "a lettered indicator that is two",
        [
          "record", "add", "plan-indicators", "plan=EX-LR-NAP-2", "code=I9", "title=x", "measure=1",
          "un_indicator=21ab",
        ]
      ),
      (
        "money that is none of the four",
        [
          "record", "add", "plan-money", "plan=EX-LR-NAP-2", "measure=total", "amount=1",
          "currency=USD",
        ]
      ),
      (
        "money without a currency",
        ["record", "add", "plan-money", "plan=EX-LR-NAP-2", "measure=spent", "amount=1"]
      ),
      (
        "a merged ranking in a round without the groups'",
        [
          "record", "add", "rankings", "community=Illustrative Hill Village", "held_on=2026-01-01",
          "method=ranking", "group=all", "concern=EX-C-4", "rank=1",
        ]
      ),
      (
        "an answer before the question",
        [
          "record", "add", "escalations", "concern=EX-C-2", "level=international", "body=x",
          "raised_on=2026-01-01", "answered_on=2025-01-01", "answer=x",
        ]
      ),
      (
        "other bytes for cited evidence",
        ["record", "set", "evidence", "EX-AR-2025", "sha256=" + zeros]
      ),
      (
        "an action that leaves its plan",
        ["record", "set", "plan-matrix", "EX-LR-NAP-2#1.1.1", "plan=EX-LR-LAP-1"]
      ),
    ].map { Attempt($0.0, $0.1) }

  private static let zeros = String(repeating: "0", count: 64)

  private static func store() throws -> Session {
    let session = try Session()
    try session.begin(importing: "ipo-headquarters")
    let folder = URL(filePath: Session.sample("commitments"))
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let tables = files.map { folder.appending(path: $0).path }
    let imported = try session.run(["import"] + tables)
    try #require(imported.status == 0, "\(imported.stderr)")
    return session
  }

  @Test("The command refuses it, says why, and changes nothing")
  func refuses() throws {
    let session = try CommitmentInvariantTests.store()
    let digest = try session.digest()
    for attempt in CommitmentInvariantTests.attempts {
      let result = try session.run(attempt.words)
      #expect(result.status == 1, "\(attempt.what): \(result.stdout)")
      #expect(result.stderr.contains("["), "\(attempt.what): \(result.stderr)")
    }
    #expect(try session.digest() == digest)
  }

  @Test("An assessment that is there is changed by no command, and its scale means what it meant")
  func assessmentsStay() throws {
    let session = try CommitmentInvariantTests.store()
    let digest = try session.digest()
    for (form, change) in [("assessments", "value=complete"), ("scales", "meaning=complete")] {
      let rows = try session.rows("record", "list", form)
      let used = try #require(
        rows.first {
          let values = $0["values"] as? [String: Any]
          return form == "assessments"
            ? values?["value"] as? String == "limited"
            : values?["scale"] as? String == "ogp-completion"
              && values?["code"] as? String == "limited"
        })
      let id = try #require(used["id"] as? Int64)
      let result = try session.run("record", "set", form, "\(id)", change)
      #expect(result.status == 1, "\(form): \(result.stdout)")
    }
    #expect(try session.digest() == digest)
  }
}
