import Disclosure
import DonorReporting
import Foundation
import GRDB
import IATI
import Kernel
import Portfolio
import Reference
import Storage
import TestSupport
import Testing
import XML

/// A store with feeds and rates, for one test.
final class ReportStore {
  let store: Store
  private let folder: TemporaryFolder
  private let actor: Actor

  /// - Parameters:
  ///   - feeds: names of files in `Imports/feeds`.
  ///   - rates: CSV lines `date,currency,rate,base,source` without the header.
  init(
    feeds: [String] = [], documents: [String] = [], rates: [String] = [],
    currency: String? = nil
  ) throws {
    folder = try TemporaryFolder()
    actor = try Actor(name: "Tester")
    store = try Store.create(
      at: folder.url.appending(path: "s.sqlite").path,
      schema: .storage + .reference + .portfolio, office: 1)
    if let currency {
      try store.change(by: actor, because: "settings") {
        try ReportingSettings(currency: CurrencyCode(currency), rateSource: "Sample").save(in: $0)
      }
    }
    let csv = (["date,currency,rate,base,source"] + rates).joined(separator: "\n")
    let reading = RatesCSV().read(csv)
    try #require(rates.isEmpty || !reading.hasErrors, "\(reading.diagnostics)")
    if !rates.isEmpty {
      _ = try store.bulkRun(by: actor, because: "rates") {
        try RateWriter.apply(rates: reading.rates, in: $0)
      }
    }
    let imports = Shared.repository.appending(path: "Imports/feeds")
    for name in feeds {
      try load([UInt8](Data(contentsOf: imports.appending(path: name))), feed: name)
    }
    for (index, document) in documents.enumerated() {
      try load(Array(document.utf8), feed: "feed-\(index + 1)")
    }
  }

  deinit {
    try? store.close()
    folder.remove()
  }

  /// Reads a document as a feed of its own.
  func load(_ bytes: [UInt8], feed name: String) throws {
    try store.bulkRun(by: actor, because: "import") { run in
      let feed = try Feeds.id(named: name, in: run)
      run.manifest["file.1"] = "00ff \(name)"
      let sink = WritingSink(try ActivityBulkWriter(run, feed: feed, writes: true))
      let parser = XMLPushParser()
      _ = RecordReader(parser: parser, buffer: RecordBuffer(), sink: sink)
      try bytes.withUnsafeBytes(parser.feed)
      try parser.finish()
      if let failure = sink.failure { throw failure }
      try sink.writer.finish()
    }
  }

  /// Changes rows as a person would.
  func execute(_ sql: String) throws {
    try store.change(by: actor, because: "test") { try $0.db.execute(sql: sql) }
  }

  func report(
    _ identifier: String, for audience: Audience = .internal
  ) throws -> ProgrammeReport {
    try store.read { db in
      try ProgrammeReport.load(
        db, activity: ProgrammeReport.activity(named: identifier, in: db), for: audience)
    }
  }
}

private final class WritingSink: RecordSink {
  let writer: ActivityBulkWriter
  var failure: (any Error)?

  init(_ writer: ActivityBulkWriter) {
    self.writer = writer
  }

  func receive(_ buffer: RecordBuffer) -> RecordBuffer {
    do {
      if buffer.rejection == nil { _ = try writer.apply(buffer, file: 1) }
    } catch {
      failure = error
    }
    buffer.reset()
    return buffer
  }
}
