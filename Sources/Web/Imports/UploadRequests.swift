import Importing
import Kernel
import Platform
import Storage

extension [ImportRequest] {
  /// What `baraza import` would be asked with these files: one request where a feed is named, else
  /// one for each file. Throws ``DeskFailure``, and what reading the header of a table throws.
  init(_ files: [UploadedFile], feed: String?, form: String?, mapping: String?) throws {
    guard !files.isEmpty else { throw DeskFailure.noFiles }
    var names: [String: String] = [:]
    for file in files {
      if names.values.contains(file.name) { throw DeskFailure.sameName(file.name) }
      names[file.path] = file.name
    }
    for file in files where file.name.lowercased().hasSuffix(".csv") && mapping == nil {
      let columns = try PersonalColumns.found(in: file.path)
      if !columns.isEmpty { throw DeskFailure.personal(file: file.name, columns: columns) }
    }
    let groups = feed == nil ? files.map { [$0.path] } : [files.map(\.path)]
    self = groups.map { paths in
      var request = ImportRequest(files: paths, feed: feed, form: form, mapping: mapping)
      request.names = names
      return request
    }
  }
}
