import Commitments
import DonorReporting
import Foundation
import GoldenThread
import Importing
import PluginHost
import Portfolio
import Reference
import Storage
import Training

/// One store with the schema of all rooms: the way in for every face.
public struct Workspace: Sendable {
  /// What the rooms bring, parents before children.
  public static let schema: StoreSchema =
    .storage + .reference + .pluginHost + .portfolio + .importing + .commitments + .donorReporting
    + .training
    + .goldenThread

  public let location: StoreLocation
  /// The keys of the vault, apart from the store.
  public let keyFile: KeyFile

  public init(_ location: StoreLocation, _ keyFile: KeyFile) {
    self.location = location
    self.keyFile = keyFile
  }

  /// - Parameter store: its path, where the command line names it.
  public init(store: String?, environment: [String: String]) {
    self.init(
      StoreLocation(named: store, environment: environment), KeyFile(environment: environment))
  }

  /// Opens the store beside any writer, and closes it afterwards.
  public func read<T>(_ body: (Store) throws -> T) throws -> T {
    try use(.readOnly, body)
  }

  /// Opens the store as its only writer, and closes it afterwards.
  ///
  /// - Parameter purpose: what other processes are told while they are refused.
  public func write<T>(for purpose: String, _ body: (Store) throws -> T) throws -> T {
    try use(.readWrite(purpose: purpose), body)
  }

  /// Opens the store for writing where that is possible, else for reading.
  public func inspect<T>(for purpose: String, _ body: (Store) throws -> T) throws -> T {
    let store: Store
    do {
      store = try open(.readWrite(purpose: purpose))
    } catch StoreFailure.locked, StoreFailure.readOnly, StoreFailure.cannotOpen,
      StoreFailure.isBackup
    {
      store = try open(.readOnly)
    }
    return try use(store, body)
  }

  func open(_ access: Store.Access) throws -> Store {
    try Store.open(at: location.path, schema: Workspace.schema, access: access)
  }

  func use<T>(_ store: Store, _ body: (Store) throws -> T) throws -> T {
    let result = Result { try body(store) }
    // What was committed is safe by then; the first error is the one to tell.
    try? store.close()
    return try result.get()
  }

  private func use<T>(_ access: Store.Access, _ body: (Store) throws -> T) throws -> T {
    try use(try open(access), body)
  }
}
