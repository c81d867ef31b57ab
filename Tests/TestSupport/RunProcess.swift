import Dispatch
import Foundation

/// A program that was run to its end: what it wrote and how it ended.
///
/// Input and output go through files, so that neither side can wait for the other.
public struct RunProcess: Sendable {
  /// The exit status, or nil for a program that a signal ended.
  public let status: Int32?
  /// The signal that ended the program, SIGKILL where it ran over its time limit.
  public let signal: Int32?
  /// Whether the time limit was reached.
  public let timedOut: Bool
  public let stdout: String
  public let stderr: String

  public enum Failure: Error, CustomStringConvertible {
    case notFound(String)

    public var description: String {
      switch self {
      case .notFound(let program): "There is no program \(program) in PATH; install it."
      }
    }
  }

  /// Runs a program, named by its path or looked up in `PATH`, and waits for it.
  ///
  /// `environment` is added to this process's own. Throws where the program cannot be started;
  /// a program that fails is a result like any other.
  public static func run(
    _ program: String, _ arguments: [String] = [], stdin: String = "",
    environment: [String: String] = [:], directory: URL? = nil,
    timeLimit: Duration = .seconds(60)
  ) throws -> RunProcess {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let streams = ["stdin", "stdout", "stderr"].map { folder.url.appending(path: $0) }
    try Data(stdin.utf8).write(to: streams[0])
    try Data().write(to: streams[1])
    try Data().write(to: streams[2])

    let process = Process()
    process.executableURL = try locate(program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.currentDirectoryURL = directory
    let handles = [
      try FileHandle(forReadingFrom: streams[0]), try FileHandle(forWritingTo: streams[1]),
      try FileHandle(forWritingTo: streams[2]),
    ]
    // Foundation keeps a process, and with it what is left open, for longer than the run.
    defer { for handle in handles { try? handle.close() } }
    process.standardInput = handles[0]
    process.standardOutput = handles[1]
    process.standardError = handles[2]

    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    let timedOut = ended.wait(timeout: .now() + timeLimit.seconds) == .timedOut
    if timedOut {
      kill(process.processIdentifier, SIGKILL)
      ended.wait()
    }

    let exited = process.terminationReason == .exit
    return RunProcess(
      status: exited ? process.terminationStatus : nil,
      signal: exited ? nil : process.terminationStatus, timedOut: timedOut,
      stdout: String(decoding: try Data(contentsOf: streams[1]), as: UTF8.self),
      stderr: String(decoding: try Data(contentsOf: streams[2]), as: UTF8.self))
  }

  private static func locate(_ program: String) throws -> URL {
    if program.contains("/") { return URL(filePath: program) }
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    for folder in path.split(separator: ":") {
      let candidate = "\(folder)/\(program)"
      if FileManager.default.isExecutableFile(atPath: candidate) {
        return URL(filePath: candidate)
      }
    }
    throw Failure.notFound(program)
  }
}

extension Duration {
  fileprivate var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
