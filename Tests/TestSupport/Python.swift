import Foundation

/// The python that has a module of a Debian package: that package is for Debian's python, which need
/// not be the first in PATH.
public enum Python {
  /// - Throws: where no python has the module.
  public static func having(_ module: String) throws -> String {
    for python in ["python3", "/usr/bin/python3"] {
      let run = try? RunProcess.run(python, ["-c", "import \(module)"])
      if run?.status == 0 { return python }
    }
    throw Failure(description: "No python3 has \(module); run make deps, or install it.")
  }

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }
}
