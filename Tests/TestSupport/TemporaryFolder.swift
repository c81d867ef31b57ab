import Foundation

/// A new, empty folder for one test.
public struct TemporaryFolder: Sendable {
  public let url: URL

  public init() throws {
    url = FileManager.default.temporaryDirectory
      .appending(path: "baraza-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  /// Removes the folder with all that is in it.
  public func remove() {
    try? FileManager.default.removeItem(at: url)
  }
}
