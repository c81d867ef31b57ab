/// As whom somebody assesses a commitment.
public enum Voice: String, Codable, Sendable, CaseIterable {
  /// Who has to keep it: self-assessment.
  case responsible
  case civilSociety = "civil-society"
  /// An ombudsman, an auditor, a review mechanism.
  case independent
  case donor
}

/// What a value of a scale says of progress, whatever the scale calls it.
public enum ProgressMeaning: String, Codable, Sendable, CaseIterable {
  case complete
  case underWay = "under-way"
  case notStarted = "not-started"
  /// Somebody looked, and found nothing that shows either.
  case noEvidence = "no-evidence"
  /// Somebody says that there is nothing to judge by.
  case noData = "no-data"
  case notDue = "not-due"
  /// Given up, broken, or not applicable.
  case closed
}

/// Where an action stands in its plan on a day, whatever anybody says of its progress.
public enum ActionState: String, Codable, Sendable, CaseIterable {
  /// Its deadline's last possible day is over or today.
  case due
  case notDue = "not-due"
  /// It has no deadline.
  case undated
  case dropped, merged, reworded
  /// A version of the plan that is yet to come brings it.
  case later

  /// Those that progress counts, or counts apart.
  public static let counted = allCases.filter { $0 != .later }
}
