import Glibc

/// Free space where a store or a backup lies.
public enum DiskSpace {
  /// Bytes that this process may still write at the path's folder, nil if unknown.
  public static func available(at path: String) -> Int64? {
    var status = statvfs()
    guard statvfs(FilePath.folder(of: path), &status) == 0 else { return nil }
    let (bytes, overflow) = UInt64(status.f_bavail)
      .multipliedReportingOverflow(by: UInt64(status.f_frsize))
    return overflow ? .max : Int64(clamping: bytes)
  }

  /// Throws `StoreFailure.diskFull` unless that many bytes are free.
  public static func require(_ bytes: Int64, at path: String) throws {
    if let available = available(at: path), available < bytes {
      throw StoreFailure.diskFull(path: path, needed: bytes)
    }
  }

  /// Bytes as people read them: 512 bytes, 3.4 MB. Powers of 1,000.
  static func text(_ bytes: Int64) -> String {
    guard bytes >= 1000 else { return "\(bytes) bytes" }
    var unit = 0
    var tenths = bytes / 100
    while tenths >= 10_000, unit < 3 {
      tenths /= 1000
      unit += 1
    }
    return "\(tenths / 10).\(tenths % 10) \(["kB", "MB", "GB", "TB"][unit])"
  }
}
