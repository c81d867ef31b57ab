import Kernel
import Storage

/// Why an import or its undoing did not happen.
public enum ImportFailure: DiagnosticError {
  case noFiles
  case profileForCSV(String)
  case mappingForXML(String)
  case noReportingOrganisation(String)
  case noSuchRun(Int64)
  case alreadyUndone(Int64)
  case changedSince(run: Int64, identifier: String)
  case damagedImage(run: Int64, identifier: String)
  case nothingRead([String])
  /// What a preview showed is no longer what would happen.
  case moved(plan: String)
  /// A run of records, whose change could not be taken back.
  case notUndone(run: Int64, RevertFailure)

  public var diagnostic: Diagnostic {
    switch self {
    case .noFiles:
      Diagnostic(
        .error, rule: "import.files", "No file was named.", remedy: "Name one file or several.")
    case .profileForCSV(let file):
      Diagnostic(
        .error, rule: "import.profile", at: Place(file: file),
        "A mapping profile is for XML, and this is a CSV file.", remedy: "Leave --profile out.")
    case .mappingForXML(let file):
      Diagnostic(
        .error, rule: "import.mapping", at: Place(file: file),
        "A mapping is for exports in CSV, and this is none.", remedy: "Leave --mapping out.")
    case .noReportingOrganisation(let file):
      Diagnostic(
        .error, rule: "import.own", at: Place(file: file),
        "The store does not know whose programmes these are.",
        remedy: "Name the organisation with `baraza own add`.")
    case .noSuchRun(let run):
      Diagnostic(
        .error, rule: "import.run", "There is no run \(run).",
        remedy: "See the runs with `baraza run list`.")
    case .alreadyUndone(let run):
      Diagnostic(
        .error, rule: "import.undone", "Run \(run) has been undone already.",
        remedy: "Import the files again to bring its content back.")
    case .changedSince(let run, let identifier):
      Diagnostic(
        .error, rule: "import.undo.later",
        "Run \(run) cannot be undone: “\(identifier)” has changed since.",
        remedy: "Undo the later run first.")
    case .damagedImage(let run, let identifier):
      Diagnostic(
        .error, rule: "import.undo.image",
        "Run \(run) cannot be undone: what “\(identifier)” was before cannot be read.",
        remedy: "Check the store with `baraza store check`, and restore a backup.")
    case .nothingRead(let files):
      Diagnostic(
        .error, rule: "import.empty", at: Place(file: files.first),
        "The file holds no activity and no organisation.",
        remedy: "Check that it is the right file; nothing was changed.")
    case .moved(let plan):
      Diagnostic(
        .error, rule: "import.plan",
        "Nothing was imported: the files, the options or the store are not those of the preview "
          + plan + ".",
        remedy: "Preview again with --dry-run, and give the token that it shows.")
    case .notUndone(let run, let failure):
      Diagnostic(
        .error, rule: failure.diagnostic.rule,
        "Run \(run) cannot be undone: \(failure.diagnostic.message)",
        remedy: failure.diagnostic.remedy)
    }
  }
}
