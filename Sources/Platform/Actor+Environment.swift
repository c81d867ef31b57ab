import Foundation
import Storage

extension Actor {
  /// Who acts where nobody has signed in: named on the command line, by `BARAZA_ACTOR`, or the
  /// system user. Throws `StoreFailure.actorMissing` for a blank name.
  public init(named: String?, environment: [String: String]) throws {
    try self.init(name: named ?? environment["BARAZA_ACTOR"] ?? NSUserName())
  }
}
