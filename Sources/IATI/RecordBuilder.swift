import Kernel

/// Fills a buffer from sources other than IATI: by the names of columns and the
/// written form of values, under the rules of ``RecordReader``.
public final class RecordBuilder {
  /// The buffer that is filled. Call ``finish()`` before it is used.
  public let buffer: RecordBuffer
  private let table = ReaderTable.iati
  /// Rows whose stated currency could not be read: they inherit none.
  private var rowsWithoutCurrency: Set<Int> = []

  /// The buffer is emptied.
  public init(buffer: RecordBuffer = RecordBuffer()) {
    self.buffer = buffer
    buffer.reset()
  }

  /// Begins an activity or an organisation, once, before anything else.
  ///
  /// - Parameter line: the line of the source, from 1.
  public func beginRoot(_ kind: RecordKind, line: Int) {
    precondition(buffer.rowCount == 0 && kind.isRoot, "a buffer holds one root, first")
    _ = buffer.beginRow(kind.index, parent: -1, line: line)
  }

  /// Begins a row below another (0 is the root) and returns its place.
  public func beginRow(_ kind: RecordKind, parent: Int = 0, line: Int) -> Int {
    precondition(!kind.isRoot && parent >= 0 && parent < buffer.rowCount, "parents come first")
    return buffer.beginRow(kind.index, parent: parent, line: line)
  }

  /// Reads a value into a column, as the reader would.
  ///
  /// - Returns: the finding about it, which the buffer's diagnostics have too. A
  ///   value that cannot be held is carried as text.
  @discardableResult
  public func set(_ column: String, of row: Int, to lexical: String) -> Diagnostic? {
    if let problem = problem(with: lexical, for: column, of: row) { return problem }
    var lexical = lexical
    return lexical.withUTF8 { bytes in
      let value = trimmed(UnsafeRawBufferPointer(bytes))
      guard !value.isEmpty else { return nil }
      guard let number = table.field(column, of: buffer.kind(of: row)) else {
        return setConstant(column, row, value)
      }
      guard
        let finding = table.read(
          value, as: number, into: buffer, row: row, claimsVersion2: false)
      else { return nil }
      let path = path(of: row, table.fieldDetails[number].path)
      if finding.isKept { carry(escapedText(string(value)), at: path, row) }
      if finding.rule == ReaderTable.currencyRule { rowsWithoutCurrency.insert(row) }
      return add(
        Diagnostic(
          finding.severity, rule: finding.rule, at: place(row, path),
          finding.message(value, at: path), remedy: finding.remedy))
    }
  }

  /// Adds a text in a language: the first fills the column, others are its
  /// translations. Without a language, it is in the record's default one.
  @discardableResult
  public func addText(
    _ column: String, of row: Int, language: String?, text: String
  ) -> Diagnostic? {
    let kind = buffer.kind(of: row)
    guard let index = buffer.standard.column(column, of: kind),
      buffer.isAbsent(row: row, column: index)
    else {
      if let problem = problem(with: text, for: column, of: row) { return problem }
      return addTranslation(column, row, language, text)
    }
    if let problem = set(column, of: row, to: text) { return problem }
    let isDefault = language == nil || language?.lowercased() == defaultLanguage
    guard !isDefault, !buffer.isAbsent(row: row, column: index) else { return nil }
    return addTranslation(column, row, language, nil)
  }

  /// Gives rows without a currency the record's default, and findings its
  /// identifier.
  public func finish() {
    for row in 1..<max(buffer.rowCount, 1) where !rowsWithoutCurrency.contains(row) {
      for rule in table.inheritances[Int(buffer.row(row).kind)]
      where buffer.isAbsent(row: row, column: rule.column) {
        buffer.copy(row: row, column: rule.column, fromRow: 0, fromColumn: rule.rootColumn)
      }
    }
    buffer.nameDiagnostics()
  }

  // MARK: -

  private var defaultLanguage: String? {
    buffer.standard.column("default_language", of: buffer.rootKind)
      .flatMap { buffer.string(row: 0, column: $0) }
  }

  private func addTranslation(
    _ column: String, _ row: Int, _ language: String?, _ text: String?
  ) -> Diagnostic? {
    let text = text.map { String(decoding: $0.utf8.trimmingXMLSpace, as: UTF8.self) }
    guard text != "" else { return nil }
    let isActivity = buffer.rootKind == .activity
    let kind: RecordKind = isActivity ? .translation : .organisationTranslation
    let translation = buffer.beginRow(kind.index, parent: row, line: buffer.line(of: row))
    buffer.set(row: translation, column: 0, text: column)
    if let language, !language.isEmpty {
      buffer.set(row: translation, column: 1, text: language.lowercased())
    }
    if let text { buffer.set(row: translation, column: 2, text: text) }
    return nil
  }

  /// What speaks against a value, whatever its type.
  private func problem(with value: String, for column: String, of row: Int) -> Diagnostic? {
    let kind = buffer.kind(of: row)
    let path = path(of: row, column)
    guard let index = buffer.standard.column(column, of: kind) else {
      return add(
        Diagnostic(
          .error, rule: "iati.column", at: place(row, path),
          "\(kind.rawValue) have no column “\(column)”.",
          remedy: "Map the value to one of their columns."))
    }
    if value.unicodeScalars.contains(where: \.isForbiddenInXML) {
      return add(
        Diagnostic(
          .error, rule: "iati.character", at: place(row, path),
          "The value of \(path) has a control character and is left out.",
          remedy: "Remove the character at its source."))
    }
    guard !value.utf8.allSatisfy(isXMLSpace), !buffer.isAbsent(row: row, column: index),
      !isText(column, of: kind)
    else { return nil }
    carry(escapedText(value), at: path, row)
    return add(
      Diagnostic(
        .warning, rule: "iati.column.repeated", at: place(row, path),
        "\(path) has a value already; “\(value)” is carried as text.", remedy: "Keep one."))
  }

  private func isText(_ column: String, of kind: RecordKind) -> Bool {
    table.field(column, of: kind).map { table.fieldDetails[$0].isNarrative } ?? false
  }

  /// A column that no value of a file fills, such as the kind of a measure.
  private func setConstant(
    _ column: String, _ row: Int, _ value: UnsafeRawBufferPointer
  ) -> Diagnostic? {
    if let index = buffer.standard.column(column, of: buffer.kind(of: row)) {
      buffer.set(row: row, column: index, text: value)
    }
    return nil
  }

  private func carry(_ xml: String, at path: String, _ row: Int) {
    let isActivity = buffer.rootKind == .activity
    let kind: RecordKind = isActivity ? .carried : .organisationCarried
    let carried = buffer.beginRow(kind.index, parent: 0, line: buffer.line(of: row))
    buffer.set(row: carried, column: 0, text: path)
    buffer.set(row: carried, column: 1, text: xml)
  }

  /// `transactions[3]/value/@currency`; the root's rows have no first step.
  private func path(of row: Int, _ last: String) -> String {
    let kind = buffer.kind(of: row)
    return kind.isRoot ? last : "\(kind.rawValue)[\(buffer.row(row).ordinal)]/\(last)"
  }

  private func place(_ row: Int, _ path: String) -> Place {
    Place(line: buffer.line(of: row), path: path)
  }

  private func add(_ diagnostic: Diagnostic) -> Diagnostic {
    buffer.diagnostics.append(diagnostic)
    return diagnostic
  }
}

extension Unicode.Scalar {
  fileprivate var isForbiddenInXML: Bool {
    (value < 0x20 && value != 9 && value != 10 && value != 13) || value == 0xFFFE
      || value == 0xFFFF
  }
}

extension String.UTF8View {
  fileprivate var trimmingXMLSpace: Substring.UTF8View {
    let start = firstIndex { !isXMLSpace($0) } ?? endIndex
    let end = lastIndex { !isXMLSpace($0) }.map(index(after:)) ?? start
    return self[start..<end]
  }
}
