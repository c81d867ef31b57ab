import Kernel

/// Why a program could not be run, or how its run failed; in words for the plugin's author.
public enum ProcessFailure: DiagnosticError, Hashable {
  case noFolder(String)
  case noProgram(String, folder: String)
  case notExecutable(String, folder: String)
  case notInPath(String)
  case notStarted(String, reason: String)
  case status(Int32, program: String, log: LogTail)
  case signal(Int32, program: String, log: LogTail)
  case limit(ProcessLimit, program: String)
  case stopped(program: String, reason: String)
  case cancelled(program: String)

  public var diagnostic: Diagnostic {
    let (rule, message, remedy) = words
    return Diagnostic(
      .critical, rule: "plugin.process.\(rule)", at: Place(file: file), message, remedy: remedy)
  }

  private var file: String {
    switch self {
    case .noFolder(let name), .noProgram(let name, _), .notExecutable(let name, _),
      .notInPath(let name), .notStarted(let name, _), .status(_, let name, _),
      .signal(_, let name, _), .limit(_, let name), .stopped(let name, _), .cancelled(let name):
      name
    }
  }

  private var words: (rule: String, message: String, remedy: String) {
    switch self {
    case .noFolder(let folder):
      ("folder", "there is no folder \(folder).", "Put the plugin there, or name its folder.")
    case .noProgram(let program, let folder):
      (
        "program", "the folder \(folder) holds no program \(program).",
        "Name the program as it lies there, such as \"./run\", or one in PATH, such as \"python3\"."
      )
    case .notExecutable(let program, let folder):
      (
        "executable", "\(program) in \(folder) may not be executed.",
        """
        Run: chmod +x \(program). Its first line names the interpreter, such as \
        #!/usr/bin/env python3.
        """
      )
    case .notInPath(let program):
      ("path", "there is no program \(program) in PATH.", "Install it, or name its path.")
    case .notStarted(let program, let reason):
      ("start", "\(program) cannot be started: \(reason).", "Try it by hand in its folder.")
    case .status(let status, _, let log):
      (
        "status", "the plugin ended with status \(status)\(lastWords(log)).",
        statusRemedy(status)
      )
    case .signal(let signal, _, let log):
      (
        "signal", "the plugin was ended by \(signalName(signal))\(lastWords(log)).",
        "Run it by hand with the same input to see where it breaks."
      )
    case .limit(let limit, _): ("limit.\(limit.name)", limit.message, limit.remedy)
    case .stopped(_, let reason):
      ("stopped", "the plugin was ended: \(reason)", "Correct what is named, and try again.")
    case .cancelled: ("cancelled", "the plugin was ended, as asked.", "Nothing was taken over.")
    }
  }

  private func lastWords(_ log: LogTail) -> String {
    log.lastLine.map { "; the last line of its log: \($0)" } ?? " and logged nothing"
  }

  private func statusRemedy(_ status: Int32) -> String {
    switch status {
    case 126:
      "126 says that a program may not be executed: look at chmod and the first line of scripts."
    case 127:
      "127 says that a program was not found: look at PATH and the first line of scripts."
    default: "End with status 0 after the answer, also after an answer that reports an error."
    }
  }

  private func signalName(_ signal: Int32) -> String {
    let names: [Int32: String] = [
      1: "SIGHUP", 2: "SIGINT", 3: "SIGQUIT", 4: "SIGILL", 5: "SIGTRAP", 6: "SIGABRT", 7: "SIGBUS",
      8: "SIGFPE", 9: "SIGKILL", 11: "SIGSEGV", 13: "SIGPIPE", 14: "SIGALRM", 15: "SIGTERM",
    ]
    return names[signal].map { "\($0) (signal \(signal))" } ?? "signal \(signal)"
  }
}
