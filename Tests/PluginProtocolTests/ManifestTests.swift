import Foundation
import PluginProtocol
import Testing

@Suite("Manifests of plugins")
struct ManifestTests {
  static let good = """
    {"manifest":1,"id":"xlsx-ledger","name":"Ledger","version":"1.0.0",
     "protocol":{"min":1,"max":1},"command":["python3","run.py"],"files":["run.py"],
     "hooks":["import.read"],"permissions":["propose:ledger-entries"],
     "settings":{"type":"object","properties":{
       "sheet":{"type":"string","description":"The sheet.","default":"Ledger"}}},
     "limits":{"seconds":30}}
    """

  @Test("A manifest is read, and written as it was")
  func read() throws {
    let manifest = try Manifest.decoded(from: Array(ManifestTests.good.utf8))
    #expect(manifest.hooks == [.importRead])
    #expect(manifest.permissions == [.propose("ledger-entries")])
    let again = try Manifest.decoded(from: Array(JSONEncoder().encode(manifest)))
    #expect(again == manifest)
  }

  @Test(
    "What a manifest may not say is named with its place and a remedy",
    arguments: [
      (#""id":"xlsx-ledger""#, #""id":"../x""#, "id “../x” is no id"),
      (#""manifest":1"#, #""manifest":2"#, "this Baraza reads 1"),
      (#""min":1,"max":1"#, #""min":2,"max":3"#, "Update Baraza."),
      (#""min":1,"max":1"#, #""min":0,"max":0"#, "Update the plugin."),
      (#"["python3","run.py"]"#, "[]", "names no program"),
      (#"["python3","run.py"]"#, #"["./other"]"#, "not among the files"),
      (#"["run.py"]"#, #"["../run.py"]"#, "does not lie in the plugin's folder"),
      (#"["run.py"]"#, #"["/etc/passwd"]"#, "does not lie in the plugin's folder"),
      (#"["run.py"]"#, #"["a//b"]"#, "does not lie in the plugin's folder"),
      (#"["import.read"]"#, #"["import.write"]"#, "hooks.Index 0 cannot be used"),
      (#"["import.read"]"#, #"["record.check"]"#, "import.read goes with propose:FORM"),
      (#""propose:ledger-entries""#, #""everything""#, "is no permission"),
      (#""seconds":30"#, #""seconds":999999"#, "limits.seconds is 999999"),
      (#""default":"Ledger""#, #""default":3"#, "is not a value of the setting"),
      (#""version":"1.0.0","#, "", "version is missing"),
      (#""version":"1.0.0","#, #""version":"1.0.0",,"#, "plugin.json:1:"),
    ])
  func faults(part: String, wrong: String, message: String) throws {
    let text = ManifestTests.good.replacingOccurrences(of: part, with: wrong)
    #expect(text != ManifestTests.good)
    let fault = try #require(throws: ManifestFault.self) {
      try Manifest.decoded(from: Array(text.utf8))
    }
    #expect("\(fault)".contains(message), "\(fault)")
  }
}
