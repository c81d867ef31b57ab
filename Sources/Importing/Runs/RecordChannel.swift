import Foundation
import IATI

/// Hands rows from the reading thread to the writing one, a batch at a time and
/// only so many ahead: memory stays bounded whoever is slower.
final class RecordChannel: @unchecked Sendable {
  /// Rows and the place of their file among the run's.
  struct Item {
    let buffer: RecordBuffer
    let file: Int
  }

  private static let batchSize = 32
  private static let batchesAhead = 4

  private let condition = NSCondition()
  private var batches: [[Item]] = []
  private var free: [RecordBuffer] = []
  private var ended: Result<Void, any Error>?
  private var isCancelled = false
  private var bytesDone = 0

  // MARK: The reading side

  /// Takes over a full batch; waits while the writer is behind. False once the
  /// writer has given up.
  func send(_ batch: [Item]) -> Bool {
    condition.lock()
    defer { condition.unlock() }
    while batches.count >= RecordChannel.batchesAhead && !isCancelled { condition.wait() }
    if !batch.isEmpty { batches.append(batch) }
    condition.broadcast()
    return !isCancelled
  }

  func end(_ result: Result<Void, any Error>) {
    condition.lock()
    ended = result
    condition.broadcast()
    condition.unlock()
  }

  func emptyBuffer() -> RecordBuffer {
    condition.lock()
    defer { condition.unlock() }
    return free.popLast() ?? RecordBuffer()
  }

  func report(bytes: Int) {
    condition.lock()
    bytesDone = bytes
    condition.unlock()
  }

  // MARK: The writing side

  /// The next batch; nil at the end. Throws what ended the reading.
  func receive() throws -> [Item]? {
    condition.lock()
    defer { condition.unlock() }
    while batches.isEmpty && ended == nil { condition.wait() }
    if !batches.isEmpty {
      let batch = batches.removeFirst()
      condition.broadcast()
      return batch
    }
    try ended?.get()
    return nil
  }

  func giveBack(_ batch: [Item]) {
    for item in batch { item.buffer.reset() }
    condition.lock()
    free += batch.map(\.buffer)
    condition.unlock()
  }

  var bytesRead: Int {
    condition.lock()
    defer { condition.unlock() }
    return bytesDone
  }

  /// Ends the reading early and waits until it has ended.
  func cancel() {
    condition.lock()
    isCancelled = true
    condition.broadcast()
    while ended == nil { condition.wait() }
    condition.unlock()
  }

  static var batchLimit: Int { batchSize }
}
