/// A pattern laid over a colour or in place of one, so that shapes are told apart without colour.
struct Texture: Hashable, Sendable {
  private(set) var name: String
  private let path: String
  private let ink: Ink
  private let opacity: Double
  private let size: Double
  /// By how much the space that it is used in is enlarged.
  private var zoom = 1.0

  private init(_ name: String, _ path: String, _ ink: Ink, opacity: Double = 1, size: Double = 6) {
    self.name = name
    self.path = path
    self.ink = ink
    self.opacity = opacity
    self.size = size
  }

  private static let falling = "M-1 5l2 2M0 0l6 6M5 -1l2 2"
  private static let rising = "M-1 1l2 -2M0 6l6 -6M5 7l2 -2"

  /// There is no figure.
  static let noData = Texture("none", rising, .strong)

  /// Over the colour of a series; the first series has none.
  static func series(_ index: Int) -> Texture? {
    let textures = [
      nil, Texture("t2", rising, .paper, opacity: 0.45),
      Texture("t3", "M2 2h1.6v1.6h-1.6z", .paper, opacity: 0.6, size: 5),
      Texture("t4", "M0 3h6", .paper, opacity: 0.45),
      Texture("t5", "M3 0v6", .paper, opacity: 0.45),
      Texture("t6", falling + rising, .paper, opacity: 0.4),
    ]
    return textures[index % textures.count]
  }

  /// As fine as elsewhere, in a space that is enlarged.
  func inSpace(enlarged zoom: Double) -> Texture {
    var texture = self
    texture.zoom = zoom
    texture.name += "-map"
    return texture
  }

  func definition(id: String) -> String {
    let attributes =
      Attribute.stroke(ink, 1) + (opacity < 1 ? [Attribute.at("opacity", opacity)] : [])
    let size = svgNumber(size)
    // Two decimals are too few for a pattern of an enlarged map.
    let scale = zoom == 1 ? "" : " patternTransform=\"scale(\(thousandths(1 / zoom)))\""
    return """
        <pattern id="\(id)-\(name)" width="\(size)" height="\(size)" \
      patternUnits="userSpaceOnUse"\(scale)>
         <path d="\(path)" \(attributes.joined(separator: " "))/>
        </pattern>

      """
  }

  private func thousandths(_ value: Double) -> String {
    let number = Int((value * 1000).rounded())
    return "\(number / 1000)." + String(String(1000 + number % 1000).dropFirst())
  }
}
