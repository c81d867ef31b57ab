import Glibc

extension ProcessCall {
  func wait() -> (input: Bool, output: Bool, log: Bool) {
    var streams = [
      pollfd(
        fd: waitsForLine ? -1 : process.input?.number ?? -1, events: Int16(POLLOUT), revents: 0),
      pollfd(fd: process.output?.number ?? -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: process.log?.number ?? -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: process.ending?.number ?? -1, events: Int16(POLLIN), revents: 0),
    ]
    _ = poll(&streams, nfds_t(streams.count), process.ending == nil ? 10 : 50)
    return (streams[0].revents != 0, streams[1].revents != 0, streams[2].revents != 0)
  }

  /// Reads a piece of standard output, where there is one.
  func read(_ line: PluginProcess.LineReader) {
    guard let number = process.output?.number else { return }
    let count = Glibc.read(number, chunk.baseAddress, chunk.count)
    guard count > 0 else {
      if count == 0 { process.output = nil }
      return
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
  }

  /// Reads a piece of standard error, where there is one.
  func readLog() {
    guard let number = process.log?.number else { return }
    let count = Glibc.read(number, chunk.baseAddress, chunk.count)
    guard count > 0 else {
      if count == 0 { process.log = nil }
      return
    }
    log.append(UnsafeRawBufferPointer(rebasing: chunk[..<count]))
    lastMove = .now
  }

  /// Writes what the program takes now. A program that closed its input is not written to any
  /// more; whether it had to read to the end, its answer tells.
  func write(_ source: PluginProcess.InputSource) {
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

  func fill(_ source: PluginProcess.InputSource) {
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
