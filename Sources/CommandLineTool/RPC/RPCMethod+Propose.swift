import Foundation
import Importing
import Kernel
import Platform
import Storage

extension RPCMethod {
  static var propose: RPCMethod {
    RPCMethod(
      name: "record.propose",
      about: "Check records as a dry run, and hold them as a plan that a person applies.",
      parameters: [
        RPCParameter(
          name: "form", kind: .value, required: true, about: "The form, such as partners."),
        RPCParameter(
          name: "feed", kind: .value, required: false, standard: RecordForm.programmes.name,
          about: "Of programmes: the feed that they belong to."),
        RPCParameter(
          name: "records", kind: .records, required: true,
          about:
            "Objects of strings by the fields of the form. With row_id and exported_at, a change."
        ),
      ],
      need: .proposals
    ) { session, given in
      guard case .text(let name) = given["form"] else {
        throw RPCFault.parameters("form is the name of a form.")
      }
      // Programmes become activities of a feed; other records belong to none.
      let isOfFeed = name == RecordForm.programmes.name
      guard isOfFeed || given["feed"] ?? .null == .null else {
        throw RPCFault.parameters(
          "Records of \(name) belong to no feed.", remedy: "Leave feed out.")
      }
      let form = isOfFeed ? .programmes : try Workspace.targets.named(name).form
      let bytes = try form.template(of: ProposedRecords(given["records"] ?? .null, form).rows)
      let folder = session.proposals
      let file = try folder.hold(bytes, of: form.name)
      let feed =
        isOfFeed
        ? given["feed"]?.argument ?? RecordForm.programmes.name
        : "proposal of \(session.actor.name)"
      do {
        let held = try session.hold(file, form.name, feed: feed)
        if held.plan.value == nil { folder.remove(file) }
        return held
      } catch {
        folder.remove(file)
        throw error
      }
    }
  }
}

extension RPCSession {
  /// What importing the file would do. Nothing is written to the store.
  fileprivate func hold(_ file: String, _ form: String, feed: String) throws -> HeldProposal {
    try workspace.write(for: "record.propose") { store in
      let importer = Importer(store: store, actor: actor, targets: Workspace.targets)
      let request = ImportRequest(files: [file], feed: feed, form: form, dryRun: true)
      let outcomes = try importer.run(request)
      let plan = try importer.plan(of: [request])
      return HeldProposal(
        outcomes, plan: plan, request,
        store: URL(filePath: workspace.location.path).absoluteURL.path)
    }
  }
}

/// What `record.propose` answers: the JSON of a preview, and how a person does what it shows.
private struct HeldProposal: Encodable {
  let runs: [WrittenRun]
  /// The token of the preview; null where nothing would change, and nothing is held.
  let plan: Nullable<String>
  let file: Nullable<String>
  /// The words of the command that applies it.
  let apply: [String]

  init(_ outcomes: [ImportOutcome], plan: String, _ request: ImportRequest, store: String) {
    runs = outcomes.map(WrittenRun.init)
    let changes = outcomes.contains { $0.counts.added + $0.counts.changed > 0 }
    self.plan = Nullable(changes ? plan : nil)
    file = Nullable(changes ? request.files.first : nil)
    apply =
      changes
      ? ["baraza", "import"] + request.files
        + [
          "--store", store, "--feed", request.feed ?? "", "--as", request.form ?? "", "--plan",
          plan,
        ] : []
  }
}

/// The records of a proposal, by the columns of their form.
private struct ProposedRecords {
  let rows: [[String: String]]

  /// - Throws: ``RPCFault``
  init(_ records: ParameterValue, _ form: RecordForm) throws {
    guard case .list(let records) = records, !records.isEmpty else {
      throw RPCFault.parameters("records is an array of at least one object.")
    }
    let known = form.columns.map(\.name)
    rows = try records.enumerated().map { index, record in
      let place = "Record \(index + 1)"
      guard case .object(let fields) = record else {
        throw RPCFault.parameters("\(place) is no object.")
      }
      if let name = fields.keys.sorted().first(where: { !known.contains($0) }) {
        throw RPCFault.parameters(
          "\(place): \(form.name) has no field \(name).",
          remedy: "It has \(known.joined(separator: ", ")).")
      }
      return try fields.compactMapValues { value -> String? in
        switch value {
        case .text(let text): return text
        case .null: return nil
        default:
          throw RPCFault.parameters(
            "\(place): fields are strings.", remedy: "Write \"12.50\" for an amount.")
        }
      }
    }
  }
}
