import Foundation
import Kernel
import Reference
import Storage

/// What a new store begins with.
public struct NewStore: Sendable {
  /// 0 to 4095; nil for a random number.
  public var office: Int?
  public var settings = ReportingSettings()
  /// The identifiers of the organisation that keeps the store; the first is the primary one.
  public var own: [OwnIdentity] = []

  public init(
    office: Int? = nil, settings: ReportingSettings = ReportingSettings(), own: [OwnIdentity] = []
  ) {
    self.office = office
    self.settings = settings
    self.own = own
  }
}

/// A store that was made.
public struct CreatedStore: Sendable, Hashable, Encodable {
  public let store: String
  public let schemaVersion: Int
  public let office: Int
  public let reportingCurrency: String?
  public let rateSource: String?
  /// The organisation's identifiers.
  public let own: [String]
}

extension Workspace {
  /// Makes the store. Refuses an existing file, and leaves none where what it begins with is
  /// refused.
  public func create(_ new: NewStore, by actor: Actor) throws -> CreatedStore {
    if location.isDefault {
      let folder = URL(filePath: location.path).deletingLastPathComponent()
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    let store = try Store.create(
      at: location.path, schema: Workspace.schema, office: new.office)
    let path = store.path
    do {
      return try use(store) { try fill($0, with: new, by: actor) }
    } catch {
      for suffix in ["", "-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: path + suffix)
      }
      throw error
    }
  }

  private func fill(
    _ store: Store, with new: NewStore, by actor: Actor
  ) throws -> CreatedStore {
    try store.change(by: actor, because: "init") { changes in
      try new.settings.save(in: changes)
      for (place, identity) in new.own.enumerated() {
        var identity = identity
        identity.isPrimary = place == 0
        try identity.save(in: changes)
      }
    }
    return CreatedStore(
      store: store.path, schemaVersion: store.schemaVersion, office: store.office,
      reportingCurrency: new.settings.currency?.description, rateSource: new.settings.rateSource,
      own: new.own.map(\.identifier))
  }
}
