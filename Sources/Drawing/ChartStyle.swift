/// The style that a page adds once for all its charts. A chart needs none: each shape carries its
/// colour for a light ground as an attribute, which the rules here override.
public enum ChartStyle {
  /// Sets the tokens (`--chart-ink`, `--chart-1`, `--chart-class-1` …) for light, dark and print,
  /// and uses them. No rule reaches beyond `.chart`.
  public static let css: String = {
    var css = ":root { \(tokens(\.light)) }\n"
    css += "@media (prefers-color-scheme: dark) { :root { \(tokens(\.dark)) } }\n"
    css += "@media print { :root { \(tokens(\.light)) } }\n"
    css += ".chart { display: block; max-width: 100%; height: auto; }\n"
    for ink in Ink.all {
      css += ".chart .f-\(ink.name) { fill: var(--chart-\(ink.name)); }\n"
      css += ".chart .s-\(ink.name) { stroke: var(--chart-\(ink.name)); }\n"
    }
    css += """
      .chart-narrow { display: none; }
      @media (max-width: 40rem) {
        .chart-wide { display: none; }
        .chart-narrow { display: block; }
      }
      @media print {
        .chart { print-color-adjust: exact; break-inside: avoid; }
        .chart-wide { display: block; }
        .chart-narrow { display: none; }
      }

      """
    return css
  }()

  private static func tokens(_ ground: KeyPath<Ink, String>) -> String {
    Ink.all.map { "--chart-\($0.name): \($0[keyPath: ground]);" }.joined(separator: " ")
  }
}
