import CXLSXWriter
import Glibc
import Kernel
import Synchronization

/// A workbook in the format of Excel (XLSX), written to a file while it is made.
///
/// The same calls with the same properties give the same bytes, whenever and wherever they are
/// made with the same versions of libxlsxwriter and zlib.
public final class Workbook {
  /// The library that writes, for who keeps what a file was made with: `libxlsxwriter 1.1.4`.
  public static var writer: String { "libxlsxwriter " + String(cString: lxw_version()) }

  private let handle: UnsafeMutablePointer<lxw_workbook>
  private let file: WorkbookFile
  private var formats: CellFormats
  private var names = SheetNames()
  private var sheets: [Sheet] = []

  /// Writes a workbook to `path`, over a file that is there: whole, or not at all.
  ///
  /// The sheets and rows are added in `body`; its error, like any of writing, leaves what was at
  /// `path` before. The workbook and its sheets must not be used after `body` has ended.
  public static func write<T>(
    to path: String, _ properties: WorkbookProperties, _ body: (Workbook) throws -> T
  ) throws -> T {
    let file = try WorkbookFile(target: path)
    do {
      let workbook = try Workbook(file, properties)
      let result: T
      let sizes: [String: Int]
      do {
        result = try body(workbook)
        sizes = try workbook.finish()
      } catch {
        workbook.abandon()
        throw error
      }
      try workbook.close()
      if let part = WorkbookParts.damaged(in: file.temporary, sizes: sizes) {
        throw SpreadsheetFailure.file(path: path, reason: "the disk did not take all of \(part)")
      }
      try file.place()
      return result
    } catch {
      file.discard()
      throw error
    }
  }

  /// Adds a sheet after the others. Its name is the wanted one, changed as little as Excel's
  /// rules ask for: ``Sheet/name`` says what it became. Sheets may be filled in any order.
  public func addSheet(
    _ wanted: String, layout: SheetLayout = SheetLayout()
  ) throws(SpreadsheetFailure) -> Sheet {
    let name = names.take(wanted)
    guard let worksheet = workbook_add_worksheet(handle, name) else {
      throw .refused(place: name, reason: "the sheet could not be added.")
    }
    guard worksheet.pointee.optimize_tmpfile != nil else { throw file.failure(errno) }
    // The library leaves names such as 2024 or A1 unquoted, which Excel then takes for damage.
    free(worksheet.pointee.quoted_name)
    worksheet.pointee.quoted_name = strdup(CellReference.quoted(name))
    let sheet = Sheet(name: name, handle: worksheet, layout: layout, workbook: self)
    sheets.append(sheet)
    return sheet
  }

  func format(
    _ content: CellFormats.Content, _ style: CellStyle, wraps: Bool
  ) -> UnsafeMutablePointer<lxw_format>? {
    formats.format(content, style, wraps: wraps)
  }

  private init(
    _ file: WorkbookFile, _ properties: WorkbookProperties
  ) throws(SpreadsheetFailure) {
    self.file = file
    let workbook = file.folder.withMutableCString { folder in
      var options = lxw_workbook_options(constant_memory: 1, tmpdir: folder, use_zip64: 0)
      return workbook_new_opt(file.temporary, &options)
    }
    guard let workbook else { throw file.failure(ENOMEM) }
    handle = workbook
    formats = CellFormats(workbook: workbook)
    properties.set(on: workbook)
  }
}

extension Workbook {
  /// Lays out the sheets and makes sure of their rows, which the library does not: it writes
  /// them to temporary files and never looks whether the disk took them.
  ///
  /// Returns how many bytes of rows each part of the archive is to have.
  private func finish() throws(SpreadsheetFailure) -> [String: Int] {
    var sizes: [String: Int] = [:]
    for (index, sheet) in sheets.enumerated() {
      try sheet.finish()
      lxw_worksheet_write_single_row(sheet.handle)
      guard let rows = sheet.handle.pointee.optimize_tmpfile else { throw file.failure(EIO) }
      guard fflush(rows) == 0, ferror(rows) == 0 else { throw file.failure(ENOSPC) }
      sizes["xl/worksheets/sheet\(index + 1).xml"] = ftell(rows)
    }
    return sizes
  }

  private func close() throws(SpreadsheetFailure) {
    // Closing asks the C library for the parts of a date, which it keeps in one place for all.
    let code = Workbook.closing.withLock { _ in workbook_close(handle) }
    guard code == LXW_NO_ERROR else {
      throw .file(path: file.target, reason: String(cString: lxw_strerror(code)))
    }
  }

  private static let closing = Mutex(())

  /// Frees a workbook that is not to be written.
  private func abandon() {
    for sheet in sheets {
      if let rows = sheet.handle.pointee.optimize_tmpfile { fclose(rows) }
    }
    lxw_workbook_free(handle)
  }
}
