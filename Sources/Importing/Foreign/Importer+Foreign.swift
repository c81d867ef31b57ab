import Storage

/// Runs of files of a foreign format, by a reader that the platform binds.
extension Importer {
  /// A file, by the request's reader. Each form that it proposes is a run, in the order in which
  /// forms are listed, so that records come before those that name them.
  func run(
    _ request: ImportRequest, named name: String, foreign path: String, _ reading: ForeignReading,
    _ progress: @escaping (ImportProgress) -> Void
  ) throws -> [ImportOutcome] {
    progress(ImportProgress(phase: .parse, feed: name, bytesDone: 0, bytesTotal: 0))
    let spool = try reading.spool(path, as: request.form) { self.isStopped }
    if isStopped { throw CancellationError() }
    var findings = spool.findings
    var outcomes: [ImportOutcome] = []
    for target in targets where !spool.isStopped {
      let form = target.form
      guard let records = spool.records[form.name] else { continue }
      var run = RecordRun(
        importer: self, name: name, file: spool.file, target: target, dryRun: request.dryRun,
        reading: reading.reader.name, progress: progress
      ) { _ in ForeignSource(records, form, file: path) }
      run.opening = findings
      findings = []
      outcomes.append(try run.run())
    }
    if outcomes.isEmpty {
      var outcome = ImportOutcome(feed: name, dryRun: request.dryRun)
      outcome.files = [spool.file.described(as: reading.reader.name)]
      for finding in findings { outcome.add(finding) }
      outcomes.append(outcome)
    }
    return outcomes
  }
}
