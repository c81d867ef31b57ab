extension ProcessCall {
  func look(_ isCancelled: () -> Bool) {
    let now = ContinuousClock.now
    let limits = command.limits
    if reason != nil { return }
    if now - start > limits.time {
      reason = .exceeded(.time(limits.time))
    } else if now - lastMove > limits.idle {
      reason = .exceeded(.idle(limits.idle))
    } else if now >= nextLook {
      if isCancelled() {
        reason = .cancelled
      } else {
        lookAtProcesses()
      }
      // At most a fiftieth of the time is spent on looking.
      let end = ContinuousClock.now
      nextLook = end + max(ProcessCall.tick, (end - now) * 50)
    }
  }

  /// All processes together, which the kernel's limits of one process do not bound.
  func lookAtProcesses() {
    let limits = command.limits
    let members = tree.members()
    let running = members.filter { !$0.isZombie }
    seenCPU = max(seenCPU, members.reduce(.zero) { $0 + $1.cpuTime })
    seenMemory = max(seenMemory, members.map(\.resident).max() ?? 0)
    let wrappers = command.confinement.ownsProcesses ? 2 : 0
    if running.reduce(-wrappers, { $0 + $1.threads }) > limits.processes {
      reason = .exceeded(.processes(limits.processes))
    } else if running.reduce(0, { $0 + $1.resident }) > limits.memory,
      ProcessTree.memory(of: running) > limits.memory
    {
      reason = .exceeded(.memory(bytes: limits.memory))
    } else if seenCPU > .seconds(limits.cpuSeconds) {
      reason = .exceeded(.cpu(seconds: limits.cpuSeconds))
    }
  }
}
