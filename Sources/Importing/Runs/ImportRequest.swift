import DonorReporting

/// What to import, and how.
public struct ImportRequest: Sendable {
  /// Paths. With `feed` they are that feed's complete content.
  public var files: [String]
  /// Without one, each file is a feed named after it.
  public var feed: String?
  /// A mapping profile (YAML) for XML that is not IATI.
  public var profile: String?
  /// The form that CSV files are templates of; without it their headers tell.
  public var form: String?
  /// The saved mapping by which CSV files, or transactions, become entries of the ledger.
  public var mapping: String?
  /// What of the store itself becomes entries, in place of files.
  public var transactions: LedgerTransactions?
  /// What reads the files, where their format is foreign.
  public var reading: ForeignReading?
  /// What files are called in the log and in findings, by path; others by their path.
  public var names: [String: String] = [:]
  /// Compares and writes nothing.
  public var dryRun = false
  /// Whether a run that would be held is let through.
  public var confirmed = false

  public init(
    files: [String], feed: String? = nil, profile: String? = nil, form: String? = nil,
    mapping: String? = nil, transactions: LedgerTransactions? = nil,
    reading: ForeignReading? = nil, dryRun: Bool = false, confirmed: Bool = false
  ) {
    self.files = files
    self.feed = feed
    self.profile = profile
    self.form = form
    self.mapping = mapping
    self.transactions = transactions
    self.reading = reading
    self.dryRun = dryRun
    self.confirmed = confirmed
  }

  /// The files of each feed.
  var feeds: [(name: String, files: [String])] {
    feed.map { [($0, files)] } ?? files.map { (Importer.feedName(of: name(of: $0)), [$0]) }
  }

  func name(of path: String) -> String { names[path] ?? path }
}

/// How far an import is. Bytes are those of the files.
public struct ImportProgress: Sendable {
  public enum Phase: String, Sendable {
    case hash, parse, apply, commit, checkpoint
  }

  public let phase: Phase
  public let feed: String
  public let bytesDone: Int
  public let bytesTotal: Int
}
