import GRDB
import Storage
import Testing

@testable import DonorReporting

/// Records of grants, budgets and the ledger as people enter them.
struct GrantsTargetTests {
  static let mapping = #"""
    {"source": "SAGE", "columns": {"reference": "No", "posted_on": "Date", "amount": "Amount",
    "account": "Account"}, "constants": {"currency": "KES", "shares": "EU-1"}}
    """#

  /// A complete record of each form, in the form in which the store gives it back.
  static let samples: [(form: String, values: RecordValues)] = [
    (
      "grants",
      GrantSample.grant.merging([
        "code": "SE-3", "donor_identifier": "SE-0", "agreement": "A/2024/1", "amount": "0.000001",
        "signed_on": "2023-12-01", "indirect_rate": "7", "match_percentage": "12.5",
        "exchange_policy": "fixed", "rate_source": "", "fixed_rates": "KES:0.00725;UGX:4100",
        "year_begins_month": "7", "year_begins_day": "16", "variance_threshold": "10",
        "activities": "XM-EXAMPLE-1;XM-EXAMPLE-2",
      ]) { $1 }.filter { !$0.value.isEmpty }
    ),
    (
      "grant-amendments",
      [
        "grant": "EU-1", "number": "1", "agreed_on": "2025-02-01", "amount": "520000.5",
        "eligible_to": "2026-06-30", "note": "No-cost extension",
      ]
    ),
    (
      "instalments",
      [
        "grant": "EU-1", "number": "1", "kind": "pre-financing", "due_on": "2024-01-15",
        "amount": "200000", "received_on": "2024-01-20", "received_amount": "199985.5",
        "own_amount": "31000000", "own_currency": "KES",
      ]
    ),
    (
      "report-rules",
      [
        "grant": "EU-1", "kind": "financial", "title": "Quarterly claim", "every_months": "3",
        "first_end": "2024-03-31", "due_days": "30", "template": "uk-claim",
      ]
    ),
    ("accounts", ["code": "0610", "title": "Illustrative account"]),
    (
      "budget-lines",
      [
        "grant": "EU-1", "version": "2", "code": "3", "heading": "4.1", "title": "Office",
        "kind": "direct", "unit": "month", "units": "0.5", "unit_value": "0.000002",
        "amount": "0.000001", "grant_amount": "0",
      ]
    ),
    (
      "budget-years",
      [
        "budget": "EU-1#2", "line": "3", "year": "2025", "amount": "0.000001",
        "grant_amount": "0.000001",
      ]
    ),
    (
      "grant-budgets",
      ["grant": "UK-2", "version": "1", "status": "approved", "approved_on": "2024-02-01"]
    ),
    ("account-mappings", ["budget": "EU-1#1", "account": "6020", "line": "2"]),
    (
      "closed-periods",
      [
        "grant": "UK-2", "begins_on": "2024-01-01", "ends_on": "2024-03-31",
        "closed_on": "2024-04-20",
      ]
    ),
    ("ledger-mappings", ["name": "SAGE-1", "definition": mapping]),
    (
      "ledger-entries",
      [
        "source": "SAGE", "reference": "V-002", "posted_on": "2024-04-01",
        "value_on": "2024-03-28", "amount": "-90.000001", "currency": "KES", "account": "6020",
        "shares": "EU-1#1.1:33.333333;UK-2:33.333333;own:33.333334",
        "partner": "Illustrative Network",
        "activity": "XM-EXAMPLE-1", "kind": "accrual", "description": "Fuel",
        "payee": "Illustrative Garage",
        "corrects": "SAGE#V-001",
      ]
    ),
    (
      "report-templates",
      [
        "code": "house@2",
        "definition":
          "name: house\nversion: 2\ntitle: House report\nabout: Illustrative\nsections: []",
      ]
    ),
    (
      "grant-reports",
      [
        "code": "EU-1-2024", "grant": "EU-1", "template": "house@2", "title": "First report",
        "begins_on": "2024-01-01", "ends_on": "2024-12-31", "rule": "EU-1#Quarterly claim",
        "audience": "internal",
      ]
    ),
    (
      "report-texts",
      [
        "report": "EU-1-2024", "section": "summary", "line": "1.1", "text": "Line\nby line",
        "author": "Illustrative Author", "state": "draft",
      ]
    ),
    (
      "report-forecasts",
      [
        "report": "EU-1-2024", "line": "1.1", "begins_on": "2025-01-01",
        "ends_on": "2025-03-31", "amount": "1200.5",
      ]
    ),
  ]

  private func store() throws -> GrantsStore {
    let store = try GrantsStore.withGrants()
    try store.add("ledger-entries", GrantSample.entry)
    return store
  }

  @Test("What is entered comes back as it was, once, in each form with all its fields")
  func roundTrips() throws {
    let store = try store()
    #expect(GrantsTargetTests.samples.map(\.form) == DonorReportingTargets.all.map(\.form.name))
    for (form, values) in GrantsTargetTests.samples {
      let target = try store.target(form)
      let unused = target.form.fields.map(\.name).filter { values[$0] == nil }
      #expect(
        unused.allSatisfy { ["rate_source", "due_months", "parent"].contains($0) },
        "\(form): \(unused)")
      #expect(try store.read { try target.twin(of: values, in: $0) } == nil, "\(form)")
      let id = try store.add(form, values)
      #expect(try store.held(form, id) == values, "\(form)")
      #expect(try store.read { try target.twin(of: values, in: $0) } == id, "\(form)")
      #expect(try store.read { try target.ids(in: $0) }.contains(id), "\(form)")
    }
    #expect(try StoreCheck.run(store.store).ok)
  }

  @Test(
    "Records are named by what people know them by",
    arguments: [
      ("grants", "EU-1"), ("budget-lines", "EU-1#1#1.1"), ("grant-budgets", "EU-1#1"),
      ("ledger-entries", "SAGE#V-001"), ("accounts", "6010"),
    ])
  func names(form: String, name: String) throws {
    let store = try store()
    let target = try store.target(form)
    let ids = try store.read { try target.ids(named: name, in: $0) }
    #expect(ids.count == 1)
    #expect(try store.read { try target.ids(in: $0) }.contains(ids.first ?? 0))
    #expect(try store.read { try target.ids(named: name + "x", in: $0) } == [])
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let form: String
    let values: RecordValues
    let rule: String
    let field: String?

    init(_ form: String, _ values: RecordValues, _ rule: String, _ field: String?) {
      self.form = form
      self.values = values
      self.rule = rule
      self.field = field
    }

    var testDescription: String { "\(form): \(values)" }
  }

  private static let line: RecordValues = [
    "grant": "EU-1", "version": "2", "code": "7", "title": "x", "kind": "direct",
  ]

  static let bases: [String: RecordValues] = [
    "grants": GrantSample.grant.merging(["code": "N"]) { $1 }, "budget-lines": line,
    "ledger-entries": GrantSample.entry.merging(["reference": "V-9"]) { $1 },
    "instalments": ["grant": "EU-1", "number": "9", "kind": "interim", "amount": "1"],
    "report-rules": ["grant": "EU-1", "kind": "audit", "title": "x"],
    "account-mappings": ["budget": "EU-1#1", "account": "6020", "line": "2"],
    "grant-budgets": ["grant": "UK-2", "version": "1", "status": "draft"],
    "ledger-mappings": ["name": "M"], "accounts": ["title": "x"],
  ]

  static let cases: [Case] = [
    Case("grants", ["code": "own"], "grant.own", "code"),
    Case("grants", ["code": "A:B"], "value.key", "code"),
    Case("grants", ["currency": "EURO"], "value.currency", "currency"),
    Case("grants", ["eligible_to": "2023-01-01"], "record.refused", nil),
    Case("grants", ["year_begins_day": "31", "year_begins_month": "4"], "record.refused", nil),
    Case("grants", ["fixed_rates": "KES:1"], "grant.fixed-rates", "fixed_rates"),
    Case(
      "grants", ["exchange_policy": "fixed", "rate_source": "", "fixed_rates": "KES:0"],
      "grant.fixed-rates", "fixed_rates"),
    Case(
      "grants", ["exchange_policy": "fixed", "rate_source": "", "fixed_rates": "KES:1;KES:2"],
      "grant.fixed-rates", "fixed_rates"),
    Case("instalments", ["received_on": "2024-01-01"], "value.pair", "received_amount"),
    Case("instalments", ["own_amount": "1"], "value.pair", "own_currency"),
    Case("report-rules", [:], "report-rule.due", "due_days"),
    Case("report-rules", ["due_days": "1", "due_months": "1"], "report-rule.due", "due_days"),
    Case("accounts", ["code": "a;b"], "value.key", "code"),
    Case("budget-lines", ["units": "2"], "value.pair", "unit_value"),
    Case(
      "budget-lines", ["units": "2", "unit_value": "3", "amount": "6.000001"],
      "budget-line.amount", "amount"),
    Case(
      "budget-lines", ["units": "0.001", "unit_value": "0.0001"], "budget-line.amount",
      "unit_value"),
    Case("budget-lines", ["parent": "1"], "reference.unknown", "parent"),
    Case("budget-lines", ["version": "1"], "record.refused", nil),
    Case("grant-budgets", ["status": "approved"], "budget.approved", "approved_on"),
    Case("account-mappings", ["line": "9"], "reference.unknown", "line"),
    Case("account-mappings", ["budget": "EU-1#4"], "reference.unknown", "budget"),
    Case("ledger-mappings", ["definition": "{}"], "ledger-mapping", "definition"),
    Case("ledger-entries", ["shares": "EU-1:60;own:39.999999"], "ledger.shares", "shares"),
    Case("ledger-entries", ["shares": "EU-1:60;EU-1:40"], "ledger.shares", "shares"),
    Case("ledger-entries", ["shares": "EU-1:60;own"], "ledger.shares", "shares"),
    Case("ledger-entries", ["shares": "EU-1:60;own:0;UK-2:40"], "ledger.shares", "shares"),
    Case("ledger-entries", ["shares": "EU-1#9.9:60;own:40"], "ledger.shares", "shares"),
    Case("ledger-entries", ["shares": "XX:60;own:40"], "reference.unknown", "shares"),
    Case("ledger-entries", ["shares": "own#1:100"], "ledger.shares", "shares"),
    Case("ledger-entries", ["account": "9999"], "reference.unknown", "account"),
    Case("ledger-entries", ["corrects": "SAGE#V-404"], "reference.unknown", "corrects"),
    Case("ledger-entries", ["reference": "V-001"], "record.refused", nil),
  ]

  @Test("The forms refuse, and say what to do", arguments: cases)
  func refuses(tried: Case) throws {
    let store = try store()
    let before = try store.digest()
    let values = (GrantsTargetTests.bases[tried.form] ?? [:]).merging(tried.values) { $1 }
    expectFault(tried.rule, tried.field) { try store.add(tried.form, values) }
    #expect(try store.digest() == before)
  }

  @Test("An optional field that is cleared is empty; the policy leaves its rates behind")
  func clears() throws {
    let store = try store()
    var values = GrantsTargetTests.samples[0].values
    let id = try store.add("grants", values)
    try store.set("grants", id, [("fixed_rates", "KES:0.00725;TZS:2700")])
    values["fixed_rates"] = "KES:0.00725;TZS:2700"
    #expect(try store.held("grants", id) == values)
    try store.set("grants", id, [("exchange_policy", "month"), ("fixed_rates", nil)])
    values["exchange_policy"] = "month"
    values["fixed_rates"] = nil
    #expect(try store.held("grants", id) == values)
    let revision = try store.lastRevision()
    try store.revert(revision)
    #expect(try store.held("grants", id)?["fixed_rates"] == "KES:0.00725;TZS:2700")
    #expect(try StoreCheck.run(store.store).ok)
  }

  @Test("Approving a version supersedes the one before, whose lines stay; undone, it is a draft")
  func versions() throws {
    let store = try store()
    try store.add("budget-lines", GrantsTargetTests.line)
    func statuses() throws -> [String] {
      try store.read {
        try String.fetchAll($0, sql: "SELECT status FROM grant_budgets ORDER BY version")
      }
    }
    #expect(try statuses() == ["approved", "draft"])
    let second = try store.read {
      try RecordIDs.budget("EU-1#2", in: $0)
    }
    try store.set("grant-budgets", second, [("status", "approved"), ("approved_on", "2024-09-01")])
    #expect(try statuses() == ["superseded", "approved"])
    let approval = try store.lastRevision()
    expectFault("budget.draft", "status") {
      try store.set("grant-budgets", second, [("status", "draft"), ("approved_on", nil)])
    }
    try store.revert(approval)
    #expect(try statuses() == ["approved", "draft"])
    try store.revert(try store.lastRevision())
    #expect(try statuses() == ["superseded", "approved"])
  }

  @Test("An entry and its undoing leave the ledger saying what it said; undone, it says it again")
  func undo() throws {
    let store = try store()
    let before = try store.digest()
    let target = try store.target("ledger-entries")
    let (first, second) = try store.change { changes in
      let first = try target.add(
        GrantSample.entry.merging(["reference": "V-8", "shares": "EU-1:50;UK-2:30;own:20"]) { $1 },
        in: changes)
      let second = try target.add(
        GrantSample.entry.merging(["reference": "V-9", "corrects": "SAGE#V-8", "amount": "-5"]) {
          $1
        }, in: changes)
      return (first, second)
    }
    let after = try store.digest()
    try store.revert(try store.lastRevision())
    #expect(try store.digest() == before)
    #expect(
      try store.read { try target.ids(in: $0) }.contains { [first, second].contains($0) } == false)
    try store.revert(try store.lastRevision())
    #expect(try store.digest() == after)
    let again = try store.read { try RecordIDs.entry("SAGE#V-9", in: $0) }
    #expect(again != second)
    #expect(try store.held("ledger-entries", again)?["corrects"] == "SAGE#V-8")
    try store.revert(try store.lastRevision())
    #expect(try store.digest() == before)
    #expect(try StoreCheck.run(store.store).ok)
  }

  @Test("The digest of an entry is of all that it says, in whatever form it is written")
  func digests() throws {
    let store = try store()
    let target = try store.target("ledger-entries")
    let values = try #require(
      GrantsTargetTests.samples.first { $0.form == "ledger-entries" }?.values)
    func digest(_ changes: RecordValues) throws -> String {
      try store.read { try PostedEntry(Cells(values.merging(changes) { $1 }, $0)).digest }
    }
    let others = [
      "source": "NAV", "reference": "V-003", "posted_on": "2024-04-02", "value_on": "2024-03-29",
      "amount": "-90", "currency": "GBP", "account": "6010", "shares": "EU-1", "partner": "x",
      "activity": "x", "description": "x", "payee": "x", "corrects": "",
      "kind": "",
    ]
    #expect(Set(others.keys) == Set(target.form.fields.map(\.name)))
    let digests = try others.map { try digest([$0.key: $0.value]) }
    #expect(Set(digests + [try digest([:])]).count == others.count + 1)
    #expect(
      try digest(["description": "x", "payee": ""]) != digest(["description": "", "payee": "x"]))
    let id = try store.read { try RecordIDs.entry("SAGE#V-001", in: $0) }
    let same = [
      "amount": "-90.0000010", "corrects": "#\(id)", "partner": " Illustrative Network ",
      "shares": "EU-1#1.1: 33.333333 ;UK-2:33.333333;own:33.3333340",
    ]
    #expect(try digest(same) == digest([:]))
  }

  @Test("What is posted in a period that was closed since cannot be undone")
  func closed() throws {
    let store = try store()
    let posting = try store.lastRevision()
    try store.add(
      "closed-periods",
      ["begins_on": "2024-03-01", "ends_on": "2024-03-31", "closed_on": "2024-04-10"])
    let closing = try store.lastRevision()
    expectFault("record.refused", nil) {
      try store.add("ledger-entries", GrantSample.entry.merging(["reference": "V-3"]) { $1 })
    }
    #expect(throws: RevertFailure.self) { try store.revert(posting) }
    try store.revert(closing)
    try store.revert(posting)
    #expect(try store.read { try store.target("ledger-entries").ids(in: $0) } == [])
  }
}
