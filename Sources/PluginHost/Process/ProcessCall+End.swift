import Glibc

extension ProcessCall {
  /// Ends every process of the call: the program, where it is still there, with half a second to
  /// tidy up; then at once whatever is left. Returns who did not go.
  func endAll() -> [Int32] {
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
      let left = tree.members().filter { !$0.isZombie }
      if left.isEmpty { return [] }
      for member in left { kill(member.id, SIGKILL) }
      if ContinuousClock.now > deadline { return left.map(\.id) }
      pause(wait)
      wait = min(wait * 2, .milliseconds(20))
    }
  }

  /// A program that takes too much gets no time to take more.
  var isGentle: Bool {
    switch reason {
    case .exceeded(.memory), .exceeded(.processes), .exceeded(.cpu): false
    default: true
    }
  }

  func pause(_ duration: Duration) {
    usleep(UInt32(duration / .microseconds(1)))
  }

  func finish(_ survivors: [Int32], _ line: PluginProcess.LineReader) -> ProcessOutcome {
    var status: Int32 = 0
    var usage = rusage()
    _ = wait4(process.id, &status, survivors.isEmpty ? 0 : WNOHANG, &usage)
    let cpuTime = max(seenCPU, Duration(usage.ru_utime) + Duration(usage.ru_stime))
    var ending = reason ?? ownEnding(status, cpuTime: cpuTime)
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
      cpuTime: cpuTime, peakMemory: max(seenMemory, Int(usage.ru_maxrss) << 10),
      survivors: survivors)
  }

  func ownEnding(_ status: Int32, cpuTime: Duration) -> ProcessOutcome.Ending {
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
