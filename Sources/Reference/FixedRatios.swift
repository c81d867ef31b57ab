import Kernel

/// The redenominations and the currencies that went into the euro.
///
/// Euro: Council Regulation (EC) 2866/98 as amended, the irrevocable rates.
/// Redenominations: the notices of the central banks, dates as in Unicode CLDR.
public enum FixedRatios {
  public static let all: [FixedRatio] = lines.rows.compactMap { fields in
    guard let old = CurrencyCode(fields.text(0)), let new = CurrencyCode(fields.text(1)),
      let value = RateValue(fields.text(2)), let since = CalendarDate(fields.text(3))
    else { return nil }
    return FixedRatio(
      old: old, new: new, value: value, since: since,
      law: fields.text(1) == "EUR" ? .euro : .redenomination)
  }

  /// The ratio by which the currency was replaced.
  public static func replacing(_ old: CurrencyCode) -> FixedRatio? { byOld[old] }

  /// The ratio of the redenomination that brought the currency.
  public static func introducing(_ new: CurrencyCode) -> FixedRatio? { byNew[new] }

  private static let byOld = Dictionary(uniqueKeysWithValues: all.map { ($0.old, $0) })
  private static let byNew = Dictionary(
    uniqueKeysWithValues: all.filter { $0.law == .redenomination }.map { ($0.new, $0) })

  /// Old, new, units of old for one of new, since.
  static let lines = """
    BYR	BYN	10000	2016-07-01
    GHC	GHS	10000	2007-07-03
    MRO	MRU	10	2018-01-01
    MZM	MZN	1000	2006-07-01
    SDD	SDG	100	2007-01-10
    SLL	SLE	1000	2022-07-01
    STD	STN	1000	2018-01-01
    TRL	TRY	1000000	2005-01-01
    VEB	VEF	1000	2008-01-01
    VEF	VES	100000	2018-08-20
    ZMK	ZMW	1000	2013-01-01
    ATS	EUR	13.7603	1999-01-01
    BEF	EUR	40.3399	1999-01-01
    DEM	EUR	1.95583	1999-01-01
    ESP	EUR	166.386	1999-01-01
    FIM	EUR	5.94573	1999-01-01
    FRF	EUR	6.55957	1999-01-01
    IEP	EUR	0.787564	1999-01-01
    ITL	EUR	1936.27	1999-01-01
    LUF	EUR	40.3399	1999-01-01
    NLG	EUR	2.20371	1999-01-01
    PTE	EUR	200.482	1999-01-01
    GRD	EUR	340.750	2001-01-01
    SIT	EUR	239.640	2007-01-01
    CYP	EUR	0.585274	2008-01-01
    MTL	EUR	0.429300	2008-01-01
    SKK	EUR	30.1260	2009-01-01
    EEK	EUR	15.6466	2011-01-01
    LVL	EUR	0.702804	2014-01-01
    LTL	EUR	3.45280	2015-01-01
    HRK	EUR	7.53450	2023-01-01
    BGN	EUR	1.95583	2026-01-01
    """
}
