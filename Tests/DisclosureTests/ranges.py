"""What a reader can work out of tables with withheld numbers, by exact maximum flows.

Reads a JSON list of tables on standard input: "threshold", "cells" (the true counts by row) and
what is hidden of "cells", "rows", "columns" and "total". A table is a circulation: each count
flows from its row to its column, columns flow into the sum of all, and the sum flows back into
the rows. What is shown is fixed; what is hidden may be anything from zero up. Prints, for
each table, the hidden numbers that can be worked out, and the small ones that are shown or that
cannot be as large as the threshold.
"""
import json
import sys
from collections import deque


def edges(table):
    cells, hidden = table["cells"], table["hidden"]
    height, width = len(cells), len(cells[0])
    total_row, total_column = height + width, height + width + 1
    for i in range(height):
        for j in range(width):
            yield i, height + j, cells[i][j], hidden["cells"][i][j], f"cell {i} {j}"
    for i in range(height):
        yield total_column, i, sum(cells[i]), hidden["rows"][i], f"row {i}"
    for j in range(width):
        count = sum(row[j] for row in cells)
        yield height + j, total_row, count, hidden["columns"][j], f"column {j}"
    yield total_row, total_column, sum(map(sum, cells)), hidden["total"], "total"


def flow(graph, capacity, start, end, enough):
    """How much can flow from one node to another, up to what is enough."""
    used = {}
    found = 0
    while found < enough:
        via = {start: None}
        queue = deque([start])
        while queue and end not in via:
            node = queue.popleft()
            for other, name, sign in graph[node]:
                room = capacity[name, sign] - used.get((name, sign), 0)
                if other not in via and room > 0:
                    via[other] = (node, name, sign, room)
                    queue.append(other)
        if end not in via:
            return found
        path, node = [], end
        while via[node]:
            path.append(via[node])
            node = via[node][0]
        amount = min([enough - found] + [step[3] for step in path])
        for _, name, sign, _ in path:
            used[name, sign] = used.get((name, sign), 0) + amount
            used[name, -sign] = used.get((name, -sign), 0) - amount
        found += amount
    return found


def faults(table):
    threshold = table["threshold"]
    graph = [[] for _ in range(len(table["cells"]) + len(table["cells"][0]) + 2)]
    capacity, known = {}, []
    for tail, head, count, is_hidden, name in edges(table):
        known.append((tail, head, count, is_hidden, name))
        if is_hidden:
            graph[tail].append((head, name, 1))
            graph[head].append((tail, name, -1))
            capacity[name, 1] = 10**9
            capacity[name, -1] = count
    for tail, head, count, is_hidden, name in known:
        is_small = 0 < count < threshold
        if not is_hidden:
            if is_small:
                yield f"{name} is small and shown"
            continue
        keep = capacity[name, 1], capacity[name, -1]
        capacity[name, 1] = capacity[name, -1] = 0
        rise = flow(graph, capacity, head, tail, threshold - count if is_small else 1)
        fall = min(count, 1) and flow(graph, capacity, tail, head, 1)
        capacity[name, 1], capacity[name, -1] = keep
        if rise == 0 and fall == 0:
            yield f"{name} is {count}"
        elif is_small and rise < threshold - count:
            yield f"{name} is below {threshold}"


print(json.dumps([list(faults(table)) for table in json.load(sys.stdin)]))
