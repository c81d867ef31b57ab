extension ProcessLimit {
  /// The last part of the rule's name.
  var name: String {
    switch self {
    case .time: "time"
    case .idle: "idle"
    case .cpu: "cpu"
    case .memory: "memory"
    case .processes: "processes"
    case .fileSize: "file"
    case .line: "line"
    case .output: "output"
    }
  }

  var message: String {
    switch self {
    case .time(let limit): "the plugin did not end within \(seconds(limit))."
    case .idle(let limit):
      "the plugin neither read, wrote nor logged anything for \(seconds(limit))."
    case .cpu(let limit): "the plugin used more than \(limit) s of processor time."
    case .memory(let limit): "the plugin took more than \(bytes(limit)) of memory."
    case .processes(let limit):
      "the plugin ran more than \(limit) processes and threads at the same time."
    case .fileSize(let limit): "the plugin wrote a file of more than \(bytes(limit))."
    case .line(let limit, let number):
      "line \(number) of the plugin's output has more than \(bytes(limit))."
    case .output(let limit): "the plugin wrote more than \(bytes(limit)) in all."
    }
  }

  /// What to write instead.
  var remedy: String {
    switch self {
    case .time:
      "End after the answer; work that needs longer needs a higher limit in the manifest."
    case .idle:
      """
      Answer as soon as the input ends, and flush the output after each message; log a line now \
      and then during long work.
      """
    case .cpu:
      "Look for a loop without end; work that needs more needs a higher limit in the manifest."
    case .memory: "Handle one item at a time, and write each result before reading the next."
    case .processes: "Wait for what you started before you start more."
    case .fileSize: "Write results to standard output, one message a line, not into files."
    case .line:
      "Write each message on a line of its own, and divide large content among several messages."
    case .output: "Divide the work, or ask for a higher limit in the manifest."
    }
  }

  private func seconds(_ duration: Duration) -> String {
    let (seconds, rest) = duration.components
    let milliseconds = rest / 1_000_000_000_000_000
    return milliseconds == 0 ? "\(seconds) s" : "\(seconds * 1000 + milliseconds) ms"
  }

  private func bytes(_ count: Int) -> String {
    for (unit, shift) in [("GiB", 30), ("MiB", 20), ("KiB", 10)]
    where count >= 1 << shift && count % (1 << shift) == 0 {
      return "\(count >> shift) \(unit)"
    }
    return "\(count) bytes"
  }
}
