import CLinux
import Glibc

/// Runs programs. Knows lines, and nothing of what they say.
public enum PluginProcess {
  /// Takes a line as bytes, borrowed for the time of the call, without its line feed.
  public typealias LineReader = (UnsafeRawBufferPointer) throws -> Void
  /// Appends the next bytes to write and returns whether more may come. Called whenever the
  /// program has taken what was appended before; where it appended nothing and more may come,
  /// again after the next line was read.
  public typealias InputSource = (inout [UInt8]) throws -> Bool

  /// Runs a program to its end, on the calling thread, which waits.
  ///
  /// Memory is bounded by the limit of a line, the tail of the log and what `input` appends at a
  /// time. Both bodies run on the calling thread; an error that one throws ends the program and
  /// is `Ending.stopped`. `isCancelled` is asked several times a second.
  ///
  /// When this returns, no process of the call is left, also none that the program left behind,
  /// no descriptor and no temporary file. The folder in `TMPDIR` and `HOME` is the call's own.
  ///
  /// Throws where the program cannot be started. However it ends is an outcome.
  public static func run(
    _ command: PluginCommand, input: InputSource = { _ in false },
    isCancelled: () -> Bool = { false }, line: LineReader
  ) throws(ProcessFailure) -> ProcessOutcome {
    try ProgramSearch.check(command)
    prepare
    let start = ContinuousClock.now
    do {
      let folder = try CallFolder()
      defer { folder.remove() }
      let mark = "BARAZA_PLUGIN_CALL=\(folder.path)"
      let process = try SpawnedProcess(
        command.confinement.wrapping(command),
        in: command.folder, environment: environment(of: command, folder: folder) + [mark])
      let call = ProcessCall(process, of: command, mark: mark, start: start)
      return call.run(input: input, isCancelled: isCancelled, line: line)
    } catch {
      throw .notStarted(command.program, reason: error.description)
    }
  }

  /// A program that goes away is an error code of a write, not the end of the host.
  private static let prepare: Void = {
    signal(SIGPIPE, SIG_IGN)
  }()

  private static func environment(of command: PluginCommand, folder: CallFolder) -> [String] {
    let fixed = [
      "PATH": ProgramSearch.path, "LANG": "C.UTF-8", "TZ": "UTC", "HOME": folder.path,
      "TMPDIR": folder.path, "PYTHONDONTWRITEBYTECODE": "1", "BARAZA_PLUGIN": "1",
    ]
    return fixed.merging(command.environment) { $1 }.map { "\($0.key)=\($0.value)" }.sorted()
  }
}
