import ArgumentParser
import Kernel
import Platform
import Storage

/// The program from its arguments to its exit status.
public enum Program {
  /// What `baraza serve` starts: the faces do not know each other.
  @TaskLocal static var server: (any WorkspaceServer)?

  /// Runs one command. Its data goes to standard output, everything else to standard error.
  public static func run(_ arguments: [String], serving server: any WorkspaceServer) -> Int32 {
    ProcessSignals.prepare()
    let interruption = Interruption()
    return withExtendedLifetime(interruption) {
      $server.withValue(server) { run(command: arguments) }
    }
  }

  private static func run(command arguments: [String]) -> Int32 {
    do {
      var command = try Baraza.parseAsRoot(arguments)
      try command.run()
      return ExitStatus.done
    } catch {
      return report(error)
    }
  }

  /// The one place where errors become messages and statuses.
  private static func report(_ error: any Error) -> Int32 {
    switch error {
    case is FoundFaults:
      return ExitStatus.findings
    case is ToldFailure:
      return ExitStatus.failed
    case is BulkRun.Cancel, is CancellationError, is Cancelled:
      Console.note("cancelled: what was not finished was not written.")
      return ExitStatus.cancelled
    case Console.Failure.closedPipe:
      // Whoever reads has seen enough.
      return ExitStatus.done
    case let error as any DiagnosticError:
      Console.note(error.description)
      return ExitStatus.failed
    default:
      return reportOther(error)
    }
  }

  /// What the argument parser says (help and version are no failures), and errors of the system.
  private static func reportOther(_ error: any Error) -> Int32 {
    let status = Baraza.exitCode(for: error).rawValue
    let message = Baraza.fullMessage(for: error)
    guard status == ExitStatus.done else {
      Console.note(message)
      return status
    }
    do {
      try Console.write(message + "\n")
      return ExitStatus.done
    } catch {
      return report(error)
    }
  }
}

/// Thrown where a person was asked and said no.
struct Cancelled: Error {}
