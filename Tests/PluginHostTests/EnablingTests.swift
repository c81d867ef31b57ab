import Foundation
import GRDB
import Kernel
import PluginProtocol
import Storage
import TestSupport
import Testing

@testable import PluginHost

@Suite("What is enabled, with its settings and its log")
struct EnablingTests {
  private static let schema: StoreSchema = .storage + .pluginHost

  private func withStore<T>(_ body: (Store, Actor) throws -> T) throws -> T {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let store = try Store.create(
      at: folder.url.appending(path: "s.sqlite").path, schema: EnablingTests.schema, office: 1)
    defer { try? store.close() }
    return try body(store, Actor(name: "Tester"))
  }

  @Test("The schema is the golden one, and each foreign key has a child index")
  func golden() throws {
    try withStore { store, _ in
      try store.read { db in
        let sql = try String.fetchAll(
          db, sql: "SELECT sql FROM sqlite_master WHERE sql LIKE '%plugin_%' ORDER BY rowid")
        try Golden.expect(sql.map { $0 + ";\n" }.joined(separator: "\n"), file: "schema.sql")
        #expect(ForeignKeys.withoutChildIndex { (try? String.fetchAll(db, sql: $0)) ?? [$0] } == [])
        for query in EnablingTests.schema.content {
          #expect(try !db.makeStatement(sql: query.sql).columnNames.contains("id"))
        }
      }
    }
  }

  @Test("Enabling is a revision with its actor; a changed plugin is refused until enabled again")
  func enabling() throws {
    let fixture = try PluginFixture("done(0)")
    defer { fixture.folder.remove() }
    try withStore { store, actor in
      func held() throws -> PluginEnabling? {
        try store.read { try PluginEnabling.of("sample", in: $0) }
      }
      func enable(_ plugin: Plugin, _ settings: [String: SettingValue] = [:]) throws {
        try store.change(by: actor, because: "enable") {
          try PluginEnabling.enable(plugin, settings: settings, in: $0)
        }
      }
      func refusal(_ plugin: Plugin) throws -> PluginRefusal? {
        let enabling = try held()
        let made = Result { () throws(PluginRefusal) in
          try EnabledPlugin(plugin, enabling, host: "baraza", log: nil)
        }
        guard case .failure(let refusal) = made else { return nil }
        return refusal
      }
      #expect(try refusal(fixture.plugin) == .off("sample"))
      try enable(fixture.plugin, ["a": .text("b"), "n": .integer(3), "f": .flag(true)])
      #expect(try held()?.permissions == ["propose:concerns"])
      #expect(try held()?.settings == ["a": .text("b"), "n": .integer(3), "f": .flag(true)])
      #expect(try refusal(fixture.plugin) == nil)
      try fixture.put("done(0) # other", in: "run.py")
      let changed = try Plugin(folder: fixture.plugin.folder)
      #expect(try refusal(changed) == .changed("sample"))
      try enable(changed)
      #expect(try refusal(changed) == nil && refusal(fixture.plugin) == .changed("sample"))
      try enable(changed)
      try store.change(by: actor, because: "disable") {
        try PluginEnabling.disable("sample", in: $0)
      }
      #expect(try refusal(changed) == .off("sample"))
      #expect(throws: PluginRefusal.off("sample")) {
        try store.change(by: actor, because: "disable") {
          try PluginEnabling.disable("sample", in: $0)
        }
      }
      // What says the same again is no revision.
      let actors = try store.read { try String.fetchAll($0, sql: "SELECT actor FROM revisions") }
      #expect(actors == ["Tester", "Tester", "Tester"])
    }
  }

  private static let settings: SettingsSchema? = SettingsSchema(
    properties: [
      "sheet": .init(type: .string, description: "A sheet.", default: .text("Ledger")),
      "row": .init(type: .integer, description: "A row."),
      "strict": .init(type: .boolean, description: "Strict."),
      "form": .init(
        type: .string, description: "A form.", enum: [.text("long"), .text("short")]),
      "token": .init(type: .string, description: "A token.", format: .secret),
    ], required: ["row"])

  @Test("Settings are checked by the schema")
  func settings() throws {
    let settings = EnablingTests.settings
    #expect(
      try settings.values(of: [("row", "7"), ("strict", "true"), ("form", "long")])
        == ["row": .integer(7), "strict": .flag(true), "form": .text("long")])
    for (texts, words) in [
      ([("row", "seven")], "“seven” is no value of row. Set a whole number."),
      ([("row", "1"), ("strict", "yes")], "Set true or false."),
      ([("row", "1"), ("form", "tall")], "Set one of long, short."),
      ([("row", "1"), ("row", "2")], "set twice"),
      ([("row", "1"), ("colour", "red")], "Set one of form, row, sheet, strict, token."),
      ([("sheet", "a")], "row must be set: A row."),
      ([("row", "1"), ("token", "/no/such/file")], "cannot be read from /no/such/file"),
    ] {
      let fault = #expect(throws: SettingFault.self) {
        try settings.values(of: texts.map { (name: $0.0, text: $0.1) })
      }
      #expect("\(try #require(fault))".contains(words))
    }
    let none: SettingsSchema? = nil
    #expect(throws: SettingFault.unknown("a", known: [])) {
      try none.values(of: [(name: "a", text: "b")])
    }
  }

  @Test("A call is given defaults, and the text of a secret's file, which its owner alone may read")
  func secrets() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let file = folder.url.appending(path: "token")
    try Data("s3cret/\u{fc}\n".utf8).write(to: file)
    func mode(_ mode: Int) throws {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
    }
    let texts = [(name: "row", text: "1"), (name: "token", text: file.path)]
    try mode(0o644)
    #expect(throws: SettingFault.self) { try EnablingTests.settings.values(of: texts) }
    try mode(0o600)
    let held = try EnablingTests.settings.values(of: texts)
    #expect(held["token"] == .text(file.path))
    let (values, mask) = try EnablingTests.settings.forCall(held)
    #expect(values["token"] == .text("s3cret/\u{fc}") && values["sheet"] == .text("Ledger"))
    #expect(values["strict"] == nil)
    for text in ["s3cret/\u{fc}", "s3cret\\/\u{fc}", #"s3cret/\u00fc"#, #"s3cret\/\u00fc"#] {
      #expect(mask.masking("\"\(text)\" it is") == "\"•••\" it is")
    }
    #expect(mask.masking("s3cre") == "s3cre")
  }

  @Test("The log is its owner's, has no secrets, and forgets the oldest calls")
  func log() throws {
    let fixture = try PluginFixture(
      "print('the token is', call['params']['settings']['token'], file=sys.stderr)\n"
        + "fail(5, 'no ' + call['params']['settings']['token'])")
    defer { fixture.folder.remove() }
    let secret = fixture.folder.url.appending(path: "secret")
    try Data("hunter2".utf8).write(to: secret)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: secret.path)
    let path = URL(filePath: fixture.plugin.folder).appending(path: Manifest.fileName)
    let manifest = try String(contentsOf: path, encoding: .utf8)
    try fixture.put(
      manifest.replacing(
        "\"version\":\"1\"",
        with: """
          "version":"1","settings":{"type":"object","properties":{"token":{"type":"string",
          "description":"T","format":"secret"}}}
          """), in: Manifest.fileName)
    let plugin = try Plugin(folder: fixture.plugin.folder)
    let log = PluginLog(store: fixture.folder.url.appending(path: "s.sqlite").path)
    try withStore { store, actor in
      try store.change(by: actor, because: "enable") {
        try PluginEnabling.enable(plugin, settings: ["token": .text(secret.path)], in: $0)
      }
      let enabling = try store.read { try PluginEnabling.of("sample", in: $0) }
      let enabled = try EnabledPlugin(plugin, enabling, host: "baraza", log: log)
      var traced = ""
      let failure = #expect(throws: CallFailure.self) {
        try enabled.call(.importRead, forms: ["concerns"], .init()) { traced += "\($0) \($1)\n" }
      }
      #expect("\(try #require(failure))".contains("no •••"))
      #expect("\(try #require(failure))".contains("| the token is •••"))
      #expect(traced.contains("\"token\":\"•••\"") && !traced.contains("hunter2"))
    }
    let entry = try #require(try log.entries().first)
    #expect(entry.ended == "plugin.refused.5" && entry.message == "no •••")
    #expect(entry.stderr == "the token is •••\n" && entry.milliseconds > 0)
    let attributes = try FileManager.default.attributesOfItem(atPath: log.path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    var long = PluginLog.Entry(plugin, .importRead)
    long.end(Diagnostic(.error, rule: "x", String(repeating: "y", count: 10_000)))
    for _ in 0..<130 { log.append(long) }
    let size = try #require(FileManager.default.contents(atPath: log.path)).count
    #expect(size < PluginLog.limit && size > PluginLog.limit / 2)
    let entries = try log.entries()
    #expect(entries.allSatisfy { $0.ended == "x" } && entries.count > 50)
  }

  @Test("A call whose plugin changes its own files meanwhile is not used")
  func changesMeanwhile() throws {
    let fixture = try PluginFixture("open('run.py', 'a').write('# more')\ndone(0)")
    defer { fixture.folder.remove() }
    try withStore { store, actor in
      try store.change(by: actor, because: "enable") {
        try PluginEnabling.enable(fixture.plugin, settings: [:], in: $0)
      }
      let enabling = try store.read { try PluginEnabling.of("sample", in: $0) }
      let enabled = try EnabledPlugin(fixture.plugin, enabling, host: "baraza", log: nil)
      #expect(throws: PluginRefusal.changedMeanwhile("sample")) {
        try enabled.call(.importRead, forms: ["concerns"], .init())
      }
    }
  }

  @Test(
    "A new plugin passes its case and keeps the rules",
    arguments: PluginLanguage.allCases, Hook.allCases)
  func templates(language: PluginLanguage, hook: Hook) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let template = PluginTemplate(
      id: "fresh", hook: hook, language: language, form: "concerns",
      sample: [("code", "X-1"), ("raised_on", "2026-01-31")])
    let plugin = try template.write(in: folder.url.path)
    for sample in try PluginCase.all(of: plugin) {
      #expect(try sample.difference(plugin, .init())?.diagnostic == nil)
      let findings = try Conformance(plugin, hook: hook, sample: sample).run()
      #expect(findings.filter { !$0.isKept } == [])
    }
    let findings = try Conformance(plugin, hook: hook).run()
    #expect(findings.filter { !$0.isKept } == [])
    #expect(throws: PluginTemplateFault.self) { try template.write(in: folder.url.path) }
    #expect(throws: ManifestFault.self) {
      try PluginTemplate(id: "../up", hook: hook, language: language, form: "a", sample: [])
        .write(in: folder.url.path)
    }
  }
}
