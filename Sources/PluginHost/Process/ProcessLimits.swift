/// How much a program may take for one call. Bytes, processes and files count from the program's
/// start to its end.
public struct ProcessLimits: Sendable, Hashable {
  /// From start to end.
  public var time: Duration
  /// Without a byte read from the program, taken by it or logged by it. Time in which the host is
  /// busy with a line does not count.
  public var idle: Duration
  /// Seconds of processor time, all processes together.
  public var cpuSeconds: Int
  /// Bytes of memory that is written to, each process by itself and all together; addresses that
  /// are only reserved do not count.
  public var memory: Int
  /// Processes and threads that run at the same time.
  public var processes: Int
  /// Bytes of a file that the program writes.
  public var fileBytes: Int
  /// Open files, each process by itself.
  public var openFiles: Int
  /// Bytes of a line on standard output, with its line feed.
  public var lineBytes: Int
  /// Bytes on standard output in all.
  public var outputBytes: Int

  public init(
    time: Duration = .seconds(60), idle: Duration = .seconds(30), cpuSeconds: Int = 60,
    memory: Int = 1 << 30, processes: Int = 64, fileBytes: Int = 256 << 20,
    openFiles: Int = 256, lineBytes: Int = 1 << 20, outputBytes: Int = 1 << 30
  ) {
    self.time = time
    self.idle = idle
    self.cpuSeconds = cpuSeconds
    self.memory = memory
    self.processes = processes
    self.fileBytes = fileBytes
    self.openFiles = openFiles
    self.lineBytes = lineBytes
    self.outputBytes = outputBytes
  }
}

/// A limit that a program went over, with its value.
public enum ProcessLimit: Sendable, Hashable {
  case time(Duration)
  case idle(Duration)
  case cpu(seconds: Int)
  case memory(bytes: Int)
  case processes(Int)
  case fileSize(bytes: Int)
  /// `number` is the line's, from 1.
  case line(bytes: Int, number: Int)
  case output(bytes: Int)
}
