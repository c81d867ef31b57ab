import Importing
import Kernel
import PluginHost
import PluginProtocol
import Storage

/// A plugin that reads files of a foreign format for an import.
public struct PluginReader: ForeignReader {
  private let plugin: EnabledPlugin

  /// - Throws: `PluginRefusal` where the plugin has no such hook.
  public init(_ plugin: EnabledPlugin) throws(PluginRefusal) {
    let manifest = plugin.plugin.manifest
    guard manifest.hooks.contains(.importRead) else {
      throw .noHook(
        plugin.plugin.id, hook: Hook.importRead.rawValue, hooks: manifest.hooks.map(\.rawValue))
    }
    self.plugin = plugin
  }

  public var name: String { "plugin:\(plugin.plugin.id) \(plugin.plugin.manifest.version)" }

  public var digest: String {
    var hasher = FieldHasher()
    hasher.text(plugin.plugin.digest)
    for (name, value) in plugin.settings.sorted(by: { $0.key < $1.key }) {
      hasher.text(name)
      hasher.text(value.words)
    }
    return hasher.finish().hexadecimal
  }

  public var forms: [String] { plugin.forms(for: .importRead) }

  public func read(
    _ path: String, proposing forms: [String], isCancelled: @escaping () -> Bool,
    take: @escaping (ForeignItem) throws -> Void
  ) throws {
    var file = try FileItems(path: path)
    let id = plugin.plugin.id
    var streams = PluginCall.Streams(next: { try file.next() }) { item in
      switch item {
      case .record(let record):
        let fields = record.fields.compactMapValues { $0 }.filter { !$0.value.isEmpty }
        try take(.record(ForeignRecord(form: record.form, fields: fields, at: record.at)))
      case .finding(let finding):
        try take(.finding(Diagnostic(finding, of: id), at: finding.at))
      case .file, .chunk: break
      }
    }
    streams.isCancelled = isCancelled
    do {
      _ = try plugin.call(.importRead, forms: forms, streams)
    } catch let failure as CallFailure where isCancelled() {
      _ = failure
      throw CancellationError()
    }
  }
}

extension Diagnostic {
  /// What a plugin found, under its name.
  init(_ finding: FindingItem, of plugin: String) {
    self.init(
      finding.severity, rule: "plugin.\(plugin).\(finding.rule)",
      at: Place(record: finding.ref, path: finding.field), finding.message, remedy: finding.remedy)
  }
}
