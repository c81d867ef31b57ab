import Glibc

/// What keeps a program to its limits and away from the network, as far as the machine has it:
/// `setpriv` and `prlimit` of util-linux, and the namespaces of the kernel through `unshare`.
public struct Confinement: Sendable, Hashable {
  /// What a machine can lack.
  public enum Gap: String, Sendable, Hashable, CaseIterable {
    case limits, privileges, network, processes, superuser

    /// For a person: what is missing, what follows from it and what helps.
    public var description: String {
      switch self {
      case .limits:
        """
        prlimit is missing: the host alone watches memory and processes, several times a second, \
        and the sizes of files are not limited. Install util-linux.
        """
      case .privileges:
        """
        setpriv is missing: a plugin can gain privileges by set-uid programs, and outlives a \
        host that is killed. Install util-linux.
        """
      case .network:
        """
        the kernel allows no user namespaces here: plugins can reach the network. Allow them \
        (sysctl user.max_user_namespaces, or the profile of the container).
        """
      case .processes:
        """
        the kernel allows no process namespaces here: a plugin's background process that hides \
        in a session of its own and clears its environment can outlive the call.
        """
      case .superuser:
        """
        the host runs as root: plugins may read and change every file, and the kernel does not \
        limit root's processes. Give Baraza a user of its own.
        """
      }
    }
  }

  var prlimit: String?
  var setpriv: String?
  /// `unshare` and its options; empty where the kernel allows none.
  var unshare: [String] = []
  var ownsProcesses = false

  /// Nothing but the host itself. For tests of the host.
  public static let none = Confinement()

  /// What this machine allows, found once by trying.
  public static let available = detect()

  /// What is missing.
  public var gaps: [Gap] {
    var gaps: [Gap] = []
    if prlimit == nil { gaps.append(.limits) }
    if setpriv == nil { gaps.append(.privileges) }
    if unshare.isEmpty { gaps.append(.network) }
    if !ownsProcesses { gaps.append(.processes) }
    if geteuid() == 0 { gaps.append(.superuser) }
    return gaps
  }

  /// The command line that runs a program in confinement.
  func wrapping(_ command: PluginCommand) -> [String] {
    var line: [String] = []
    // The kernel ends the program when the thread that started it ends, so that a host that is
    // killed leaves nothing behind.
    if let setpriv { line += [setpriv, "--no-new-privs", "--pdeathsig", "KILL", "--"] }
    line += command.allowsNetwork ? unshare.filter { $0 != "--net" } : unshare
    if let prlimit {
      line += [prlimit] + command.limits.options(countingProcesses: !unshare.isEmpty) + ["--"]
    }
    // The first process of a namespace is deaf to most signals, also its own. The shell is it,
    // so that the program is a process like any other.
    if ownsProcesses { line += ["/bin/sh", "-c", #""$@"; exit "$?""#, "sh"] }
    return line + command.arguments
  }

  /// The signal in a status that the shell in front of the program reports.
  func signal(in status: Int32) -> Int32? {
    ownsProcesses && (129...159).contains(status) ? status - 128 : nil
  }

  private static func detect() -> Confinement {
    var found = Confinement()
    found.prlimit = ProgramSearch.inPath("prlimit")
    found.setpriv = ProgramSearch.inPath("setpriv")
    guard let unshare = ProgramSearch.inPath("unshare") else { return found }
    let network = [unshare, "--user", "--map-current-user", "--net"]
    let processes = network + ["--ipc", "--pid", "--fork", "--kill-child"]
    for (line, ownsProcesses) in [
      (processes + ["--mount-proc"], true), (processes, true), (network, false),
    ] where works(line + ["--", "/bin/sh", "-c", "exit 0"]) {
      found.unshare = line + ["--"]
      found.ownsProcesses = ownsProcesses
      break
    }
    return found
  }

  private static func works(_ line: [String]) -> Bool {
    var command = PluginCommand(line, in: "/", confinement: .none)
    command.limits.time = .seconds(5)
    let outcome = try? PluginProcess.run(command) { _ in }
    return outcome.map { $0.failure == nil } ?? false
  }
}

extension ProcessLimits {
  /// The options of `prlimit`. A limit above the host's own hard limit stays at that.
  fileprivate func options(countingProcesses: Bool) -> [String] {
    func value(_ wanted: Int, _ resource: __rlimit_resource) -> Int {
      var limit = rlimit()
      guard getrlimit(__rlimit_resource_t(resource.rawValue), &limit) == 0,
        limit.rlim_max < rlim_t(Int.max)
      else {
        return wanted
      }
      return min(wanted, Int(limit.rlim_max))
    }
    var options = [
      "--core=0",
      "--cpu=\(value(cpuSeconds, RLIMIT_CPU))",
      // Not --as: Node and Java reserve far more addresses than they use.
      "--data=\(value(memory, RLIMIT_DATA))",
      "--fsize=\(value(fileBytes, RLIMIT_FSIZE))",
      "--nofile=\(value(openFiles, RLIMIT_NOFILE))",
    ]
    // Counts all processes of the user; within a user namespace these are the plugin's. The
    // shell in front is one more.
    if countingProcesses { options.append("--nproc=\(value(processes + 1, __RLIMIT_NPROC))") }
    return options
  }
}
