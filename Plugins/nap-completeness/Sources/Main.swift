import PluginKit
import PluginProtocol

/// Checks whether actions of plans say who does what by when, how it is measured and who pays.
@main
enum Main {
  static func main() {
    PluginProgram.serve([
      .recordCheck: { session in
        var check = CompletenessCheck(session.call.parameters)
        while let item = try session.next() {
          guard case .record(let record) = item else {
            throw PluginFailure("Only records are checked.", code: PluginFailure.unusable)
          }
          for finding in check.take(record) { try session.send(.finding(finding)) }
        }
        for finding in check.finish() { try session.send(.finding(finding)) }
      }
    ])
  }
}
