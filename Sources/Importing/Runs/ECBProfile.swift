extension RatesImport {
  /// The shape in which the European Central Bank publishes its euro reference
  /// rates; the same as `Imports/profiles/ecb-rates.yaml`.
  static let ecbProfile = """
    profile: ecb-rates
    format: 1
    produces: rates
    namespaces:
      g: "http://www.gesmes.org/xml/2002-08-01"
      e: "http://www.ecb.int/vocabulary/2002-08-01/eurofxref"
    record: g:Envelope/e:Cube/e:Cube/e:Cube
    inherit: {date: "../@time"}
    dates: "yyyy-MM-dd"
    constants: {base: EUR, source: eurofxref}
    fields: {currency: "@currency", rate: "@rate"}
    """
}
