import Foundation
import GRDB
import Importing
import Reference
import Storage
import Testing

/// Who may see a programme, as programmes.csv says it.
struct ProgrammesSensitivityTests {
  private func classes(_ runs: RunsStore) throws -> [String] {
    try runs.texts(
      "SELECT identifier || ' ' || sensitivity FROM activities WHERE withdrawn = 0 ORDER BY id")
  }

  @Test("A class that a run changed comes back with its undoing, and goes again")
  func comesBack() throws {
    let runs = try RunsStore()
    try runs.store.change(by: Actor(name: "Tester"), because: "own") { changes in
      var own = OwnIdentity(identifier: "XX-EXAMPLE-IPO", name: "Illustrative")
      own.isPrimary = true
      try own.save(in: changes)
    }
    let head = "row_id,exported_at,identifier,title,status,start_planned,sensitivity"
    func bring(_ rows: [String], dryRun: Bool = false) throws -> ImportOutcome {
      try runs.bring(
        [runs.file(([head] + rows).joined(separator: "\r\n"), "programmes.csv")], feed: nil,
        dryRun: dryRun)
    }
    let first = try bring([
      ",,P1,One,2,2024-01-01,public", ",,P2,Two,2,2024-01-01,restricted",
    ])
    #expect(first.activities.words == "2 added")
    let before = try classes(runs)
    #expect(before == ["P1 public", "P2 restricted"])
    let ids = try runs.store.read {
      try Int64.fetchAll($0, sql: "SELECT id FROM activities ORDER BY id")
    }
    let rows = [
      "#\(ids[0]),2099-01-01T00:00:00Z,P1,,,,internal",
      "#\(ids[1]),2099-01-01T00:00:00Z,P2,Zwei,,,public",
    ]
    let preview = try bring(rows, dryRun: true)
    #expect(preview.activities.words == "2 changed")
    let second = try bring(rows)
    #expect(second.activities.words == "2 changed")
    #expect(second.changes.map { $0.fields.last } == ["sensitivity", "sensitivity"])
    let after = try classes(runs)
    #expect(after == ["P1 internal", "P2 public"])
    let undo = try runs.undo(second.run)
    #expect(try classes(runs) == before)
    #expect(try runs.texts("SELECT title FROM activities ORDER BY id") == ["One", "Two"])
    let again = try runs.undo(undo.run)
    #expect(try classes(runs) == after)
    try runs.undo(again.run)
    #expect(try classes(runs) == before)
    // A row as it is says nothing new.
    #expect(
      try bring(["#\(ids[0]),2099-01-01T00:00:00Z,P1,,,,public"]).activities.words
        == "1 unchanged")
    // One that has left the store before its class changed is a conflict.
    let late = try bring(["#\(ids[0]),2020-01-01T00:00:00Z,P1,,,,internal"])
    #expect(late.diagnostics.map(\.rule) == ["import.conflict.changed"])
  }
}
