import PluginHost
import Synchronization

/// Shows the lines of a call on standard error, as the protocol's document writes them.
enum PluginTrace {
  static func show(_ direction: PluginCall.TraceDirection, _ line: String) {
    let arrow = direction == .toPlugin ? "→" : "←"
    Console.show("\(arrow) \(line)\n")
  }
}

/// Calls that end when a person asks the program to end.
final class CallCancellation: Sendable {
  private let asked = Atomic(false)

  var isAsked: Bool { asked.load(ordering: .relaxed) }

  /// Runs a body whose calls ask `isAsked`. Throws `CancellationError` where it was asked.
  static func during<T>(_ body: (CallCancellation) throws -> T) throws -> T {
    let cancellation = CallCancellation()
    return try Interruption.cancelling(
      with: { cancellation.asked.store(true, ordering: .relaxed) }
    ) {
      do {
        return try body(cancellation)
      } catch let error {
        if cancellation.isAsked { throw CancellationError() }
        throw error
      }
    }
  }
}
