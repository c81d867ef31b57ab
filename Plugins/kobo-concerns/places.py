"""Communities of a survey, with a position that leads to no house."""

from collections import Counter
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation

GRIDS = {"area": Decimal("0.1"), "approximate": Decimal("0.01")}


def coarse(text, precision):
    """The nearest point of the grid, `7.4 -8.6`; None where the text is no position.

    KoBo writes latitude, longitude, altitude and accuracy with spaces between. Zero and zero is what
    a device without a fix says.
    """
    parts = text.replace(",", " ").split()
    grid = GRIDS[precision]
    try:
        latitude, longitude = (Decimal(part) for part in parts[:2])
        is_place = abs(latitude) <= 90 and abs(longitude) <= 180 and (latitude or longitude)
    except (ValueError, InvalidOperation):
        return None
    if len(parts) > 4 or not is_place:
        return None
    moved = (part.quantize(grid, ROUND_HALF_EVEN) + 0 for part in (latitude, longitude))
    return " ".join(f"{part:f}" for part in moved)


class Places:
    """The communities of all rows. What most rows say of one counts, first said first."""

    def __init__(self):
        self._said = {}

    def add(self, name, area, fields):
        said = self._said.setdefault((name, area), {})
        for field, value in fields.items():
            said.setdefault(field, Counter())[value] += 1

    def records(self):
        for (name, area), said in self._said.items():
            fields = {field: values.most_common(1)[0][0] for field, values in said.items()}
            yield {"name": name, **({"area": area} if area else {}), **fields}

    def reference(self, name, area, country):
        """How a concern names its community: with its area where two share the name."""
        if area and country and sum(other == name for other, _ in self._said) > 1:
            return f"{name} ({area}, {country})"
        return name
