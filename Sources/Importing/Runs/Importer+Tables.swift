import DonorReporting
import Kernel
import Storage

/// Runs of tables: filled templates, accounting exports, transactions for the ledger.
extension Importer {
  /// A CSV file, by the request's mapping or as a template.
  func run(
    _ request: ImportRequest, named name: String, table path: String,
    _ progress: @escaping (ImportProgress) -> Void
  ) throws -> ImportOutcome {
    let shown = request.name(of: path)
    if request.profile != nil { throw ImportFailure.profileForCSV(shown) }
    let file = TableFile(path: shown, bytes: try Importer.bytes(of: path))
    if let mapping = request.mapping {
      return try ledgerRun(request, named: name, file, by: mapping, progress).run()
    }
    let form = try file.form(named: request.form, among: TemplateExport.forms(targets))
    if form == .programmes {
      return try ProgrammeRun(self, request, feed: name, file: file).run()
    }
    let target = try targets.named(form.name)
    return try RecordRun(
      importer: self, name: name, file: file.read, target: target, dryRun: request.dryRun,
      reading: "records:1", progress: progress
    ) { db in
      try TemplateReader(
        form, bytes: file.bytes, file: shown,
        held: { try? target.held($0.rawValue, in: db)?.values })
    }.run()
  }

  /// Transactions of the store as entries of the ledger.
  func run(
    _ request: ImportRequest, transactions: LedgerTransactions,
    _ progress: @escaping (ImportProgress) -> Void
  ) throws -> ImportOutcome {
    guard let name = request.mapping else { throw LedgerMappingFailure.noMapping("") }
    let mapping = try store.read { try LedgerMapping.saved(name, in: $0) }
    guard mapping.columns["reference"] == "id" else { throw LedgerMappingFailure.noIDs(name) }
    let file = TableFile(
      path: "transactions", bytes: try store.read { try transactions.csv(in: $0) })
    var run = try ledgerRun(
      request, named: request.feed ?? "transactions", file, by: name, progress)
    run.closing = { try LedgerTransactions.gone(mapping, in: $0) }
    return try run.run()
  }

  private func ledgerRun(
    _ request: ImportRequest, named name: String, _ file: TableFile, by mapping: String,
    _ progress: @escaping (ImportProgress) -> Void
  ) throws -> RecordRun {
    let target = try targets.named(LedgerMapping.form)
    return RecordRun(
      importer: self, name: name, file: file.read, target: target, dryRun: request.dryRun,
      reading: "mapping:\(mapping)", progress: progress
    ) { try LedgerReader(LedgerMapping.saved(mapping, in: $0), target.form, of: file) }
  }
}
