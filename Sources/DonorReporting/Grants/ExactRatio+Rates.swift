import Kernel
import Reference

extension ExactRatio {
  init(_ value: RateValue) {
    self.init(
      Int128(value.mantissa), over: (0..<value.scale).reduce(1) { power, _ in power * 10 })
  }
}

extension ConversionLeg {
  /// Units of the currency for one of the base.
  func perBase() throws -> ExactRatio {
    var ratio = rate.map { ExactRatio($0.value) } ?? .one
    for step in steps {
      let fixed = ExactRatio(step.ratio.value)
      ratio = try ratio.times(step.usesOld ? fixed.inverted : fixed)
    }
    return ratio
  }
}

extension GrantRates.Rate {
  init(_ route: ConversionRoute) {
    self.init(
      ratio: ExactRatio(route.factor.numerator, over: route.factor.denominator),
      description: route.description)
  }
}
