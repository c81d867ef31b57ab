import Foundation
import TestSupport
import Testing

/// A store with one illustrative plan, of which parts are restricted, and one that is as a whole.
///
/// On 2026-06-30 five of its eight actions are due: 1.1.1 to 1.1.4, and 2.1.1, which is
/// restricted. What must not get out holds the word "quince".
extension Session {
  static let day = ["--today", "2026-06-30"]

  static let plans: [(form: String, rows: String)] = [
    (
      "institutions",
      """
      name,kind,country
      Illustrative Ministry,government,NP
      Illustrative Forum,civil-society,NP
      Illustrative Commission,independent,NP
      """
    ),
    (
      "plans",
      """
      code,kind,title,territory,generation,status,period_start,period_end,cycle_months,sensitivity
      EX-1,national,Illustrative plan,NP,1,in-force,2022,2026,12,public
      EX-0,local,Quince plan,NP,1,in-force,2022,2026,12,restricted
      """
    ),
    (
      "plan-matrix",
      """
      plan,pillar,pillar_un,objective,code,title,responsible,deadline,fate,sensitivity
      EX-1,1 Participation,participation,1.1 Women decide,1.1.1,Reserve seats,\
      Illustrative Ministry,2024,,public
      EX-1,1,,1.1,1.1.2,Pay for travel,Illustrative Ministry,2025-06,,public
      EX-1,1,,1.1,1.1.3,Publish the minutes,Illustrative Ministry,2025,,public
      EX-1,1,,1.1,1.1.4,Train the members,Illustrative Ministry,2023-12-31,,public
      EX-1,2 Protection,protection,2.1 Help is near,2.1.1,Quince houses,,2024,,restricted
      EX-1,2,,2.1,2.1.2,Open desks,,2027,,public
      EX-1,2,,2.1,2.1.3,Report each year,,,,public
      EX-1,2,,2.1,2.1.4,Print a letter,,2023,dropped,public
      """
    ),
    (
      "evidence",
      """
      code,kind,title,grade,url,sha256,sensitivity,consent
      AR,report,Illustrative annual report,moderate,https://example.org/ar,\(digest("a")),public,\
      not-needed
      DIARY,testimony,Quince diary,strong,https://example.org/d,\(digest("b")),restricted,given
      TALKS,recording,Quince talks,strong,https://example.org/t,\(digest("c")),public,refused
      """
    ),
    (
      "assessments",
      """
      node,institution,voice,scale,value,rationale,assessed_on,evidence,sensitivity
      EX-1#1.1.1,Illustrative Ministry,responsible,ogp-completion,complete,\
      Rules are adopted.,2026-01-31,AR#p. 3,public
      EX-1#1.1.1,Illustrative Forum,civil-society,ogp-completion,limited,\
      Seats stand empty.,2026-02-20,AR;DIARY;TALKS,public
      EX-1#1.1.1,Illustrative Commission,independent,ogp-completion,no-evidence,\
      No list was shown.,2026-05-12,,public
      EX-1#1.1.2,Illustrative Ministry,responsible,ogp-completion,limited,\
      Some vouchers came.,2026-01-31,AR,public
      EX-1#1.1.2,Illustrative Forum,civil-society,ogp-completion,limited,\
      Some came.,2024-02-01,,public
      EX-1#1.1.2,Illustrative Forum,civil-society,ogp-completion,not-started,\
      Quince was threatened.,2026-03-01,,restricted
      EX-1#1.1.4,Illustrative Ministry,responsible,ogp-completion,substantial,\
      Two of three courses.,2023-11-01,AR,public
      EX-1#2.1.1,Illustrative Forum,civil-society,ogp-completion,complete,\
      Quince houses stand.,2026-03-02,,public
      """
    ),
    (
      "plan-money",
      """
      plan,node,measure,amount,currency,source,evidence
      EX-1,,costed,1000000,NPR,Annex,AR
      EX-1,,allocated,250000.5,NPR,Budget,
      EX-1,,allocated,1000,USD,Grant letter,DIARY
      EX-1,1.1.1,disbursed,400.25,USD,Ledger,AR
      EX-1,1.1.1,disbursed,99.75,USD,Ledger of May,
      EX-1,2.1.1,spent,77777,USD,Quince ledger,
      """
    ),
    (
      "plan-claims",
      """
      plan,field,value,source,dated
      EX-1,period_end,2027,Illustrative tracker,2025
      EX-1,actions,8,Illustrative Ministry,2022
      EX-1,actions,9,Illustrative tracker,2025
      """
    ),
  ]

  private static func digest(_ letter: String) -> String { String(repeating: letter, count: 64) }

  /// Brings the plans in by their templates, and disputes what civil society says of 1.1.1.
  func beginPlans() throws {
    try begin()
    for (form, rows) in Session.plans { try bringIn(rows, as: form) }
    let assessments = try rows("record", "list", "assessments")
    let disputed = try #require(
      assessments.first {
        ($0["values"] as? [String: Any])?["rationale"] as? String == "Seats stand empty."
      }?["id"] as? Int)
    let dispute = try object(
      "record", "add", "disputes", "assessment=#\(disputed)", "institution=Illustrative Ministry",
      "raised_on=2026-05-31", "statement=They are filled.", "state=open")
    _ = try object(
      "record", "add", "rebuttals", "dispute=#\(try #require(dispute["id"] as? Int))",
      "institution=Illustrative Forum", "rebutted_on=2026-06-15", "statement=Not in May.",
      "evidence=DIARY")
  }

  func bringIn(_ rows: String, as form: String) throws {
    let file = try write(rows, to: "\(form).csv")
    let result = try run("import", "--quiet", file, "--as", form)
    try #require(result.status == 0, "\(form): \(result.stderr)\(result.stdout)")
  }

  /// One plan of `plan list`, by its code.
  func plan(_ code: String, for audience: String) throws -> [String: Any] {
    let list = try #require(
      try JSONSerialization.jsonObject(
        with: Data(
          try run(["plan", "list", "--json", "--audience", audience] + Session.day).stdout.utf8))
        as? [String: Any])
    return try #require(
      (list["plans"] as? [[String: Any]])?.first { $0["code"] as? String == code })
  }

  /// What a voice's line of progress counts, those that are zero left out.
  static func counts(_ shown: [String: Any], _ voice: String) throws -> [String: Int] {
    let progress = try #require(shown["progress"] as? [String: Any])
    let voices = try #require(progress["voices"] as? [[String: Any]])
    let own = try #require(voices.first { $0["voice"] as? String == voice })
    return own.compactMapValues { $0 as? Int }.filter { $0.value != 0 }
  }

  static func divergence(_ shown: [String: Any], _ voice: String) throws -> [String: Any] {
    let lines = try #require(shown["divergence"] as? [[String: Any]])
    return try #require(lines.first { $0["voice"] as? String == voice })
  }
}
