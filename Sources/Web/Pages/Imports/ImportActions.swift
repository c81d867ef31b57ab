import Importing
import Storage

/// Files are sent: they are previewed as `baraza import --dry-run` does.
enum PreviewUploadAction: Action {
  static let address = ActionAddress(
    path: "/imports/new", name: "previewUpload", takesFiles: true,
    parameters: [
      Parameter("feed", .text), Parameter("form", .text), Parameter("mapping", .text),
    ])

  static func admit(_ desk: ImportDesk) throws { try desk.admit() }

  static func perform(_ call: ActionCall) throws -> String {
    let requests = try [ImportRequest](
      call.files, feed: call.values["feed"], form: call.values["form"],
      mapping: call.values["mapping"])
    let plan = try call.desk.lay(
      .files(requests, folder: call.folder ?? ""), for: call.session)
    return PageLink.to(PlanPage.self, plan.id)
  }
}

/// What undoing a run would do, as `baraza run undo --dry-run`.
enum PreviewUndoAction: Action {
  static let address = ActionAddress(path: "/imports/{run}/undo", name: "previewUndo")

  static func admit(_ desk: ImportDesk) throws { try desk.admit() }

  static func perform(_ call: ActionCall) throws -> String {
    // No run has the number 0.
    let run = Int64(call.subject("run")) ?? 0
    _ = try call.store.read { try ImportLog.entry(of: run, in: $0) }
    return PageLink.to(
      PlanPage.self, try call.desk.lay(.undoing(run: run), for: call.session).id)
  }
}

/// A preview is made anew.
enum PreviewAgainAction: Action {
  static let address = ActionAddress(path: "/imports/plans/{plan}/preview", name: "previewAgain")

  static func perform(_ call: ActionCall) throws -> String {
    let plan = try call.desk.plan(call.subject("plan"), of: call.session)
    try call.desk.previewAgain(plan)
    return PageLink.to(PlanPage.self, plan.id)
  }
}

/// What a preview showed is done, as `baraza import --plan`.
enum ApplyAction: Action {
  static let address = ActionAddress(
    path: "/imports/plans/{plan}/apply", name: "apply",
    parameters: [Parameter("token", .text), Parameter("confirmed", .flag)])

  static func perform(_ call: ActionCall) throws -> String {
    let plan = try call.desk.plan(call.subject("plan"), of: call.session)
    try call.desk.apply(
      plan, token: call.values["token"] ?? "", isConfirmed: call.values["confirmed"] != nil)
    return PageLink.to(PlanPage.self, plan.id)
  }
}

/// What lies on the desk is taken away.
enum DiscardAction: Action {
  static let address = ActionAddress(path: "/imports/plans/{plan}/discard", name: "discard")

  static func perform(_ call: ActionCall) throws -> String {
    try call.desk.discard(try call.desk.plan(call.subject("plan"), of: call.session))
    return PageLink.to(RunsPage.self)
  }
}
