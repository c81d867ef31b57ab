/// How much of everything a call may use. What a manifest leaves out is the standard; what it asks
/// for beyond the highest is refused.
public struct Limits: Codable, Hashable, Sendable {
  /// Of wall time, from start to end.
  public let seconds: Int?
  /// Of computing, over all its processes.
  public let cpuSeconds: Int?
  /// Of memory written to, over all its processes.
  public let memoryMB: Int?
  /// Processes and threads at once.
  public let processes: Int?
  /// A line's length, with its line feed.
  public let lineBytes: Int?
  /// All that it writes to standard output.
  public let outputBytes: Int?
  /// The records, findings, files and chunks that it sends.
  public let items: Int?

  public init(
    seconds: Int? = nil, cpuSeconds: Int? = nil, memoryMB: Int? = nil, processes: Int? = nil,
    lineBytes: Int? = nil, outputBytes: Int? = nil, items: Int? = nil
  ) {
    self.seconds = seconds
    self.cpuSeconds = cpuSeconds
    self.memoryMB = memoryMB
    self.processes = processes
    self.lineBytes = lineBytes
    self.outputBytes = outputBytes
    self.items = items
  }

  public static let standard = Limits(
    seconds: 60, cpuSeconds: 60, memoryMB: 1024, processes: 64, lineBytes: 1_048_576,
    outputBytes: 1_073_741_824, items: 5_000_000)

  public static let highest = Limits(
    seconds: 3600, cpuSeconds: 3600, memoryMB: 8192, processes: 512, lineBytes: 16_777_216,
    outputBytes: 17_179_869_184, items: 100_000_000)

  /// Each limit by its name in a manifest.
  public static let all: [(name: String, of: @Sendable (Limits) -> Int?)] = [
    ("seconds", { $0.seconds }), ("cpuSeconds", { $0.cpuSeconds }),
    ("memoryMB", { $0.memoryMB }), ("processes", { $0.processes }),
    ("lineBytes", { $0.lineBytes }), ("outputBytes", { $0.outputBytes }), ("items", { $0.items }),
  ]
}
