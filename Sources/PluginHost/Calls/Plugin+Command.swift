import PluginProtocol

extension Plugin {
  /// What is run for a call.
  var command: PluginCommand {
    let asked = manifest.limits.orStandard
    var limits = ProcessLimits()
    limits.time = .seconds(asked.seconds ?? 0)
    // A plugin that reads a long file says nothing for long: its time limit is what bounds it.
    limits.idle = limits.time
    limits.cpuSeconds = asked.cpuSeconds ?? 0
    limits.memory = (asked.memoryMB ?? 0) << 20
    limits.processes = asked.processes ?? 0
    limits.lineBytes = asked.lineBytes ?? 0
    limits.outputBytes = asked.outputBytes ?? 0
    var command = PluginCommand(manifest.command, in: folder, limits: limits)
    command.allowsNetwork = manifest.permissions.contains(.network)
    return command
  }
}

extension Limits? {
  /// What is asked for, and the standard for the rest.
  var orStandard: Limits {
    let standard = Limits.standard
    return Limits(
      seconds: self?.seconds ?? standard.seconds,
      cpuSeconds: self?.cpuSeconds ?? standard.cpuSeconds,
      memoryMB: self?.memoryMB ?? standard.memoryMB,
      processes: self?.processes ?? standard.processes,
      lineBytes: self?.lineBytes ?? standard.lineBytes,
      outputBytes: self?.outputBytes ?? standard.outputBytes,
      items: self?.items ?? standard.items)
  }
}
