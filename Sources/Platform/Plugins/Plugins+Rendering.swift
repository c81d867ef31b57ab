import DonorReporting
import Foundation
import Kernel
import PluginHost
import PluginProtocol
import Storage

extension Plugins {
  /// What a plugin made of a report.
  public struct Rendered: Sendable {
    /// As the plugin names the file.
    public let name: String
    public let bytes: Int
    /// Of the report.
    public let version: Int
    public let findings: [Diagnostic]
  }

  /// Has a plugin make another file of a version of a report.
  ///
  /// - Parameters:
  ///   - version: nil for that of the last step.
  ///   - write: takes the file's bytes, part by part; they count only when this returns.
  /// - Throws: `ReportFault`, `PluginRefusal`, `CallFailure`, ``RenderingFault``
  public func render(
    _ report: String, version: Int?, with plugin: EnabledPlugin, in store: Store,
    isCancelled: @escaping () -> Bool = { false }, write: @escaping (Data) throws -> Void
  ) throws -> Rendered {
    let (number, files) = try store.read {
      try ReportFile.all(of: report, version: version, in: $0)
    }
    var items = files.flatMap {
      FileItems.items(name: $0.name, mediaType: $0.mediaType, of: $0.bytes)
    }[...]
    var findings: [Diagnostic] = []
    var file: FileItem?
    var streams = PluginCall.Streams(next: { items.popFirst() }) { item in
      switch item {
      case .file(let begun): file = begun
      case .chunk(let chunk): try write(Data(base64Encoded: chunk.base64) ?? Data())
      case .finding(let finding):
        findings.append(Diagnostic(finding, of: plugin.plugin.id))
      case .record: break
      }
    }
    streams.isCancelled = isCancelled
    _ = try plugin.call(.reportRender, forms: [], streams)
    guard let file else { throw RenderingFault(plugin: plugin.plugin.id) }
    return Rendered(name: file.name, bytes: file.bytes, version: number, findings: findings)
  }
}

/// A call that succeeded without a file.
public struct RenderingFault: DiagnosticError, Hashable {
  let plugin: String

  public var diagnostic: Diagnostic {
    Diagnostic(
      .error, rule: "plugin.file", at: Place(file: "plugin \(plugin)"),
      "the plugin answered without a file.", remedy: "Send one file and its chunks.")
  }
}
