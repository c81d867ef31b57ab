/// How a program's call ended, and what it took.
public struct ProcessOutcome: Sendable {
  public enum Ending: Sendable {
    /// By itself, with a status.
    case exited(Int32)
    /// By a signal that the host did not send.
    case signalled(Int32)
    /// By the host, because of a limit.
    case exceeded(ProcessLimit)
    /// By the host, because it could not go on with what it read or had to write.
    case stopped(any Error)
    /// By the host, because it was asked to.
    case cancelled
  }

  /// The program as the command names it.
  public let program: String
  public let ending: Ending
  /// What the program wrote on standard error.
  public let log: LogTail
  /// Whether the program took all that there was to write.
  public let tookInput: Bool
  public let bytesWritten: Int
  public let linesRead: Int
  public let bytesRead: Int
  public let duration: Duration
  /// Processor time of all processes; of those that the host ended, as last seen.
  public let cpuTime: Duration
  /// Bytes of the largest process.
  public let peakMemory: Int
  /// Processes that the kernel had not ended five seconds after they were told to. Empty but for
  /// processes that hang in the kernel, as on a file server that went away.
  public let survivors: [Int32]

  /// Nil for a program that ended by itself with status 0.
  public var failure: ProcessFailure? {
    switch ending {
    case .exited(0): nil
    case .exited(let status): .status(status, program: program, log: log)
    case .signalled(let signal): .signal(signal, program: program, log: log)
    case .exceeded(let limit): .limit(limit, program: program)
    case .stopped(let error): .stopped(program: program, reason: "\(error)")
    case .cancelled: .cancelled(program: program)
    }
  }
}
