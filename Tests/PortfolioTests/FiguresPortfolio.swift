import Disclosure
import Foundation
import GRDB
import IATI
import Kernel
import Portfolio
import Reference
import Storage
import TestSupport
import XML

/// A store for one test, filled from IATI documents.
final class FiguresPortfolio {
  static let feeds = Shared.repository.appending(path: "Imports/feeds")
  static let chainFiles = [
    "funder-example.xml", "ipo-headquarters.xml", "partner-example.xml",
    "aggregator-example.xml", "country-office-liberia-1.05.xml",
  ]

  let store: Store
  private let folder: TemporaryFolder
  private let actor: Actor

  init() throws {
    folder = try TemporaryFolder()
    actor = try Actor(name: "Test")
    store = try Store.create(
      at: folder.url.appending(path: "store.sqlite").path,
      schema: .storage + .reference + .portfolio, office: 7)
  }

  deinit {
    try? store.close()
    folder.remove()
  }

  /// The funding chain of `Imports/feeds`.
  static func chain(own: [String] = []) throws -> FiguresPortfolio {
    let portfolio = try FiguresPortfolio()
    for file in chainFiles {
      try portfolio.add(try Data(contentsOf: feeds.appending(path: file)), feed: file)
    }
    try portfolio.name(own)
    return portfolio
  }

  /// Brings a feed in, as one run.
  func add(_ document: Data, feed: String, refresh: Bool = true) throws {
    try store.bulkRun(by: actor, because: "test") { run in
      let id = try Feeds.id(named: feed, in: run)
      let sink = WriterSink(try ActivityBulkWriter(run, feed: id, writes: true))
      let parser = XMLPushParser()
      let reader = RecordReader(parser: parser, buffer: RecordBuffer(), sink: sink)
      try document.withUnsafeBytes(parser.feed)
      try parser.finish()
      _ = reader.diagnostics
      if let failure = sink.failure { throw failure }
      _ = try sink.writer.withdrawMissing()
      if refresh { try sink.writer.finish() }
    }
  }

  func add(_ activities: String, feed: String, refresh: Bool = true) throws {
    let document = "<iati-activities version=\"2.03\">\(activities)</iati-activities>"
    try add(Data(document.utf8), feed: feed, refresh: refresh)
  }

  /// Names the store's own organisations.
  func name(_ own: [String]) throws {
    guard !own.isEmpty else { return }
    try store.change(by: actor, because: "test") { changes in
      for identifier in own {
        try OwnIdentity(identifier: identifier, name: "Illustrative").save(in: changes)
      }
      try Counting.refresh(changes.db)
    }
  }

  /// Rates of one source, and the currency to report in.
  func report(in currency: String?, ratesCSV: String) throws {
    let reading = RatesCSV().read(ratesCSV)
    guard !reading.hasErrors else { throw Unreadable(findings: reading.diagnostics) }
    try store.bulkRun(by: actor, because: "rates") { run in
      _ = try RateWriter.apply(rates: reading.rates, in: run)
    }
    try store.change(by: actor, because: "settings") { changes in
      try ReportingSettings(
        currency: currency.flatMap { CurrencyCode($0) }, rateSource: reading.rates.first?.source
      ).save(in: changes)
    }
  }

  func read<T>(_ body: (Database) throws -> T) throws -> T {
    try withExtendedLifetime(self) { try store.read(body) }
  }

  /// The derived tables that the counting rules fill, by name, with how many rows differ.
  func differences() throws -> [String: Int] {
    try read { db in
      let tables = StoreSchema.portfolio.derived.filter { $0.name != "activity_search" }
      return try Dictionary(
        uniqueKeysWithValues: tables.map { ($0.name, try $0.differences(db)) })
    }
  }

  func write(_ sql: String) throws {
    try store.bulkRun(by: actor, because: "test") { try $0.db.execute(sql: sql) }
  }
}

extension SeenActivities {
  /// As who sees every class.
  static func all(_ db: Database) throws -> SeenActivities { try load(db, for: .restricted) }
}

struct Unreadable: Error {
  let findings: [Diagnostic]
}

private final class WriterSink: RecordSink {
  let writer: ActivityBulkWriter
  private(set) var failure: (any Error)?

  init(_ writer: ActivityBulkWriter) { self.writer = writer }

  func receive(_ buffer: RecordBuffer) -> RecordBuffer {
    do {
      if buffer.rejection == nil { _ = try writer.apply(buffer, file: 1) }
    } catch {
      failure = failure ?? error
    }
    buffer.reset()
    return buffer
  }
}
