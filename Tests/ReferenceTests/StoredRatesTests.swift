import Foundation
import GRDB
import Kernel
import Reference
import Storage
import TestSupport
import Testing

@Suite("Reference data in a store")
struct StoredRatesTests {
  static let schema = StoreSchema.storage + .reference

  private func withStore<T>(_ body: (Store, Actor) throws -> T) throws -> T {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let store = try Store.create(
      at: folder.url.appending(path: "s.sqlite").path, schema: StoredRatesTests.schema, office: 1)
    defer { try? store.close() }
    return try body(store, try Actor(name: "Tester"))
  }

  private func apply(
    _ lines: [String], to store: Store, by actor: Actor
  ) throws -> RateWriter.Outcome {
    let rates = try lines.map { try Rates.rate($0) }
    return try store.bulkRun(by: actor, because: "rates") {
      try RateWriter.apply(rates: rates, in: $0)
    }
  }

  @Test("The schema is the golden one, and each foreign key has a child index")
  func golden() throws {
    try withStore { store, actor in
      try store.read { db in
        let own = ["exchange_rates", "conversions", "own_identities"]
        let sql = try String.fetchAll(
          db, sql: "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid")
        let ours = sql.filter { text in own.contains { text.contains(" \($0)") } }
        try Golden.expect(
          ours.map { $0 + ";\n" }.joined(separator: "\n"), file: "reference-schema.sql")
        #expect(ForeignKeys.withoutChildIndex { (try? String.fetchAll(db, sql: $0)) ?? [$0] } == [])
      }
    }
  }

  @Test("Applying the same rates again changes nothing; a differing one is reported")
  func idempotent() throws {
    try withStore { store, actor in
      let lines = ["EUR USD 2024-03-01 1.0846", "EUR UGX 2024-03 4210.5"]
      #expect(try apply(lines, to: store, by: actor).added == 2)
      let again = try apply(lines, to: store, by: actor)
      #expect(again.added == 0 && again.unchanged == 2 && again.changed.isEmpty)
      let third = try apply(["EUR USD 2024-03-01 1.0864"], to: store, by: actor)
      #expect(third.changed.map(\.before.value.description) == ["1.0846"])
      #expect(third.changed.map(\.after.value.description) == ["1.0864"])
      let held = try store.read { try ExchangeRate.find(third.changed[0].after.id ?? 0, in: $0) }
      #expect(held == third.changed.first?.after)
      #expect(try store.read { try RateTable.sources(in: $0) } == ["ECB"])
      let twice = ["EUR NPR 2024-03-01 144", "EUR NPR 2024-03-01 144.0"]
      let fourth = try apply(twice, to: store, by: actor)
      #expect(fourth.added == 1 && fourth.unchanged == 1)
    }
  }

  @Test("Stored rates convert as rates in memory do, and the memo keeps which served")
  func memo() throws {
    try withStore { store, actor in
      _ = try apply(
        ["EUR GBP 2024-03-01 0.8561", "EUR UGX 2024-02-29 4210.7", "EUR SLE 2024-03-01 24.5"],
        to: store, by: actor)
      let ids = try store.bulkRun(by: actor, because: "convert") { run -> [Int64?] in
        let converter = Converter(try RateTable.stored(source: "ECB", in: run.db))
        #expect(try converter.amount(8_561, "GBP", "UGX", "2024-03-01") == 42_107_000)
        let memo = ConversionMemo(run)
        let pairs = [("GBP", "UGX"), ("GBP", "UGX"), ("SLL", "EUR"), ("EUR", "EUR")]
        return try pairs.map { from, to in
          let route = try converter.route(
            from: Rates.code(from), to: Rates.code(to), on: Rates.date("2024-03-01"))
          return try memo.id(of: try #require(route))
        }
      }
      #expect(ids[0] != nil && ids[0] == ids[1] && ids[2] != ids[0] && ids[3] == nil)
      let rows = try store.read {
        try Row.fetchAll(
          $0,
          sql: """
            SELECT c.currency, f.currency, t.currency, age_from, age_to, fixed_from, numerator,
              denominator
            FROM conversions c LEFT JOIN exchange_rates f ON f.id = leg_from
              LEFT JOIN exchange_rates t ON t.id = leg_to ORDER BY c.currency
            """)
      }
      #expect(rows.count == 2)
      let words = rows.map { row -> [String] in
        row.databaseValues.map { String.fromDatabaseValue($0) ?? $0.description }
      }
      #expect(
        words == [
          ["GBP", "GBP", "UGX", "0", "1", "", "42107000", "8561"],
          [
            "SLL", "SLE", "NULL", "0", "0", "1 SLE = 1000 SLL since 2022-07-01", "1", "24500",
          ],
        ])
    }
  }

  @Test("New rates name the conversions that they change, and only those")
  func refresh() throws {
    try withStore { store, actor in
      _ = try apply(["EUR GBP 2024-03-01 0.8561", "EUR USD 2024-02-27 1.08"], to: store, by: actor)
      let ids = try store.bulkRun(by: actor, because: "convert") { run -> [Int64] in
        let converter = Converter(try RateTable.stored(source: "ECB", in: run.db))
        let memo = ConversionMemo(run)
        return try ["GBP", "USD"].map {
          let route = try converter.route(
            from: Rates.code($0), to: Rates.code("EUR"), on: Rates.date("2024-03-01"))
          let id = try memo.id(of: try #require(route))
          return try #require(id)
        }
      }
      let late = [try Rates.rate("EUR USD 2024-03-01 1.0846")]
      let refreshed = try store.bulkRun(by: actor, because: "late rates") { run in
        #expect(try RateWriter.apply(rates: late, in: run).added == 1)
        return try ConversionMemo.refresh(source: "ECB", in: run)
      }
      #expect(refreshed.changed == [ids[1]] && refreshed.missing.isEmpty)
      let age = try store.read {
        try Int.fetchOne(
          $0, sql: "SELECT age_from FROM conversions WHERE id = ?", arguments: [ids[1]])
      }
      #expect(age == 0)
      let again = try store.bulkRun(by: actor, because: "again") {
        try ConversionMemo.refresh(source: "ECB", in: $0)
      }
      #expect(again.changed.isEmpty && again.missing.isEmpty)
    }
  }

  @Test("The organisation is known by its old and new identifiers, one of them primary")
  func ownIdentities() throws {
    try withStore { store, actor in
      let old = try store.change(by: actor, because: "set up") {
        try OwnIdentity(
          identifier: "XM-EXAMPLE-1", name: "Example Peace (illustrative)",
          validTo: Rates.date("2015-12-31"), isPrimary: true
        ).save(in: $0)
      }
      _ = try store.change(by: actor, because: "new identifier") {
        try OwnIdentity(
          identifier: "XM-EXAMPLE-2", name: "Example Peace (illustrative)",
          validFrom: Rates.date("2016-01-01"), isPrimary: true
        ).save(in: $0)
      }
      let own = try store.read { try OwnOrganisation.load($0) }
      #expect(own.primary?.identifier == "XM-EXAMPLE-2")
      #expect(own.identities.map(\.isPrimary) == [true, false])
      #expect(own.identities.last?.id == old)
      #expect(own.isOwn(" xm-example-1 ") && own.isOwn("XM-EXAMPLE-2"))
      #expect(!own.isOwn("XM-EXAMPLE-3") && !own.isOwn(""))
      #expect(throws: ReferenceFailure.identifierTaken("xm-example-2")) {
        try store.change(by: actor, because: "again") {
          try OwnIdentity(identifier: "xm-example-2", name: "Twin").save(in: $0)
        }
      }
      #expect(throws: ReferenceFailure.identifierBlank) {
        try store.change(by: actor, because: "blank") {
          try OwnIdentity(identifier: "XM EXAMPLE", name: "Spaced").save(in: $0)
        }
      }
    }
  }

  @Test("Reporting currency and rate source are settings; an unknown currency is refused")
  func settings() throws {
    try withStore { store, actor in
      #expect(try store.read { try ReportingSettings.load($0) } == ReportingSettings())
      let chosen = ReportingSettings(currency: try Rates.code("GBP"), rateSource: "ECB")
      try store.change(by: actor, because: "choose") { try chosen.save(in: $0) }
      #expect(try store.read { try ReportingSettings.load($0) } == chosen)
      #expect(throws: ReferenceFailure.unknownCurrency("ZZZ")) {
        try store.change(by: actor, because: "wrong") {
          try ReportingSettings(currency: Rates.code("ZZZ")).save(in: $0)
        }
      }
    }
  }

  @Test("Content queries run, and a rate changes what they give")
  func content() throws {
    try withStore { store, actor in
      func content() throws -> [[Row]] {
        try store.read { db in
          try StoreSchema.reference.content.map { try Row.fetchAll(db, sql: $0.sql) }
        }
      }
      let before = try content()
      #expect(before.count == 3 && before.allSatisfy(\.isEmpty))
      _ = try apply(["EUR USD 2024-03-01 1.0846"], to: store, by: actor)
      #expect(try content().map(\.count) == [1, 0, 0])
    }
  }
}
