/// The house: on which floor each module stands. A module may import what lies on lower floors.
enum Floors {
  static let modules: [String: Int] = [
    "baraza": 8,
    "CommandLineTool": 7, "Web": 7,
    "Platform": 6,
    "Importing": 5, "GoldenThread": 5,
    "DonorReporting": 4,
    "Portfolio": 3, "Commitments": 3, "Training": 3, "Accounts": 3,
    "IATI": 2, "Reference": 2, "Disclosure": 2, "Drawing": 2,
    "PluginHost": 2, "PluginKit": 2,
    "Storage": 1, "XML": 1, "CodeLists": 1, "PluginProtocol": 1, "Spreadsheets": 1,
    "Pages": 1,
    "Kernel": 0, "CLibXML2": 0, "CZlib": 0, "CXLSXWriter": 0, "CLinux": 0,
  ]

  /// What comes with the Swift toolchain and needs no dependency.
  static let toolchain: Set = [
    "Swift", "Foundation", "FoundationEssentials", "FoundationNetworking", "Dispatch",
    "Synchronization", "Glibc", "Musl", "Darwin",
  ]

  /// Modules that a product brings along under a name of their own.
  static let modulesOfProducts: [String: Set<String>] = ["GRDB": ["GRDB", "GRDBSQLite"]]

  /// Why a module of the house may not import another; nil where it may.
  static func objection(to imported: String, in module: String) -> String? {
    guard let floor = modules[module] else {
      return "\(module) stands on no floor; give it one in Floors.swift"
    }
    guard let other = modules[imported], other >= floor else { return nil }
    return other > floor
      ? "\(module) (floor \(floor)) imports upward: \(imported) (floor \(other))"
      : "\(module) imports \(imported), a room on its own floor (\(floor))"
  }
}
