import Disclosure
import DonorReporting
import PluginHost
import PluginProtocol
import Storage

extension Plugins {
  /// Gives a body what a plugin is sent for a hook, item by item.
  ///
  /// - Parameters:
  ///   - file: for `import.read`.
  ///   - forms: for `record.check`.
  ///   - report: for `report.render`; its last version.
  public func withItems(
    for hook: Hook, file: String?, forms: [String], report: String?, audience: Audience,
    in store: Store, _ body: (@escaping () throws -> Item?) throws -> Void
  ) throws {
    switch hook {
    case .importRead:
      var items = try FileItems(path: file ?? "")
      try body { try items.next() }
    case .recordCheck:
      let targets = Workspace.targets.filter { forms.contains($0.form.name) }
      try store.read { db in
        let records = RecordStream(targets, for: audience, in: db)
        try body { try records.next() }
      }
    case .reportRender:
      let files = try store.read { try ReportFile.all(of: report ?? "", version: nil, in: $0) }
      var items = files.files.flatMap {
        FileItems.items(name: $0.name, mediaType: $0.mediaType, of: $0.bytes)
      }[...]
      try body { items.popFirst() }
    }
  }
}
