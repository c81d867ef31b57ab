import Foundation
import IATI
import Kernel
import XML

/// Reads the files of a run on a thread of its own into a channel.
final class RecordProducer: RecordSink, @unchecked Sendable {
  struct Reading {
    var kind = "activities"
    var version: String?
    var diagnostics: [Diagnostic] = []
    var rejected = 0
  }

  private let files: [XMLInputFile]
  /// What the files are called.
  private let names: [String]
  private let profile: MappingProfile?
  private let limits: RecordLimits
  private let channel: RecordChannel
  private var batch: [RecordChannel.Item] = []
  private var file = 0
  private var parser: XMLPushParser?
  /// What was found in each file; to be read once the channel has ended.
  private(set) var readings: [Reading] = []

  init(
    _ files: [XMLInputFile], named names: [String], profile: MappingProfile?,
    limits: RecordLimits, channel: RecordChannel
  ) {
    self.files = files
    self.names = names
    self.profile = profile
    self.limits = limits
    self.channel = channel
  }

  func start() {
    let thread = Thread { self.run() }
    thread.stackSize = 8 << 20
    thread.start()
  }

  private func run() {
    do {
      var before = 0
      for (index, input) in files.enumerated() {
        file = index
        do {
          try read(input, after: before)
        } catch let failure as XMLFailure {
          throw failure.naming(names[index])
        }
        before += input.size
      }
      _ = channel.send(batch)
      batch = []
      channel.end(.success(()))
    } catch {
      channel.end(.failure(error))
    }
  }

  private func read(_ input: XMLInputFile, after bytes: Int) throws {
    let parser = XMLPushParser(file: names[file])
    self.parser = parser
    let progress = { (done: Int, _: Int) in self.channel.report(bytes: bytes + done) }
    var reading = Reading()
    if let profile {
      let reader = try ProfileReader(
        profile, parser: parser, file: names[file], buffer: channel.emptyBuffer(), sink: self,
        limits: limits)
      try input.parse(with: parser, progress: progress)
      reading.diagnostics = reader.diagnostics
      reading.rejected = reader.rejectedCount
      reading.kind = "profile:\(profile.id)"
    } else {
      let reader = RecordReader(
        parser: parser, buffer: channel.emptyBuffer(), sink: self, limits: limits)
      try input.parse(with: parser, progress: progress)
      reading.diagnostics = reader.diagnostics
      reading.version = reader.claimedVersion
      reading.kind = reader.isOrganisationFile ? "organisations" : "activities"
    }
    self.parser = nil
    readings.append(reading)
  }

  func receive(_ buffer: RecordBuffer) -> RecordBuffer {
    batch.append(RecordChannel.Item(buffer: buffer, file: file))
    if batch.count >= RecordChannel.batchLimit {
      if !channel.send(batch) {
        parser?.stop(
          with: XMLFailure(Diagnostic(.info, rule: "import.cancelled", "The import was stopped.")))
      }
      batch = []
    }
    return channel.emptyBuffer()
  }
}

extension XMLFailure {
  /// The same failure, of a file as people call it.
  fileprivate func naming(_ file: String) -> XMLFailure {
    var diagnostic = diagnostic
    diagnostic.place.file = file
    return XMLFailure(diagnostic)
  }
}
