import Foundation
import Kernel

/// Where proposals wait for a person.
struct ProposalFolder {
  /// How many may wait: nobody looks through more.
  static let most = 1_000

  /// From the root: who applies a plan may stand elsewhere.
  let path: String

  init(path: String) { self.path = URL(filePath: path).absoluteURL.path }

  /// A new file in it, which its owner alone may read.
  func hold(_ bytes: [UInt8], of form: String) throws -> String {
    let folder = URL(filePath: path)
    try? FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let waiting = (try? FileManager.default.contentsOfDirectory(atPath: path))?.count ?? 0
    guard waiting < ProposalFolder.most else { throw ProposalFolderFull(path: path) }
    let mark = String(UInt64.random(in: .min ... .max), radix: 36)
    let file = folder.appending(path: "\(form)-\(mark).csv").path
    try OutputFile.write(to: file, isPrivate: true) { try $0.write(contentsOf: Data(bytes)) }
    return file
  }

  func remove(_ file: String) { try? FileManager.default.removeItem(atPath: file) }
}

/// Why no more proposals are held.
struct ProposalFolderFull: DiagnosticError {
  let path: String

  var diagnostic: Diagnostic {
    Diagnostic(
      .error, rule: "proposal.full", at: Place(file: path),
      "\(ProposalFolder.most) files wait in the folder of proposals.",
      remedy: "Import or delete them, then propose again.")
  }
}
