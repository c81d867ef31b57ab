import Foundation
import Importing

/// How far an import is, for people at a terminal.
///
/// `BARAZA_PROGRESS=plain` writes a line a phase instead, for programs that watch.
final class ProgressLine {
  private enum Style { case none, plain, line }

  private let style: Style
  private var last = ""

  init(isQuiet: Bool) {
    if ProcessInfo.processInfo.environment["BARAZA_PROGRESS"] == "plain" {
      style = .plain
    } else {
      style = Console.errorsAreOnTerminal && !isQuiet ? .line : .none
    }
  }

  func show(_ progress: ImportProgress) {
    let phase = progress.phase.rawValue
    switch style {
    case .none: break
    case .plain: change(to: "phase: \(phase)") { Console.note($0) }
    case .line:
      let percent = progress.bytesTotal > 0 ? progress.bytesDone * 100 / progress.bytesTotal : 100
      change(to: "\(progress.feed): \(phase) \(percent) %") { Console.show("\r\($0)\u{1B}[K") }
    }
  }

  /// Says what is done as long as a body runs that cannot say how far it is.
  static func during<T>(_ what: String, _ body: () throws -> T) rethrows -> T {
    let line = ProgressLine(isQuiet: false)
    switch line.style {
    case .none: break
    case .plain: line.change(to: "phase: \(what)") { Console.note($0) }
    case .line: line.change(to: "\(what) …") { Console.show("\r\($0)\u{1B}[K") }
    }
    defer { line.end() }
    return try body()
  }

  /// Takes the line away.
  func end() {
    if style == .line, !last.isEmpty { Console.show("\r\u{1B}[K") }
  }

  private func change(to text: String, _ show: (String) -> Void) {
    guard text != last else { return }
    last = text
    show(text)
  }
}
