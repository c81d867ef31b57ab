import CXLSXWriter

/// The formats of one workbook, each made once, when the first cell needs it.
struct CellFormats {
  /// What a cell's content asks of its format.
  enum Content: Hashable {
    case text, link, date
    case number(NumberForm, significantDecimals: Int)
    /// A number with more digits than a cell holds: text, marked as what it is.
    case numberAsText
  }

  private struct Key: Hashable {
    let content: Content
    let style: CellStyle
    let wraps: Bool
  }

  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private var formats: [Key: UnsafeMutablePointer<lxw_format>] = [:]

  init(workbook: UnsafeMutablePointer<lxw_workbook>) {
    self.workbook = workbook
  }

  mutating func format(
    _ content: Content, _ style: CellStyle, wraps: Bool
  ) -> UnsafeMutablePointer<lxw_format>? {
    let key = Key(content: content, style: style, wraps: wraps)
    if let format = formats[key] { return format }
    guard let format = workbook_add_format(workbook) else { return nil }
    CellFormats.apply(style, to: format)
    CellFormats.apply(content, to: format)
    // Text keeps its distance from a number on its left.
    if content == .text, style != .title, style != .numberHeading { format_set_indent(format, 1) }
    if wraps { format_set_text_wrap(format) }
    formats[key] = format
    return format
  }

  private static func apply(_ style: CellStyle, to format: UnsafeMutablePointer<lxw_format>) {
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    let thin = UInt8(LXW_BORDER_THIN.rawValue)
    switch style {
    case .plain: break
    case .title:
      format_set_bold(format)
      format_set_font_size(format, 14)
    case .heading, .numberHeading:
      if style == .numberHeading { format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue)) }
      format_set_bold(format)
      format_set_bg_color(format, 0xE7E6E6)
      format_set_bottom(format, thin)
    case .subtotal:
      format_set_bold(format)
      format_set_top(format, thin)
    case .total:
      format_set_bold(format)
      format_set_top(format, thin)
      format_set_bottom(format, UInt8(LXW_BORDER_DOUBLE.rawValue))
    case .quiet:
      format_set_font_color(format, 0x595959)
    }
  }

  private static func apply(_ content: Content, to format: UnsafeMutablePointer<lxw_format>) {
    switch content {
    case .text: break
    case .link:
      format_set_font_color(format, 0x0563C1)
      format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
    case .date:
      format_set_num_format(format, SheetDate.code)
      format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
      format_set_indent(format, 1)
    case .number(let form, let decimals):
      format_set_num_format(format, form.code(significantDecimals: decimals))
    case .numberAsText:
      format_set_num_format(format, "@")
      format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
      format_set_italic(format)
      format_set_font_color(format, 0x9C5700)
      format_set_bg_color(format, 0xFFEB9C)
    }
  }
}
