import Storage

/// Something that a form of a page does.
protocol Action: SendableMetatype {
  static var address: ActionAddress { get }

  /// Refuses what cannot be done now, before anything is read.
  static func admit(_ desk: ImportDesk) throws

  /// Does it, and gives the path of the page on which it is seen.
  static func perform(_ call: ActionCall) throws -> String
}

extension Action {
  static func admit(_ desk: ImportDesk) throws {}
}

/// Where a form is sent, and what it may say.
struct ActionAddress: Sendable {
  let path: String
  let name: String
  var takesFiles = false
  var parameters: [Parameter] = []

  /// Its path for what it is about.
  func path(_ subjects: String...) -> String {
    var rest = subjects[...]
    let parts = path.split(separator: "/").map { part in
      part.hasPrefix("{") ? PageLink.encoded(rest.popFirst() ?? "") : String(part)
    }
    return "/" + parts.joined(separator: "/")
  }
}

/// What a form asks for, checked against its address.
struct ActionCall: Sendable {
  let subjects: [String: String]
  /// Only what is not empty.
  let values: [String: String]
  let files: [UploadedFile]
  let folder: String?
  /// Whose form it is; see ``Sessions/key(of:)``.
  let session: [UInt8]
  let desk: ImportDesk
  let store: Store

  func subject(_ name: String) -> String { subjects[name] ?? "" }
}

/// All that forms can do.
enum ActionIndex {
  static let all: [any Action.Type] = [
    PreviewUploadAction.self, PreviewUndoAction.self, PreviewAgainAction.self, ApplyAction.self,
    DiscardAction.self,
  ]

  static func find(
    _ segments: [String]
  ) -> (action: any Action.Type, subjects: [String: String])? {
    for action in all {
      if let subjects = PageAddress.match(action.address.path, segments) {
        return (action, subjects)
      }
    }
    return nil
  }
}
