import Foundation
import Kernel
import PluginProtocol

/// A new plugin: a small program that works, and a case that it passes.
public struct PluginTemplate: Sendable {
  let id: String
  let hook: Hook
  let language: PluginLanguage
  /// The form that it proposes, or is sent.
  let form: String
  /// Fields of that form with values that it takes.
  let sample: [(field: String, text: String)]

  /// - Parameters:
  ///   - form: what records are proposed or sent; of no account for reports.
  ///   - sample: fields of it, with values that it takes.
  public init(
    id: String, hook: Hook, language: PluginLanguage, form: String,
    sample: [(field: String, text: String)]
  ) {
    self.id = id
    self.hook = hook
    self.language = language
    self.form = form
    self.sample = sample
  }

  /// Writes the plugin's folder.
  ///
  /// - Parameter parent: a folder, made where it is missing.
  /// - Returns: the plugin, which passes its case.
  /// - Throws: ``PluginTemplateFault``, `ManifestFault`, ``PluginFolderFault``
  public func write(in parent: String) throws -> Plugin {
    let manifest = try encoded(manifest)
    // Refused before anything is written where the id is none.
    _ = try Manifest.decoded(from: Array(manifest))
    let home = URL(filePath: parent).appending(path: id)
    guard !FileManager.default.fileExists(atPath: home.path) else {
      throw PluginTemplateFault(folder: home.path)
    }
    let cases = home.appending(path: "cases")
    try FileManager.default.createDirectory(at: cases, withIntermediateDirectories: true)
    let call = PluginTemplateCase(self)
    for (name, bytes) in [
      (Manifest.fileName, manifest), (language.file, Data(program.utf8)),
      ("README.md", Data(readme.utf8)), ("cases/sample.in.ndjson", call.input()),
      ("cases/sample.out.ndjson", call.answer()),
    ] {
      try bytes.write(to: home.appending(path: name))
    }
    return try Plugin(folder: home.path)
  }

  private var manifest: Manifest {
    Manifest(
      id: id, name: id, version: "0.1.0", about: about, command: language.command,
      files: [language.file], hooks: [hook], permissions: [permission], settings: settings)
  }

  private var permission: Permission {
    switch hook {
    case .importRead: .propose(form)
    case .recordCheck: .read(form)
    case .reportRender: .reports
    }
  }

  private var about: String {
    switch hook {
    case .importRead: "Reads CSV whose columns are fields of \(form)."
    case .recordCheck: "Finds \(form) in which a field is empty."
    case .reportRender: "Writes a list of a report's files."
    }
  }

  private var settings: SettingsSchema? {
    hook == .recordCheck
      ? SettingsSchema(properties: [
        "field": .init(
          type: .string, description: "The field that must not be empty.",
          default: .text(checkedField))
      ]) : nil
  }

  /// The field that a new check looks at.
  var checkedField: String { sample.first?.field ?? "title" }

  private func encoded(_ manifest: Manifest) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(manifest) + [0x0A]
  }

  private var program: String {
    let text =
      switch (language, hook) {
      case (.python, .importRead): PythonTemplate.importRead
      case (.python, .recordCheck): PythonTemplate.recordCheck
      case (.python, .reportRender): PythonTemplate.reportRender
      case (.sh, .importRead): ShellTemplate.importRead
      case (.sh, .recordCheck): ShellTemplate.recordCheck
      case (.sh, .reportRender): ShellTemplate.reportRender
      }
    return text.replacing("FIELD", with: checkedField) + "\n"
  }

  private var readme: String {
    """
    # \(id)

    \(about)

    - `baraza plugin test \(id)` runs the cases in `cases`; with `--record` it writes what the plugin
      answers now as what it should answer.
    - `baraza plugin enable \(id)` shows what it may do and turns it on.

    """
  }
}

/// A folder that is there already.
public struct PluginTemplateFault: DiagnosticError, Hashable {
  let folder: String

  public var diagnostic: Diagnostic {
    Diagnostic(
      .error, rule: "plugin.new", at: Place(file: folder), "there is such a folder already.",
      remedy: "Choose another id, or another folder with --plugins.")
  }
}
