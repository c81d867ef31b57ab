import CLinux
import Glibc

/// A program that was started in a session of its own, with the host's ends of its streams.
final class SpawnedProcess {
  let id: pid_t
  /// Readable when the process has ended; nil where the kernel does not offer it.
  let ending: Descriptor?
  var input: Descriptor?
  var output: Descriptor?
  var log: Descriptor?

  init(
    _ arguments: [String], in folder: String, environment: [String]
  ) throws(SystemError) {
    let input = try Descriptor.pipe()
    let output = try Descriptor.pipe()
    let log = try Descriptor.pipe()
    try input.writing.setNonBlocking()
    try output.reading.setNonBlocking()
    try log.reading.setNonBlocking()

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input.reading.number, 0)
    posix_spawn_file_actions_adddup2(&actions, output.writing.number, 1)
    posix_spawn_file_actions_adddup2(&actions, log.writing.number, 2)
    posix_spawn_file_actions_addclosefrom_np(&actions, 3)
    posix_spawn_file_actions_addchdir_np(&actions, folder)

    // The host ignores SIGPIPE and SIGXFSZ; the program starts with all signals as they come.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    let setSession = 0x80
    posix_spawnattr_setflags(
      &attributes, Int16(Int(POSIX_SPAWN_SETSIGDEF) | Int(POSIX_SPAWN_SETSIGMASK) | setSession))

    var id: pid_t = 0
    let code = SpawnedProcess.withStrings(arguments) { arguments in
      SpawnedProcess.withStrings(environment) { environment in
        posix_spawnp(&id, arguments[0]!, &actions, &attributes, arguments, environment)
      }
    }
    guard code == 0 else { throw SystemError("posix_spawn", code) }
    self.id = id
    let ending = linux_process_descriptor(id)
    self.ending = ending < 0 ? nil : Descriptor(ending)
    self.input = input.writing
    self.output = output.reading
    self.log = log.reading
  }

  /// Whether the process has ended. It is still there to be waited for, so that its number and
  /// its group's mean nothing else.
  var hasEnded: Bool {
    var information = siginfo_t()
    let code = waitid(P_PID, id_t(id), &information, WEXITED | WNOHANG | WNOWAIT)
    return code == 0 && information.si_signo == SIGCHLD
  }

  private static func withStrings<T>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> T
  ) -> T {
    var copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    copies.append(nil)
    return body(copies)
  }
}
