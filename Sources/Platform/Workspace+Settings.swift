import Portfolio
import Reference
import Storage

extension Workspace {
  /// Adds one of the organisation's identifiers, and counts the portfolio anew.
  public func add(_ identity: OwnIdentity, by actor: Actor) throws -> OwnOrganisation {
    try write(for: "own add") { store in
      try store.change(by: actor, because: "own add \(identity.identifier)") { changes in
        try identity.save(in: changes)
        try Counting.refresh(changes.db)
      }
      return try store.read(OwnOrganisation.load)
    }
  }

  /// Changes what the store reports in, and converts all amounts anew; what is nil stays as it
  /// is.
  public func set(_ wanted: ReportingSettings, by actor: Actor) throws -> ReportingSettings {
    try write(for: "settings set") { store in
      var settings = try store.read(ReportingSettings.load)
      settings.currency = wanted.currency ?? settings.currency
      settings.rateSource = wanted.rateSource ?? settings.rateSource
      try store.change(by: actor, because: "settings set") { changes in
        try settings.save(in: changes)
        _ = try Reconversion.runAll(in: changes)
      }
      return settings
    }
  }
}
