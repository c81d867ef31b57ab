import Foundation
import GRDB
import Kernel
import Storage
import TestSupport
import Testing

@testable import Training

/// A key file that is lost, another's, damaged or open to others is told, and nothing is lost.
struct KeyFileTests {
  let scene: VaultScene
  let participant: Int64

  init() throws {
    scene = try VaultScene()
    participant = try scene.participant([.name: "Illustrative Amina"])
  }

  private var path: String { scene.keyFile.path }

  private func expectFailure(_ rule: String, _ part: String) throws {
    let digest = try scene.store.read { try scene.store.contentDigest($0) }
    for body in [
      { _ = try scene.reopened() }, { _ = try scene.read(participant) },
      { _ = try scene.vault.find("amina", in: .name, for: .travel, by: .illustrative) },
      { _ = try scene.vault.export(of: participant, by: .illustrative) },
      { _ = try scene.vault.rotate(by: .illustrative) },
      { _ = try scene.problems() },
      { try scene.vault.write([.name: "Illustrative"], of: participant, by: .illustrative) },
      {
        _ = try scene.vault.erase(
          of: participant, because: .request, on: .day("2026-03-08"), by: .illustrative)
      },
    ] as [() throws -> Void] {
      let error = #expect(throws: VaultFailure.self, performing: body)
      #expect(error?.diagnostic.rule == "vault.\(rule)")
      #expect(error?.diagnostic.remedy?.isEmpty == false)
      #expect("\(String(describing: error))".contains(part))
    }
    #expect(try scene.store.read { try scene.store.contentDigest($0) } == digest)
  }

  private func text() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  private func write(_ text: String) throws {
    try text.write(toFile: path, atomically: false, encoding: .utf8)
  }

  @Test("It is made for its owner alone, apart from the store, and read as text")
  func isPrivate() throws {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try text().hasPrefix("Baraza vault keys, version 1\n"))
    #expect(try text().split(separator: "\n").count == 5)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scene.folder.url.path + "/keys")
        == ["vault.key"])
    let beside = KeyFile(path: scene.data.appending(path: "vault.key").path)
    let store = try Store.create(
      at: scene.data.appending(path: "other.sqlite").path, schema: VaultScene.schema)
    #expect(throws: VaultFailure.keyFileBesideStore(path: beside.path)) {
      try Vault.begin(store, beside, by: .illustrative)
    }
    #expect(throws: VaultFailure.notBegun) { try Vault(store, scene.keyFile) }
    // One file may serve several stores.
    _ = try Vault.begin(store, scene.keyFile, by: .illustrative)
    #expect(throws: VaultFailure.begunAlready) {
      try Vault.begin(store, scene.keyFile, by: .illustrative)
    }
    #expect(try scene.read(participant) == [.name: "Illustrative Amina"])
    try store.close()
  }

  @Test("Where it lies follows the environment")
  func location() {
    #expect(KeyFile(environment: ["BARAZA_KEYS": "k", "HOME": "h"]).path == "k")
    #expect(
      KeyFile(environment: ["XDG_CONFIG_HOME": "/c", "HOME": "/h"]).path == "/c/baraza/vault.key")
    #expect(
      KeyFile(environment: ["XDG_CONFIG_HOME": "c", "HOME": "/h"]).path
        == "/h/.config/baraza/vault.key")
  }

  @Test("Lost, and back again")
  func lost() throws {
    let kept = try text()
    try FileManager.default.removeItem(atPath: path)
    try expectFailure("key-file-missing", "Nothing in the store is lost")
    try write(kept)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    try expectFailure("key-file-exposed", "chmod 600")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    #expect(try scene.read(participant) == [.name: "Illustrative Amina"])
  }

  @Test("Another store's, or an older copy")
  func wrong() throws {
    let kept = try text()
    let other = KeyFile(path: path + "-other")
    _ = try other.addKey()
    let foreign = try String(contentsOfFile: other.path, encoding: .utf8)
    try write(foreign)
    try expectFailure("wrong-key", "the store needs the key")
    try write(kept)
    _ = try scene.vault.rotate(by: .illustrative)
    let rotated = try text()
    try write(kept)
    try expectFailure("wrong-key", "older copy")
    try write(rotated)
    #expect(try scene.read(participant) == [.name: "Illustrative Amina"])
  }

  @Test("Any changed character of it, and any missing end, is told from a wrong key")
  func damaged() throws {
    let kept = try text()
    let characters = Array(kept)
    for index in characters.indices where index.isMultiple(of: 7) {
      var edited = characters
      edited[index] = edited[index] == "5" ? "6" : "5"
      #expect(throws: VaultFailure.self, "\(index)") {
        try KeyFileText.read(String(edited), path)
      }
    }
    for length in stride(from: 0, to: characters.count - 1, by: 5) {
      #expect(throws: VaultFailure.self, "\(length)") {
        try KeyFileText.read(String(characters.prefix(length)), path)
      }
    }
    #expect(try KeyFileText.read(kept.replacing("\n", with: "\r\n"), path).keys.count == 1)
    try write(String(characters.dropLast(30)))
    try expectFailure("key-file-damaged", "checksum")
    try write(kept)
    #expect(try scene.read(participant) == [.name: "Illustrative Amina"])
  }

  @Test("A change of keys changes every value, and old keys are forgotten when asked")
  func rotates() throws {
    let ciphertexts = "SELECT ciphertext FROM vault_fields"
    let before = try scene.store.read { try Data.fetchAll($0, sql: ciphertexts) }
    let receipt = try scene.vault.rotate(by: .illustrative)
    let after = try scene.store.read { try Data.fetchAll($0, sql: ciphertexts) }
    #expect(receipt.values == 1 && receipt.from != receipt.to)
    #expect(Set(before).isDisjoint(with: after))
    #expect(try scene.keyFile.keys().count == 2)
    #expect(
      try scene.vault.find("amina", in: .name, for: .travel, by: .illustrative)
        == [scene.code(participant)])
    #expect(try scene.vault.forgetOldKeys(by: .illustrative) == [receipt.from])
    #expect(try scene.keyFile.keys().keys.map(\.description) == [receipt.to])
    #expect(try scene.vault.forgetOldKeys(by: .illustrative) == [])
    #expect(try scene.read(participant) == [.name: "Illustrative Amina"])
    #expect(try scene.problems() == [])
    #expect(try StoreCheck.run(scene.store, further: [Vault.check(scene.keyFile)]).ok)
    #expect(try scene.store.read(Audit.verify) == [])
  }
}
