import Pages

extension Words {
  /// What charts say besides their figures, in English.
  public static let drawing = [
    "chart.zero": "zero",
    "chart.thousand": "thousand", "chart.million": "million",
    "chart.billion": "billion", "chart.trillion": "trillion",
    "chart.empty": "There is nothing to show yet.",
    "chart.in": "Figures in {1}.",
    "chart.total": "Total",
    "chart.value": "Value",
    "chart.note": "Note",
    "chart.most": "Most: {1}, {2}.", "chart.least": "Least: {1}, {2}.",
    "chart.only": "{1}: {2}.",
    "chart.ofSeries": "{1}: {2}",
    "chart.without": "{2}: {1}.",
    "chart.more": "{1} and {2} more",
    "chart.firstLast": "From {1} ({2}) to {3} ({4}).",
    "chart.range": "{1}, range", "chart.rangeText": "{1} to {2}",
    "chart.bars.one": "Bars: {1} entry.", "chart.bars.other": "Bars: {1} entries.",
    "chart.lines.one": "Lines over {1} point.", "chart.lines.other": "Lines over {1} points.",
    "chart.funnel.one": "A funnel of {1} stage.", "chart.funnel.other": "A funnel of {1} stages.",
    "chart.stage": "Stage",
    "chart.flows.one": "{1} flow.", "chart.flows.other": "{1} flows.",
    "chart.from": "From", "chart.to": "To",
    "chart.flow": "{1} to {2}",
    "chart.flowsScale":
      "Widths are in proportion, rounded to a hundredth of a point; the finest line stands for "
      + "anything thinner.",
    "chart.matrix": "A matrix of {1} rows and {2} columns.",
    "chart.state": "{1} {2}",
    "chart.stateCount": "{1}: {2}.",
    "chart.map.one": "A map with {1} territory.", "chart.map.other": "A map with {1} territories.",
    "chart.places.one": "{1} place is marked.", "chart.places.other": "{1} places are marked.",
    "chart.map.place": "place", "chart.map.near": "near a place",
    "chart.map.coarse":
      "A hollow sign stands for a place that is moved by up to a twentieth of a degree, so that "
      + "nobody is found by it.",
    "chart.map.codeOrPosition": "Code, or latitude and longitude",
    "chart.map.territory": "Territory", "chart.map.code": "Code",
    "chart.map.below": "below {1}", "chart.map.between": "{1} to below {2}",
    "chart.map.above": "{1} and above",
    "chart.map.absent": "Not on the map: {1}.",
    "chart.map.outside": "Outside this map: {1}.",
    "chart.map.dots": "The area of a dot is in proportion to its value.",
    "chart.map.source":
      "Outlines: Natural Earth 1:110m (public domain), simplified, in the Equal Earth projection. "
      + "A shape belongs to the code under which ISO 3166 lists the place; broken lines are borders "
      + "on which claims differ.",
  ]
}
