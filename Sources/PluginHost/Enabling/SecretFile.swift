import Foundation
import Glibc

/// A file that holds one secret, which its owner alone may read.
enum SecretFile {
  /// The file's text without the line end.
  ///
  /// - Parameter name: of the setting.
  static func text(_ path: String, of name: String) throws(SettingFault) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw .secret(name, path: path, reason: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .secret(name, path: path, reason: "it is no file")
    }
    guard status.st_mode & 0o077 == 0 else {
      throw .secret(name, path: path, reason: "others may read it")
    }
    guard (1...largest).contains(Int(status.st_size)) else {
      throw .secret(name, path: path, reason: "it is empty or has more than \(largest) bytes")
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
    guard let bytes = try? handle.readToEnd(), let text = String(data: bytes, encoding: .utf8)
    else {
      throw .secret(name, path: path, reason: "it is no text in UTF-8")
    }
    let secret = String(text.drop(last: ["\r\n", "\n"]))
    guard !secret.isEmpty else {
      throw .secret(name, path: path, reason: "it holds a line end only")
    }
    return secret
  }

  /// In bytes.
  private static let largest = 65_536
}

extension String {
  /// Without one of the characters at the end.
  fileprivate func drop(last characters: [Character]) -> Substring {
    last.map { characters.contains($0) } == true ? dropLast() : self[...]
  }
}
