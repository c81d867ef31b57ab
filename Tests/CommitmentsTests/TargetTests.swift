import Crypto
import Foundation
import GRDB
import Storage
import Testing

@testable import Commitments

/// Records as people enter them.
struct TargetTests {
  /// A complete record of each form, in the form in which the store gives it back.
  static func samples(assessment: Int64, dispute: Int64) -> [(form: String, values: RecordValues)] {
    [
      (
        "instruments",
        [
          "symbol": "AU/X/1", "kind": "regional-plan", "title": "Illustrative framework",
          "body": "Illustrative body", "adopted": "2018", "theme": "results",
          "url": "https://example.org/x", "source": "illustrative",
        ]
      ),
      (
        "provisions",
        [
          "instrument": "S/RES/1820 (2008)", "code": "OP99", "ordinal": "99", "summary": "x",
          "theme": "protection",
        ]
      ),
      (
        "institutions",
        [
          "name": "Illustrative Court", "kind": "independent", "country": "NP",
          "identifier": "NP-1",
        ]
      ),
      (
        "plans",
        Sample.plan.merging([
          "code": "XA-2", "kind": "local", "area": "Karamoja", "generation": "2",
          "predecessor": "XA-1", "parent": "XA-1", "adopted": "2025-03",
          "lead_institution": "Illustrative Ministry", "territories": "GE-AB;UG",
          "url": "https://example.org/p", "language": "en",
        ]) { $1 }
      ),
      ("plan-versions", ["plan": "XA-1", "number": "3", "dated": "2025-09", "note": "x"]),
      (
        "plan-matrix",
        Sample.action.merging([
          "objective": "1.1 Peace talks > 1.1.5 Local talks", "output": "1.1.5.a Rules",
          "code": "1.1.5.a.1", "reporting": "Illustrative Ministry",
          "monitoring": "Illustrative Network", "fate": "merged", "successor": "1.1.1",
        ]) { $1 }
      ),
      (
        "responsibilities",
        [
          "node": "XA-1#1.1.1", "institution": "Illustrative Network", "role": "monitor",
          "valid_from": "2024", "valid_to": "2025-06",
        ]
      ),
      (
        "plan-indicators",
        [
          "plan": "XA-1", "node": "1.1.1", "code": "I1", "title": "Share of women", "measure": "2",
          "numerator": "women", "denominator": "delegates", "baseline_numerator": "2",
          "baseline_denominator": "10.5", "baseline_date": "2023", "target_value": "33.3",
          "target_date": "2027-12", "source_of_verification": "minutes",
          "disaggregations": "age;sex", "un_indicator": "11a",
        ]
      ),
      ("evidence", Sample.evidence.merging(["code": "LAW-7"]) { $1 }),
      (
        "plan-money",
        [
          "plan": "XA-1", "node": "1.1", "measure": "allocated", "amount": "90570166912.25",
          "currency": "UGX", "period_start": "2021", "period_end": "2025-06",
          "institution": "Illustrative Ministry", "funding": "budget", "source": "law",
          "evidence": "AR-2024",
        ]
      ),
      (
        "plan-claims",
        [
          "plan": "XA-1", "field": "period", "value": "2014–18", "source": "A tracker",
          "source_url": "https://example.org/t", "dated": "2016",
        ]
      ),
      (
        "scales",
        [
          "scale": "own", "title": "Illustrative scale", "source": "illustrative", "code": "half",
          "label": "Half way", "ordinal": "2", "position": "50", "meaning": "under-way",
        ]
      ),
      (
        "assessments",
        Sample.assessment.merging([
          "assessor": "Programme lead", "evidence": "AR-2024#p. 12;AR-2024#p. 14",
          "supersedes": "#\(assessment)",
        ]) { $1 }
      ),
      (
        "disputes",
        [
          "assessment": "#\(assessment)", "institution": "Illustrative Ministry",
          "raised_on": "2025-04-02", "statement": "Five of ten.", "state": "open",
        ]
      ),
      (
        "rebuttals",
        [
          "dispute": "#\(dispute)", "institution": "Illustrative Network",
          "rebutted_on": "2025-04-09", "statement": "Two of ten signed.", "evidence": "AR-2024",
        ]
      ),
    ]
  }

  private func store() throws -> (CommitmentsStore, assessment: Int64, dispute: Int64) {
    let store = try CommitmentsStore.withPlan()
    try store.add("evidence", Sample.evidence)
    let assessment = try store.assess(.civilSociety, "not-started", on: "2025-01-01")
    let dispute = try store.add(
      "disputes",
      [
        "assessment": "#\(assessment)", "institution": "Illustrative Ministry",
        "raised_on": "2025-02-02", "statement": "x", "state": "open",
      ])
    return (store, assessment, dispute)
  }

  @Test("What is entered comes back as it was, once, in each form with all its fields")
  func roundTrips() throws {
    let (store, assessment, dispute) = try store()
    let samples = TargetTests.samples(assessment: assessment, dispute: dispute)
    #expect(samples.map(\.form) == CommitmentsTargets.all.map(\.form.name))
    for (form, values) in samples {
      let target = try store.target(form)
      let unused = target.form.fields.map(\.name).filter { values[$0] == nil }
      #expect(
        unused.allSatisfy {
          [
            "since_version", "until_version", "node", "baseline_value",
            "target_numerator", "target_denominator",
          ].contains($0)
        }, "\(form): \(unused)")
      #expect(try store.read { try target.twin(of: values, in: $0) } == nil, "\(form)")
      let id = try store.add(form, values)
      #expect(try store.held(form, id) == values, "\(form)")
      #expect(try store.read { try target.twin(of: values, in: $0) } == id, "\(form)")
      #expect(try store.read { try target.ids(in: $0) }.contains(id), "\(form)")
      #expect(try store.read { try target.held(id, in: $0)?.changedAt.isEmpty } == false)
    }
    #expect(try StoreCheck.run(store.store).ok)
  }

  @Test(
    "An optional field that is cleared is empty; the others stay",
    arguments: [
      ("plans", ["territory", "instruments", "territories", "lead_institution", "cycle_months"]),
      ("plan-matrix", ["responsible", "provisions", "contributes_to", "deadline", "output"]),
      ("plan-indicators", ["node", "baseline_date", "disaggregations", "un_indicator"]),
      ("plan-money", ["node", "institution", "evidence", "period_end"]),
    ])
  func clears(form: String, fields: [String]) throws {
    let (store, assessment, dispute) = try store()
    var values = try #require(
      TargetTests.samples(assessment: assessment, dispute: dispute).first { $0.form == form }
    ).values
    let id = try store.add(form, values)
    for field in fields {
      try store.set(form, id, [(field, nil)])
      values[field] = nil
      #expect(try store.held(form, id) == values, "\(field)")
    }
  }

  @Test("A change and its undoing leave the store saying what it said")
  func undo() throws {
    let (store, _, _) = try store()
    func digest() throws -> String { try store.read { try store.store.contentDigest($0) } }
    let before = try digest()
    let target = try store.target("plan-matrix")
    try store.change { changes in
      _ = try target.add(
        Sample.action.merging([
          "pillar": "3 Prevention", "objective": "3.1 Early warning", "code": "3.1.1",
          "responsible": "A new illustrative body",
        ]) { $1 }, in: changes)
      try target.change(
        RecordKey.node.id("XA-1#1.1.1", field: "", in: changes.db),
        [("deadline", "2026-03"), ("provisions", nil), ("supporting", "A third body")], in: changes)
    }
    let after = try digest()
    #expect(before != after)
    func last() throws -> Int64 {
      try store.read { try Int64.fetchOne($0, sql: "SELECT max(id) FROM revisions") ?? 0 }
    }
    let revision = try last()
    try store.change { try $0.revert(revision) }
    #expect(try digest() == before)
    let undoing = try last()
    try store.change { try $0.revert(undoing) }
    #expect(try digest() == after)
    #expect(try StoreCheck.run(store.store).ok)
  }

  @Test("Evidence as a file is kept with the digest of its bytes")
  func files() throws {
    let (store, _, _) = try store()
    let bytes = Data("Illustrative minutes".utf8)
    var values = Sample.evidence.merging(["code": "MIN-1"]) { $1 }
    values["url"] = nil
    values["sha256"] = nil
    let id = try store.change {
      try EvidenceFiles.add(
        bytes, name: "minutes.txt", mediaType: "text/plain", as: values, in: $0)
    }
    let digest = SHA256.hash(data: bytes).map { byte in
      let text = String(byte, radix: 16)
      return text.count == 1 ? "0" + text : text
    }.joined()
    #expect(try store.held("evidence", id)?["sha256"] == digest)
    let kept = try store.read {
      try Data.fetchOne(
        $0,
        sql: """
          SELECT a.bytes FROM evidence e JOIN attachments a ON a.id = e.attachment_id
          WHERE e.id = ?
          """, arguments: [id])
    }
    #expect(kept == bytes)
    try store.set("evidence", id, [("title", "Minutes")])
    expectFault("record.refused", nil) {
      try store.set("evidence", id, [("sha256", String(repeating: "a", count: 64))])
    }
  }
}
