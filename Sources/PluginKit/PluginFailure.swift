import Kernel
import PluginProtocol

/// Why a plugin cannot serve a call: what a person reads, and what to do.
public struct PluginFailure: Error {
  public static let unknownMethod = -32601
  public static let unusable = -32602
  public static let failed = 1

  let error: CallError

  public init(_ message: String, remedy: String? = nil, code: Int = PluginFailure.failed) {
    error = CallError(code: code, message: message, remedy: remedy)
  }

  init(_ fault: LineFault) {
    self.init(
      fault.diagnostic.message, remedy: fault.diagnostic.remedy, code: PluginFailure.unusable)
  }
}
