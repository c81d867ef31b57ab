import Foundation

/// Material that lies beside the repository and is not part of it.
public enum Shared {
  /// `../shared`, or nil where it is absent: tests that need it then skip, and say so.
  public static var folder: URL? {
    let shared = repository.deletingLastPathComponent().appending(path: "shared")
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: shared.path, isDirectory: &isFolder)
    return exists && isFolder.boolValue ? shared : nil
  }

  /// The root of the repository.
  public static let repository = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
