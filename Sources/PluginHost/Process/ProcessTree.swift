import Glibc

/// The processes of a call: the one that the host started, its descendants, those in its session,
/// and those that left both but carry the call's mark in their environment.
struct ProcessTree {
  struct Member {
    let id: pid_t
    let parent: pid_t
    let session: pid_t
    let started: UInt64
    /// Bytes in memory, with what is shared.
    let resident: Int
    let threads: Int
    /// Processor time, with that of the children it waited for.
    let cpuTime: Duration
    let isZombie: Bool
  }

  let leader: pid_t
  /// `NAME=value` of the call's mark.
  let mark: [UInt8]
  /// Each process ever seen, with its time of start, for a process whose parent ended.
  private var seen: [pid_t: UInt64] = [:]
  /// Processes without the mark, with their time of start: they never get it.
  private var strangers: [pid_t: UInt64] = [:]

  init(leader: pid_t, mark: String) {
    self.leader = leader
    self.mark = Array(mark.utf8)
  }

  /// Who is there now, the leader included while it was not waited for.
  mutating func members() -> [Member] {
    let all = ProcessTree.everyProcess()
    var found: [pid_t: Member] = [:]
    for process in all {
      let isOurs =
        process.id == leader || process.session == leader || seen[process.id] == process.started
        || carriesMark(process)
      if isOurs { found[process.id] = process }
    }
    var count = 0
    while count != found.count {
      count = found.count
      for process in all where found[process.parent] != nil { found[process.id] = process }
    }
    seen = found.mapValues(\.started)
    return Array(found.values)
  }

  /// Bytes of memory that processes take, what they share counted once.
  static func memory(of members: [Member]) -> Int {
    members.reduce(0) { $0 + (proportional($1.id) ?? $1.resident) }
  }

  private static func everyProcess() -> [Member] {
    guard let folder = opendir("/proc") else { return [] }
    defer { closedir(folder) }
    var members: [Member] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 1) { strtol($0, nil, 10) }
      }
      if name > 0, let member = member(pid_t(name)) { members.append(member) }
    }
    return members
  }

  private static func member(_ id: pid_t) -> Member? {
    guard let stat = contents("/proc/\(id)/stat", limit: 1024),
      // The name of the program may hold spaces and parentheses.
      let name = stat.lastIndex(of: UInt8(ascii: ")"))
    else { return nil }
    let fields = stat[(name + 1)...].split(separator: UInt8(ascii: " "))
      .map { String(decoding: $0, as: UTF8.self) }
    guard fields.count > 21, let parent = pid_t(fields[1]), let session = pid_t(fields[3]),
      let threads = Int(fields[17]), let started = UInt64(fields[19]),
      let pages = Int(fields[21])
    else { return nil }
    let ticks = fields[11...14].reduce(0) { $0 + (Int($1) ?? 0) }
    return Member(
      id: id, parent: parent, session: session, started: started,
      resident: pages * Int(getpagesize()), threads: threads,
      cpuTime: .milliseconds(ticks * 1000 / sysconf(Int32(_SC_CLK_TCK))),
      isZombie: fields[0] == "Z" || fields[0] == "X")
  }

  private mutating func carriesMark(_ process: Member) -> Bool {
    if strangers[process.id] == process.started { return false }
    // It is empty in the moment in which a process begins another program.
    guard let environment = ProcessTree.contents("/proc/\(process.id)/environ", limit: 64 << 10)
    else { return false }
    let isOurs = environment.split(separator: 0).contains { $0.elementsEqual(mark) }
    if !isOurs { strangers[process.id] = process.started }
    return isOurs
  }

  private static func proportional(_ id: pid_t) -> Int? {
    guard let text = contents("/proc/\(id)/smaps_rollup", limit: 4096) else { return nil }
    for line in text.split(separator: UInt8(ascii: "\n")) {
      let words = line.split(separator: UInt8(ascii: " "))
      guard words.count == 3, words[0].elementsEqual("Pss:".utf8) else { continue }
      return Int(String(decoding: words[1], as: UTF8.self)).map { $0 << 10 }
    }
    return nil
  }

  private static func contents(_ path: String, limit: Int) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      while count < limit {
        let read = read(file, buffer.baseAddress! + count, limit - count)
        guard read > 0 else { break }
        count += read
      }
    }
    return bytes.isEmpty ? nil : bytes
  }
}
