import Foundation
import Kernel

extension Manifest {
  /// Reads a manifest and checks what it says.
  ///
  /// - Throws: ``ManifestFault``
  public static func decoded(from bytes: [UInt8]) throws(ManifestFault) -> Manifest {
    do {
      _ = try StrictJSON.value(bytes)
    } catch {
      throw ManifestFault(error, in: bytes)
    }
    let manifest: Manifest
    do {
      manifest = try JSONDecoder().decode(Manifest.self, from: Data(bytes))
    } catch {
      throw ManifestFault(error)
    }
    if let fault = manifest.fault { throw fault }
    return manifest
  }

  private var fault: ManifestFault? {
    let sent = permissions.contains { if case .read = $0 { true } else { false } }
    let proposed = permissions.contains { if case .propose = $0 { true } else { false } }
    return if manifest != 1 {
      ManifestFault("manifest", "is \(manifest); this Baraza reads 1", "Write 1.")
    } else if id.wholeMatch(of: /[a-z][a-z0-9-]{1,39}/) == nil {
      ManifestFault(
        "id", "“\(id)” is no id", "Write 2 to 40 small letters, digits and hyphens.")
    } else if self.protocol.min > self.protocol.max {
      ManifestFault("protocol", "has a min above its max", "Write the range that you speak.")
    } else if self.protocol.max < PluginProtocol.oldest {
      ManifestFault(
        "protocol",
        "ends at \(self.protocol.max); this Baraza speaks \(PluginProtocol.oldest) "
          + "to \(PluginProtocol.version)", "Update the plugin.")
    } else if self.protocol.min > PluginProtocol.version {
      ManifestFault(
        "protocol",
        "begins at \(self.protocol.min); this Baraza speaks "
          + "\(PluginProtocol.oldest) to \(PluginProtocol.version)", "Update Baraza.")
    } else if command.first?.isEmpty ?? true {
      ManifestFault("command", "names no program", "Write [\"./run\"] or [\"python3\",\"run.py\"].")
    } else if command[0].contains("/"), !files.contains(Manifest.plain(command[0])) {
      ManifestFault(
        "command", "runs \(command[0]), which is not among the files",
        "Add it to files, so that a change of it is noticed.")
    } else if let path = files.first(where: { !Manifest.isInside($0) }) {
      ManifestFault(
        "files", "“\(path)” does not lie in the plugin's folder",
        "Write paths below it, without .. and without / at the beginning.")
    } else if hooks.isEmpty || Set(hooks).count != hooks.count {
      ManifestFault("hooks", "is empty or names one twice", "Name each hook once.")
    } else if hooks.contains(.importRead) != proposed {
      ManifestFault(
        "permissions", "do not fit: import.read goes with propose:FORM",
        "Name both or neither.")
    } else if hooks.contains(.recordCheck) != sent {
      ManifestFault(
        "permissions", "do not fit: record.check goes with read:FORM", "Name both or neither.")
    } else if hooks.contains(.reportRender) != permissions.contains(.reports) {
      ManifestFault(
        "permissions", "do not fit: report.render goes with reports", "Name both or neither.")
    } else {
      limits?.fault ?? settings?.fault
    }
  }

  /// The path without `./` at the beginning.
  private static func plain(_ path: String) -> String {
    path.hasPrefix("./") ? String(path.dropFirst(2)) : path
  }

  private static func isInside(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return !path.contains("\0") && parts.allSatisfy { !["", ".", ".."].contains($0) }
  }
}

extension Limits {
  fileprivate var fault: ManifestFault? {
    Limits.all.lazy.compactMap { limit in
      guard let asked = limit.of(self), let most = limit.of(.highest),
        !(1...most).contains(asked)
      else { return nil }
      return ManifestFault(
        "limits.\(limit.name)", "is \(asked)", "Write a number from 1 to \(most).")
    }.first
  }
}

extension SettingsSchema {
  fileprivate var fault: ManifestFault? {
    if type != "object" {
      return ManifestFault("settings.type", "is \(type)", "Write object.")
    }
    if let name = required?.first(where: { properties[$0] == nil }) {
      return ManifestFault(
        "settings.required", "names \(name), which is no property", "Describe it there.")
    }
    for (name, property) in properties.sorted(by: { $0.key < $1.key }) {
      if property.format == .secret, property.type != .string || property.default != nil {
        return ManifestFault(
          "settings.properties.\(name)", "is a secret and not plain text without a default",
          "A secret is a string that an administrator's file holds.")
      }
      if let value = property.default, !property.takes(value) {
        return ManifestFault(
          "settings.properties.\(name).default", "is not a value of the setting",
          "Write one of its type, and of its enum.")
      }
    }
    return nil
  }
}

extension SettingsSchema.Property {
  func takes(_ value: SettingValue) -> Bool {
    guard `enum`?.contains(value) ?? true else { return false }
    return switch (type, value) {
    case (.string, .text), (.integer, .integer), (.boolean, .flag): true
    default: false
    }
  }
}
