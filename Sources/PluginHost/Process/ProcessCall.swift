import Glibc

/// One call of a program, from its start to the last trace of it.
final class ProcessCall {
  let command: PluginCommand
  let start: ContinuousClock.Instant
  let process: SpawnedProcess
  var tree: ProcessTree
  /// Why the host ends the program; nil while it runs by itself.
  var reason: ProcessOutcome.Ending?
  /// Processor time and the largest process, as seen while they ran: of processes that the host
  /// ended, the system does not tell afterwards.
  var seenCPU = Duration.zero
  var seenMemory = 0
  var lastMove: ContinuousClock.Instant
  var nextLook: ContinuousClock.Instant

  let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
  var splitter: LineSplitter
  var log = LogTail()

  var pending: [UInt8] = []
  var pendingStart = 0
  var mayHaveMore = true
  var waitsForLine = false
  var bytesWritten = 0

  init(
    _ process: SpawnedProcess, of command: PluginCommand, mark: String,
    start: ContinuousClock.Instant
  ) {
    self.command = command
    self.start = start
    tree = ProcessTree(leader: process.id, mark: mark)
    self.process = process
    splitter = LineSplitter(limit: command.limits.lineBytes)
    lastMove = start
    nextLook = start + ProcessCall.tick
  }

  deinit { chunk.deallocate() }

  /// How often the host looks at what is not a stream.
  static let tick = Duration.milliseconds(50)

  func run(
    input: PluginProcess.InputSource, isCancelled: () -> Bool, line: PluginProcess.LineReader
  ) -> ProcessOutcome {
    while reason == nil && !process.hasEnded {
      let ready = wait()
      if ready.log { readLog() }
      if ready.output { read(line) }
      if ready.input { write(input) }
      look(isCancelled)
    }
    let survivors = endAll()
    // Nobody writes any more. What is left fits into the pipes, of at most a mebibyte each.
    for _ in 0..<32 where process.log != nil { readLog() }
    for _ in 0..<32 where reason == nil && process.output != nil { read(line) }
    return finish(survivors, line)
  }
}
