import Foundation

extension WorldOutlines {
  /// Equal Earth (Šavrič, Patterson, Jenny 2018) on the grid of the outlines, as `generate.py` has
  /// it; down is positive.
  static func project(latitude: Double, longitude: Double) -> (x: Double, y: Double) {
    let (a1, a2, a3, a4) = (1.340264, -0.081106, 0.000893, 0.003796)
    let theta = asin(3.0.squareRoot() / 2 * sin(latitude * .pi / 180))
    let square = theta * theta
    let sixth = square * square * square
    let slope = 9 * a4 * sixth * square + 7 * a3 * sixth + 3 * a2 * square + a1
    // In units of half the width of the grid, which is the equator's half.
    let half = 1800.0
    let x = half * longitude / 180 * cos(theta) * a1 / slope
    let y = theta * (a4 * sixth * square + a3 * sixth + a2 * square + a1)
    return (x, -y * half * 3 * a1 / (2 * 3.0.squareRoot() * .pi))
  }
}
