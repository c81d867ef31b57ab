import Crypto
import Foundation
import GRDB
import IATI
import Kernel
import Portfolio
import Storage
import XML

/// One run of one feed of XML files: read, compare and write in one pass.
struct FeedRun {
  private let importer: Importer
  private let request: ImportRequest
  private let feed: String
  private let files: [XMLInputFile]
  /// What the files are called.
  private let names: [String]
  private let profile: MappingProfile?
  /// What reading depends on beside the files.
  private let reading: String
  private let progress: (ImportProgress) -> Void
  private let bytesTotal: Int

  init(
    _ importer: Importer, _ request: ImportRequest, feed: String, paths: [String],
    progress: @escaping (ImportProgress) -> Void
  ) throws {
    self.importer = importer
    self.request = request
    self.feed = feed
    self.progress = progress
    files = try paths.map { try XMLInputFile(path: $0) }
    names = paths.map { request.name(of: $0) }
    bytesTotal = files.reduce(0) { $0 + $1.size }
    let text = try request.profile.map { try Importer.text(of: $0) }
    profile = try text.map { try MappingProfile(yaml: $0, file: request.profile) }
    reading =
      "iati:\(RecordReader.version) profile:\(text.map { SHA256.hex(Array($0.utf8)) } ?? "")"
  }

  func run() throws -> ImportOutcome {
    let hashes = try files.map { try hash($0) }
    if let known = try knownOutcome(hashes) { return known }
    if try isFirstRun() { try DiskSpace.require(Int64(bytesTotal), at: importer.store.path) }
    return try apply(hashes)
  }

  // MARK: Unchanged files

  private func hash(_ file: XMLInputFile) throws -> String {
    var hash = SHA256()
    var done = 0
    try file.forEachRawChunk { chunk in
      hash.update(bufferPointer: chunk)
      done += chunk.count
      report(.hash, done)
    }
    return SHA256.hex(hash.finalize())
  }

  /// The same files, read the same way, were the feed's last run: nothing can
  /// have changed.
  private func knownOutcome(_ hashes: [String]) throws -> ImportOutcome? {
    try importer.store.read { db in
      guard let feedID = try Feeds.id(named: feed, in: db),
        let last = try ImportLog.last(of: feedID, in: db), last.reading == reading,
        try ImportLog.files(of: last.id, in: db).map(\.sha256) == hashes
      else { return nil }
      var outcome = try ImportLog.outcome(
        of: last.id, in: db, importer.store.schema, limit: 0)
      outcome.dryRun = request.dryRun
      outcome.settleAsUnchanged()
      return outcome
    }
  }

  private func isFirstRun() throws -> Bool {
    try importer.store.read { db in
      guard let feedID = try Feeds.id(named: feed, in: db) else { return true }
      return try ImportLog.last(of: feedID, in: db) == nil
    }
  }

  // MARK: The run

  private func apply(_ hashes: [String]) throws -> ImportOutcome {
    var outcome = ImportOutcome(feed: feed, dryRun: request.dryRun)
    do {
      return try importer.store.bulkRun(
        by: importer.actor, because: "import of feed \(feed)",
        phase: { phase in
          if phase == .commit { report(.commit, bytesTotal) }
          if phase == .checkpoint { report(.checkpoint, bytesTotal) }
        },
        { run in
          let log = try RunLog(run, feed: feed, reading: reading, writes: !request.dryRun)
          try stream(into: log, run, &outcome)
          outcome.files = zip(zip(names, hashes), log.readings).map { file, reading in
            ImportOutcome.File(
              file: file.0, sha256: file.1, kind: reading.kind, version: reading.version)
          }
          if let reason = try log.holdReason(), !request.confirmed {
            outcome.held = reason
            throw BulkRun.Cancel()
          }
          if request.dryRun { throw BulkRun.Cancel() }
          outcome.run = log.id
          try log.finish(&outcome)
          return outcome
        })
    } catch is BulkRun.Cancel {
      return outcome
    }
  }

  private func stream(into log: RunLog, _ run: BulkRun, _ outcome: inout ImportOutcome) throws {
    let channel = RecordChannel()
    let producer = RecordProducer(
      files, named: names, profile: profile, limits: importer.limits, channel: channel)
    producer.start()
    do {
      while let batch = try channel.receive() {
        if importer.isStopped { throw CancellationError() }
        for item in batch {
          try log.take(item.buffer, file: names[item.file], place: item.file, &outcome)
        }
        let done = channel.bytesRead
        run.report(done: Int64(done), of: Int64(bytesTotal))
        report(.apply, done)
        channel.giveBack(batch)
      }
    } catch {
      channel.cancel()
      throw error
    }
    log.readings = producer.readings
    for (name, reading) in zip(names, producer.readings) {
      outcome.activities.rejected += reading.rejected
      for var diagnostic in reading.diagnostics {
        diagnostic.place.file = name
        outcome.add(diagnostic)
      }
    }
    guard log.count > 0 || outcome.activities.rejected > 0 else {
      throw ImportFailure.nothingRead(names)
    }
    try log.takeMissing(&outcome)
  }

  private func report(_ phase: ImportProgress.Phase, _ done: Int) {
    progress(
      ImportProgress(phase: phase, feed: feed, bytesDone: done, bytesTotal: bytesTotal))
  }
}

extension Importer {
  /// The text of a file that a person wrote.
  static func text(of path: String) throws -> String {
    String(decoding: try bytes(of: path), as: UTF8.self)
  }
}

extension SHA256 {
  static func hex(_ bytes: [UInt8]) -> String { hex(hash(data: bytes)) }

  static func hex(_ digest: SHA256Digest) -> String { digest.hexadecimal }
}

extension Sequence<UInt8> {
  /// Lower-case hexadecimal.
  var hexadecimal: String {
    map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
