import Glibc

/// Where a program lies.
enum ProgramSearch {
  static var path: String {
    guard let value = getenv("PATH"), value.pointee != 0 else {
      return "/usr/local/bin:/usr/bin:/bin"
    }
    return String(cString: value)
  }

  /// The full path of a program that is looked up in `PATH`.
  static func inPath(_ name: String) -> String? {
    for folder in path.split(separator: ":") where folder.hasPrefix("/") {
      let candidate = "\(folder)/\(name)"
      if isProgram(candidate) { return candidate }
    }
    return nil
  }

  /// Checks what would otherwise fail in a wrapper's words.
  static func check(_ command: PluginCommand) throws(ProcessFailure) {
    guard isFolder(command.folder) else { throw .noFolder(command.folder) }
    let program = command.program
    guard !program.isEmpty, !command.arguments.contains(where: { $0.utf8.contains(0) }) else {
      throw .noProgram(program, folder: command.folder)
    }
    guard program.contains("/") else {
      guard inPath(program) != nil else { throw .notInPath(program) }
      return
    }
    let file = program.hasPrefix("/") ? program : "\(command.folder)/\(program)"
    guard access(file, F_OK) == 0, !isFolder(file) else {
      throw .noProgram(program, folder: command.folder)
    }
    guard isProgram(file) else { throw .notExecutable(program, folder: command.folder) }
  }

  private static func isProgram(_ path: String) -> Bool {
    access(path, X_OK) == 0 && !isFolder(path)
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
