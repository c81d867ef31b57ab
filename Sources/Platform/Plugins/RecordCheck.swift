import Disclosure
import GRDB
import Importing
import Kernel
import PluginHost
import PluginProtocol
import Storage

/// What plugins say of the store's records.
public struct RecordCheck: Encodable, Sendable {
  /// What one plugin was sent.
  public struct Checked: Encodable, Sendable {
    public let plugin: String
    public let version: String
    public let forms: [String]
    public let records: Int
    public let withheld: [Withheld]
  }

  public struct Finding: Encodable, Sendable {
    public let severity: Severity
    /// `plugin.ID.RULE`.
    public let rule: String
    public let form: String?
    public let record: Int64?
    public let field: String?
    public let message: String
    public let remedy: String?
  }

  public private(set) var plugins: [Checked] = []
  /// The first thousand of each rule.
  public private(set) var findings: [Finding] = []
  /// Findings beyond those listed, by rule.
  public private(set) var unlisted: [String: Int] = [:]
  private var counts: [String: Int] = [:]
  private var worst = Severity.info

  private enum CodingKeys: CodingKey {
    case plugins, findings, unlisted
  }

  public var hasErrors: Bool { worst >= .error }

  static let listedFindings = 1_000

  mutating func add(_ checked: Checked, _ other: RecordCheck) {
    plugins.append(checked)
    findings += other.findings
    unlisted.merge(other.unlisted) { $0 + $1 }
    worst = max(worst, other.worst)
  }

  mutating func add(_ item: FindingItem, of plugin: String) {
    let diagnostic = Diagnostic(item, of: plugin)
    worst = max(worst, item.severity)
    let count = counts[diagnostic.rule, default: 0]
    counts[diagnostic.rule] = count + 1
    guard count < RecordCheck.listedFindings else {
      unlisted[diagnostic.rule, default: 0] += 1
      return
    }
    let parts = item.ref?.split(separator: "/#").map(String.init) ?? []
    findings.append(
      Finding(
        severity: item.severity, rule: diagnostic.rule, form: parts.first,
        record: parts.count == 2 ? Int64(parts[1]) : nil, field: item.field,
        message: item.message, remedy: item.remedy))
  }
}

extension Plugins {
  /// Sends records of forms to plugins that may see them.
  ///
  /// - Parameters:
  ///   - forms: none for all that the plugins may be sent.
  ///   - id: nil for all plugins that are enabled.
  ///   - failed: is told of a plugin that could not be called, or whose call failed.
  public func check(
    _ forms: [String], by id: String?, for audience: Audience, in store: Store,
    isCancelled: @escaping () -> Bool = { false }, failed: (any Error) -> Void
  ) throws -> RecordCheck {
    for form in forms { _ = try Workspace.targets.named(form) }
    let plugins: [EnabledPlugin]
    if let id {
      plugins = [try enabled(id, in: store)]
      for form in forms where !plugins[0].forms(for: .recordCheck).contains(form) {
        throw PluginRefusal.noForm(id, form: form, allowed: plugins[0].forms(for: .recordCheck))
      }
    } else {
      let found = try enabled(for: .recordCheck, in: store)
      for problem in found.problems { failed(PluginProblem(diagnostic: problem)) }
      plugins = found.plugins
    }
    var result = RecordCheck()
    for plugin in plugins {
      do {
        let (checked, findings) = try check(
          forms, by: plugin, for: audience, in: store, isCancelled: isCancelled)
        result.add(checked, findings)
      } catch  where id == nil && !isCancelled() {
        failed(error)
      }
    }
    return result
  }

  private func check(
    _ forms: [String], by plugin: EnabledPlugin, for audience: Audience, in store: Store,
    isCancelled: @escaping () -> Bool
  ) throws -> (RecordCheck.Checked, RecordCheck) {
    let allowed = plugin.forms(for: .recordCheck)
    let sent = Workspace.targets.filter {
      allowed.contains($0.form.name) && (forms.isEmpty || forms.contains($0.form.name))
    }
    return try store.read { db in
      let records = RecordStream(sent, for: audience, in: db)
      var findings = RecordCheck()
      var streams = PluginCall.Streams(next: { try records.next() }) { item in
        if case .finding(let finding) = item { findings.add(finding, of: plugin.plugin.id) }
      }
      streams.isCancelled = isCancelled
      _ = try plugin.call(.recordCheck, forms: sent.map(\.form.name), streams)
      let checked = RecordCheck.Checked(
        plugin: plugin.plugin.id, version: plugin.plugin.manifest.version,
        forms: sent.map(\.form.name), records: records.count, withheld: records.withheld)
      return (checked, findings)
    }
  }
}

/// A plugin that is enabled and cannot be called.
struct PluginProblem: DiagnosticError {
  let diagnostic: Diagnostic
}
