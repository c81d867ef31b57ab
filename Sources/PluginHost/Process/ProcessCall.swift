import Glibc

/// One call of a program, from its start to the last trace of it.
final class ProcessCall {
  /// Why the host ends a program.
  private enum Reason {
    case exceeded(ProcessLimit)
    case stopped(any Error)
    case cancelled
  }

  private let command: PluginCommand
  private let start: ContinuousClock.Instant
  private let process: SpawnedProcess
  private var tree: ProcessTree
  private var reason: Reason?
  private var lastMove: ContinuousClock.Instant
  private var nextLook: ContinuousClock.Instant

  private let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
  private var splitter: LineSplitter
  private var log = LogTail()

  private var pending: [UInt8] = []
  private var pendingStart = 0
  private var mayHaveMore = true
  private var waitsForLine = false
  private var bytesWritten = 0

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
  private static let tick = Duration.milliseconds(50)

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
    // Nobody writes any more: what is left fits into the pipes.
    while process.log != nil, readLog() {}
    if reason == nil {
      while process.output != nil, reason == nil, read(line) {}
    }
    return finish(survivors, line)
  }
}

// MARK: - Streams

extension ProcessCall {
  private func wait() -> (input: Bool, output: Bool, log: Bool) {
    var streams = [
      pollfd(
        fd: waitsForLine ? -1 : process.input?.number ?? -1, events: Int16(POLLOUT), revents: 0),
      pollfd(fd: process.output?.number ?? -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: process.log?.number ?? -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: process.ending?.number ?? -1, events: Int16(POLLIN), revents: 0),
    ]
    _ = poll(&streams, nfds_t(streams.count), process.ending == nil ? 10 : 100)
    return (streams[0].revents != 0, streams[1].revents != 0, streams[2].revents != 0)
  }

  /// Reads a piece of standard output. False where there is none now.
  @discardableResult
  private func read(_ line: PluginProcess.LineReader) -> Bool {
    guard let number = process.output?.number else { return false }
    let count = Glibc.read(number, chunk.baseAddress, chunk.count)
    guard count > 0 else {
      if count == 0 { process.output = nil }
      return count < 0 && errno == EINTR
    }
    do {
      let lines = splitter.lines
      try splitter.append(UnsafeRawBufferPointer(rebasing: chunk[..<count]), line)
      if splitter.lines > lines { waitsForLine = false }
      if splitter.bytes > command.limits.outputBytes {
        reason = .exceeded(.output(bytes: command.limits.outputBytes))
      }
    } catch let error as LineSplitter.TooLong {
      reason = .exceeded(.line(bytes: command.limits.lineBytes, number: error.number))
    } catch {
      reason = .stopped(error)
    }
    lastMove = .now
    return true
  }

  /// Reads a piece of standard error. False where there is none now.
  @discardableResult
  private func readLog() -> Bool {
    guard let number = process.log?.number else { return false }
    let count = Glibc.read(number, chunk.baseAddress, chunk.count)
    guard count > 0 else {
      if count == 0 { process.log = nil }
      return count < 0 && errno == EINTR
    }
    log.append(UnsafeRawBufferPointer(rebasing: chunk[..<count]))
    lastMove = .now
    return true
  }

  /// Writes what the program takes now. A program that closed its input is not written to any
  /// more; whether it had to read to the end, its answer tells.
  private func write(_ source: PluginProcess.InputSource) {
    guard let number = process.input?.number else { return }
    if pendingStart == pending.count { fill(source) }
    guard pendingStart < pending.count else {
      if !mayHaveMore { process.input = nil }
      return
    }
    let count = pending.withUnsafeBytes {
      Glibc.write(number, $0.baseAddress! + pendingStart, $0.count - pendingStart)
    }
    if count > 0 {
      pendingStart += count
      bytesWritten += count
      lastMove = .now
    } else if errno != EAGAIN && errno != EINTR {
      process.input = nil
    }
  }

  private func fill(_ source: PluginProcess.InputSource) {
    pending.removeAll(keepingCapacity: true)
    pendingStart = 0
    guard mayHaveMore else { return }
    do {
      mayHaveMore = try source(&pending)
      waitsForLine = mayHaveMore && pending.isEmpty
    } catch {
      mayHaveMore = false
      reason = .stopped(error)
    }
    lastMove = .now
  }
}

// MARK: - Limits

extension ProcessCall {
  private func look(_ isCancelled: () -> Bool) {
    let now = ContinuousClock.now
    let limits = command.limits
    if reason != nil { return }
    if now - start > limits.time {
      reason = .exceeded(.time(limits.time))
    } else if now - lastMove > limits.idle {
      reason = .exceeded(.idle(limits.idle))
    } else if now >= nextLook {
      if isCancelled() {
        reason = .cancelled
      } else {
        lookAtProcesses()
      }
      // At most a fiftieth of the time is spent on looking.
      let end = ContinuousClock.now
      nextLook = end + max(ProcessCall.tick, (end - now) * 50)
    }
  }

  /// All processes together, which the kernel's limits of one process do not bound.
  private func lookAtProcesses() {
    let members = tree.members().filter { !$0.isZombie }
    let wrappers = command.confinement.ownsProcesses ? 2 : 0
    if members.count - wrappers > command.limits.processes {
      reason = .exceeded(.processes(command.limits.processes))
    } else if members.reduce(0, { $0 + $1.resident }) > command.limits.memory,
      ProcessTree.memory(of: members) > command.limits.memory
    {
      reason = .exceeded(.memory(bytes: command.limits.memory))
    }
  }
}

// MARK: - The end

extension ProcessCall {
  /// Ends every process of the call: the program, where it is still there, with half a second to
  /// tidy up; then at once whatever is left. Returns who did not go.
  private func endAll() -> [Int32] {
    process.input = nil
    if isGentle, !process.hasEnded {
      kill(-process.id, SIGTERM)
      let deadline = ContinuousClock.now + .milliseconds(500)
      while !process.hasEnded, ContinuousClock.now < deadline { pause(.milliseconds(5)) }
    }
    var wait = Duration.milliseconds(1)
    let deadline = ContinuousClock.now + .seconds(5)
    while true {
      // First the group, all at once, so that none can start another meanwhile.
      kill(-process.id, SIGKILL)
      let left = tree.members().filter { !($0.id == process.id && $0.isZombie) }
      if left.isEmpty { return [] }
      for member in left where !member.isZombie { kill(member.id, SIGKILL) }
      for member in left where member.parent == getpid() && member.id != process.id {
        waitpid(member.id, nil, WNOHANG)
      }
      if ContinuousClock.now > deadline { return left.filter { !$0.isZombie }.map(\.id) }
      pause(wait)
      wait = min(wait * 2, .milliseconds(20))
    }
  }

  /// A program that takes too much gets no time to take more.
  private var isGentle: Bool {
    switch reason {
    case .exceeded(.memory), .exceeded(.processes): false
    default: true
    }
  }

  private func pause(_ duration: Duration) {
    usleep(UInt32(duration / .microseconds(1)))
  }

  private func finish(_ survivors: [Int32], _ line: PluginProcess.LineReader) -> ProcessOutcome {
    var status: Int32 = 0
    var usage = rusage()
    _ = wait4(process.id, &status, survivors.isEmpty ? 0 : WNOHANG, &usage)
    let cpuTime = Duration(usage.ru_utime) + Duration(usage.ru_stime)
    var ending: ProcessOutcome.Ending =
      switch reason {
      case .exceeded(let limit): .exceeded(limit)
      case .stopped(let error): .stopped(error)
      case .cancelled: .cancelled
      case nil: self.ending(status, cpuTime: cpuTime)
      }
    if case .exited = ending {
      do {
        try splitter.finish(line)
      } catch {
        ending = .stopped(error)
      }
    }
    return ProcessOutcome(
      program: command.program, ending: ending, log: log,
      tookInput: !mayHaveMore && pendingStart == pending.count, bytesWritten: bytesWritten,
      linesRead: splitter.lines, bytesRead: splitter.bytes, duration: .now - start,
      cpuTime: cpuTime, peakMemory: Int(usage.ru_maxrss) << 10, survivors: survivors)
  }

  private func ending(_ status: Int32, cpuTime: Duration) -> ProcessOutcome.Ending {
    let exit = (status >> 8) & 0xFF
    let signal = status & 0x7F
    guard let signal = signal == 0 ? command.confinement.signal(in: exit) : signal else {
      return .exited(exit)
    }
    let limits = command.limits
    return switch signal {
    case SIGXCPU: .exceeded(.cpu(seconds: limits.cpuSeconds))
    // The kernel's two accounts of the time differ by some ticks.
    case SIGKILL where cpuTime + .milliseconds(250) >= .seconds(limits.cpuSeconds):
      .exceeded(.cpu(seconds: limits.cpuSeconds))
    case SIGXFSZ: .exceeded(.fileSize(bytes: limits.fileBytes))
    default: .signalled(signal)
    }
  }
}

extension Duration {
  fileprivate init(_ time: timeval) {
    self = .seconds(time.tv_sec) + .microseconds(time.tv_usec)
  }
}
