"""Measures drawings, and the colours of their style, against what they stand for.

    geometry   a JSON list of drawings with their figures on standard input
    colours    the style as a JSON string

Prints what differs, a line each, and at the end how many agree.
"""
import itertools
import json
import re
import sys
import xml.etree.ElementTree as ElementTree
from fractions import Fraction

SVG = "{http://www.w3.org/2000/svg}"
# Coordinates have two decimals; a length is the difference of two.
NEAR = Fraction(3, 200)


def number(text):
    return Fraction(text)


def bars_of(root):
    """Rectangles with a tip: where they begin and end along both axes."""
    for rect in root.iter(SVG + "rect"):
        tip = rect.find(SVG + "title")
        if tip is not None:
            x, y, w, h = (number(rect.get(key)) for key in ("x", "y", "width", "height"))
            yield tip.text, (x, x + w), (y, y + h)


def check_bars(task, root):
    rows = task["kind"].endswith("rows")
    stacked = task["kind"].startswith("stacked")
    drawn = list(bars_of(root))
    count = len(task["opposed"])
    expected = []
    for number_of_bar, figures in enumerate(task["figures"]):
        ends = [Fraction(0), Fraction(0)]
        for series, figure in enumerate(figures):
            if figure is None or int(figure) == 0:
                continue
            length = int(figure) * (-1 if task["opposed"][series] else 1)
            start = ends[length < 0] if stacked else Fraction(0)
            name = f"b{number_of_bar}" + (f", s{series}" if count > 1 else "")
            expected.append((name, *sorted((start, start + length))))
            if stacked:
                ends[length < 0] = start + length
    if len(drawn) != len(expected):
        return f"{len(drawn)} bars for {len(expected)} figures"
    if not expected:
        return None
    spans = [(box[1] if rows else tuple(-end for end in reversed(box[2]))) for box in drawn]
    # Two figures fix the scale; all others must lie on it.
    low = min(range(len(expected)), key=lambda n: expected[n][1])
    high = max(range(len(expected)), key=lambda n: expected[n][2])
    reach = expected[high][2] - expected[low][1]
    scale = (spans[high][1] - spans[low][0]) / reach
    zero = spans[low][0] - expected[low][1] * scale
    for (name, start, end), box, span in zip(expected, drawn, spans):
        if not box[0].startswith(name + ":"):
            return f"{box[0]} in place of {name}"
        for value, place in ((start, span[0]), (end, span[1])):
            if abs(zero + value * scale - place) > NEAR * 2:
                return f"{name} at {float(place)}, not {float(zero + value * scale)}"
    axis = zero if rows else -zero
    lines = [path.get("d") for path in root.iter(SVG + "path") if "s-strong" in path.get("class", "")]
    points = [[number(n) for n in re.findall(r"-?[\d.]+", line)] for line in lines]
    if not any(abs(p[0 if rows else 1] - axis) <= NEAR * 2 and len(p) == 4 for p in points):
        return "no base at zero"
    return None


def check_sankey(task, root):
    ribbons = []
    for path in root.iter(SVG + "path"):
        if path.find(SVG + "title") is not None:
            n = [number(value) for value in re.findall(r"-?[\d.]+", path.get("d"))]
            # M x y C .. .. x y L x y C .. .. x y Z
            ribbons.append(((n[1], n[15]), (n[7], n[9]), (n[0], n[6])))
    figures = [int(figure) for figure in task["figures"][0]]
    if len(ribbons) != len(figures):
        return f"{len(ribbons)} ribbons for {len(figures)} flows"
    whole = sum(figures)
    scale = sum(end - start for (start, end), _, _ in ribbons) / whole
    nodes = [(y, x) for _, x, y in bars_of(root)]
    sent, received = {}, {}
    for figure, ribbon, (source, target) in zip(figures, ribbons, task["flows"]):
        for start, end in ribbon[:2]:
            if abs(end - start - figure * scale) > NEAR * 2:
                return f"a flow of {figure} is {float(end - start)} broad"
        sent.setdefault(source, []).append(ribbon[0])
        received.setdefault(target, []).append(ribbon[1])
        if not ribbon[2][0] < ribbon[2][1]:
            return "a flow goes back"
    for side in (sent, received):
        for node, spans in side.items():
            spans.sort()
            if any(abs(a[1] - b[0]) > NEAR for a, b in zip(spans, spans[1:])):
                return f"flows at node {node} overlap or leave gaps"
            top, bottom = nodes[node][0]
            if spans[0][0] < top - NEAR or spans[-1][1] > max(bottom, top) + NEAR * 2:
                return f"flows leave node {node}"
    for node in set(sent) | set(received):
        most = max(
            sum(figures[n] for n, flow in enumerate(task["flows"]) if flow[side] == node)
            for side in (0, 1)
        )
        top, bottom = nodes[node][0]
        if abs(max(most * scale, 1) - (bottom - top)) > NEAR * 2:
            return f"node {node} is {float(bottom - top)} high, not {float(most * scale)}"
    columns = {}
    for span, x in nodes:
        columns.setdefault(x, []).append(span)
    for spans in columns.values():
        spans.sort()
        if any(a[1] > b[0] for a, b in zip(spans, spans[1:])):
            return "nodes overlap"
    return None


def known(task):
    return [None if figure is None else int(figure) for figure in task["figures"][0]]


def check_funnel(task, root):
    figures = [figure for figure in known(task) if figure is not None]
    widths = [x[1] - x[0] for _, x, _ in bars_of(root)]
    if len(widths) != len(figures):
        return f"{len(widths)} stages drawn of {len(figures)}"
    for figure, width in zip(figures, widths):
        if abs(width - max(widths) * figure / max(figures)) > NEAR:
            return f"{figure} is {float(width)} broad"
    return None


def check_line(task, root):
    figures = known(task)
    points = []
    for path in root.iter(SVG + "path"):
        if path.find(SVG + "title") is not None:
            points.append([number(n) for n in re.findall(r"-?[\d.]+", path.get("d"))[:2]])
    there = [(n, figure) for n, figure in enumerate(figures) if figure is not None]
    if len(points) != len(there):
        return f"{len(points)} points for {len(there)} figures"
    if len({figure for _, figure in there}) > 1:
        low = min(range(len(there)), key=lambda n: there[n][1])
        high = max(range(len(there)), key=lambda n: there[n][1])
        scale = (points[high][1] - points[low][1]) / (there[high][1] - there[low][1])
        for (_, figure), point in zip(there, points):
            if abs(points[low][1] + (figure - there[low][1]) * scale - point[1]) > NEAR:
                return f"{figure} at {float(point[1])}"
    # Time is to scale, too: positions are squares.
    if len(there) > 2:
        step = (points[-1][0] - points[0][0]) / (there[-1][0] ** 2 - there[0][0] ** 2)
        for (n, _), point in zip(there, points):
            if abs(points[0][0] + (n**2 - there[0][0] ** 2) * step - point[0]) > NEAR:
                return f"point {n} at {float(point[0])}"
    runs = [len(list(run)) for is_there, run in itertools.groupby(figures, lambda f: f is not None) if is_there]
    lines = [
        path.get("d").count("L") + 1
        for path in root.iter(SVG + "path")
        if path.get("stroke-width") == "2.25"
    ]
    if lines != [run for run in runs if run > 1]:
        return f"lines of {lines} points for runs of {runs}"
    return None


def check_dots(task, root):
    figures = [figure for figure in known(task) if figure is not None]
    radii = [number(circle.get("r")) for circle in root.iter(SVG + "circle")]
    if len(radii) != len(figures):
        return f"{len(radii)} dots for {len(figures)} figures"
    for figure, radius in zip(figures, radii):
        area = max(radii) ** 2 * figure / max(figures)
        if abs(radius**2 - area) > Fraction(1, 2) and radius != 2:
            return f"{figure} has radius {float(radius)}"
    return None


def check_geometry(tasks):
    agree = 0
    for place, task in enumerate(tasks):
        root = ElementTree.fromstring(task["svg"])
        kind = task["kind"].split("-")[0]
        check = {
            "beside": check_bars, "stacked": check_bars, "sankey": check_sankey,
            "funnel": check_funnel, "line": check_line, "dots": check_dots,
        }[kind]
        fault = check(task, root)
        if fault:
            print(f"{place} {task['kind']}: {fault}")
        else:
            agree += 1
    print(f"{agree} agree")


def linear(colour):
    values = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    return [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values]


def luminance(colour):
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a, b):
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


# Machado, Oliveira and Fernandes 2009, full severity.
VISION = {
    "common": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "protanopia": [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900]],
}


def lab(rgb):
    red, green, blue = (min(1, max(0, v)) for v in rgb)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(a, b, matrix):
    seen = [lab([sum(m * v for m, v in zip(row, linear(c))) for row in matrix]) for c in (a, b)]
    return sum((p - q) ** 2 for p, q in zip(*seen)) ** 0.5


def check_colours(css):
    blocks = [dict(re.findall(r"--chart-([\w-]+): (#[0-9a-f]{6});", line)) for line in css.split("\n") if ":root" in line]
    light, dark, printed = blocks
    faults = [] if printed == light else ["print is not light"]
    for name, tokens in (("light", light), ("dark", dark)):
        paper = tokens["paper"]
        for token, least in [
            ("ink", 7), ("quiet", 4.5), ("strong", 3), ("good", 3), ("fair", 3), ("poor", 3),
            ("open", 3), *((str(n), 3) for n in range(1, 7)),
            *((f"class-{n}", 2.9) for n in range(1, 6)),
        ]:
            ratio = contrast(tokens[token], paper)
            if ratio < least:
                faults.append(f"{token} on {name}: {ratio:.2f}")
        classes = [tokens[f"class-{n}"] for n in range(1, 6)]
        for a, b in zip(classes, classes[1:]):
            if abs(lab(linear(a))[0] - lab(linear(b))[0]) < 9:
                faults.append(f"{a} and {b} are too near in grey")
        away = [contrast(c, paper) for c in classes]
        if away != sorted(away):
            faults.append(f"classes on {name} are out of order")
    for n in range(1, 7):
        for ground in (light, dark):
            if contrast(light[str(n)], ground["paper"]) < 3:
                faults.append(f"series {n}")
    series = [light[str(n)] for n in range(1, 7)]
    for kind, matrix in VISION.items():
        for a, b in itertools.combinations(series, 2):
            if distance(a, b, matrix) < 15:
                faults.append(f"{a} and {b} in {kind}: {distance(a, b, matrix):.1f}")
    print("\n".join(faults) or "agree")


data = json.load(sys.stdin)
check_geometry(data) if sys.argv[1] == "geometry" else check_colours(data)
