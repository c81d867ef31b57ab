import Glibc

extension Restore {
  /// Moves an old store aside while the new one takes its place, then removes it.
  ///
  /// The old log goes with the old store: beside the new one, SQLite would play it into that.
  /// The store itself moves first, so that no crash leaves it without its log under its own
  /// name; a log without a store is only ever an old one.
  static func replaceFiles(at path: String, _ place: () throws -> Void) throws {
    let mark = String(UInt64.random(in: .min ... .max), radix: 36)
    var moved: [(from: String, to: String)] = []
    do {
      for suffix in ["", "-wal", "-shm"] where FilePath.exists(path + suffix) {
        let move = (from: path + suffix, to: "\(path).replaced-\(mark)\(suffix)")
        guard rename(move.from, move.to) == 0 else {
          throw StoreFailure.file(path: path, errno: errno)
        }
        moved.append(move)
      }
      try place()
    } catch {
      for move in moved.reversed() { _ = rename(move.to, move.from) }
      throw error
    }
    for move in moved { unlink(move.to) }
  }
}
