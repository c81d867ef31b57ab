import Foundation
import Kernel
import PluginProtocol

/// A plugin that may be called, with its settings and its log.
public struct EnabledPlugin: Sendable {
  public let plugin: Plugin
  public let settings: [String: SettingValue]
  /// Who calls: `baraza` and its version.
  private let host: String
  private let log: PluginLog?

  /// - Throws: ``PluginRefusal`` where the plugin is off or not what was enabled.
  public init(
    _ plugin: Plugin, _ enabling: PluginEnabling?, host: String, log: PluginLog?
  ) throws(PluginRefusal) {
    guard let enabling else { throw .off(plugin.id) }
    guard enabling.covers(plugin) else { throw .changed(plugin.id) }
    self.plugin = plugin
    self.host = host
    self.log = log
    settings = enabling.settings
  }

  /// Forms that the plugin may propose, or be sent.
  public func forms(for hook: Hook) -> [String] { plugin.forms(for: hook) }

  /// Calls the plugin. What it takes of the plugin counts only when this returns.
  ///
  /// - Parameters:
  ///   - forms: what may be proposed, or will be sent.
  ///   - trace: sees each line, without secrets.
  /// - Throws: ``CallFailure``, ``PluginRefusal``, ``SettingFault``
  public func call(
    _ hook: Hook, forms: [String], _ streams: PluginCall.Streams,
    trace: ((PluginCall.TraceDirection, String) -> Void)? = nil
  ) throws -> CallReport {
    guard plugin.manifest.hooks.contains(hook) else {
      throw PluginRefusal.noHook(
        plugin.id, hook: hook.rawValue, hooks: plugin.manifest.hooks.map(\.rawValue))
    }
    let (values, secrets) = try plugin.manifest.settings.forCall(settings)
    let call = PluginCall(
      plugin, Call(id: "1", hook: hook, .init(host: host, settings: values, forms: forms)))
    var streams = streams
    let take = streams.take
    streams.take = { try take(secrets.masking($0)) }
    if let trace {
      streams.trace = { trace($0, secrets.masking(String(decoding: $1, as: UTF8.self))) }
    }
    var entry = PluginLog.Entry(plugin, hook)
    defer { log?.append(entry) }
    do {
      let report = try call.run(streams)
      entry.take(report.outcome, items: report.received, masking: secrets)
      guard try Plugin(folder: plugin.folder).digest == plugin.digest else {
        throw PluginRefusal.changedMeanwhile(plugin.id)
      }
      return report
    } catch let failure as CallFailure {
      let masked = failure.masked(by: secrets)
      entry.end(masked.diagnostic)
      if let outcome = failure.outcome { entry.take(outcome, items: 0, masking: secrets) }
      throw masked
    } catch {
      entry.end((error as? any DiagnosticError)?.diagnostic)
      throw error
    }
  }
}

extension Plugin {
  /// Forms that the plugin may propose, or be sent.
  public func forms(for hook: Hook) -> [String] {
    manifest.permissions.compactMap { permission in
      switch (permission, hook) {
      case (.propose(let form), .importRead), (.read(let form), .recordCheck): form
      default: nil
      }
    }
  }
}
