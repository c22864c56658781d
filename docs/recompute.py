"""The counts of Joint Reach again, from its published positions alone, by Python's standard library and no code of ours.

Take positions.csv (the page Data has it, the archive in data/) and run
    python3 recompute.py positions.csv                  within 500 km, 2014 to 2019 against the years since 2020
    python3 recompute.py positions.csv 250 2012 2022    with another limit and other years
A record is at a new place if one of its places is known to lie farther than the limit from every place of every earlier
record of its kind. It perhaps is where precision_km, the greater of the two places', or the rows of a place that is
known only within bounds, its own or an earlier one, leave it open.
"""
import csv
import math
import sys
from itertools import groupby

path, limit, first, since = sys.argv[1:] if len(sys.argv) == 5 else (sys.argv[1], 500, 2014, 2020)
limit, first, since = float(limit), int(first), int(since)
FLATTENING = 1 / 298.257223563


def km(a, b):
    """On the WGS84 ellipsoid, right to some 10 m (Lambert 1942)."""
    p, q = (math.atan((1 - FLATTENING) * math.tan(math.radians(float(row["lat"])))) for row in (a, b))
    east = math.radians(float(b["lng"]) - float(a["lng"]))
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(east / 2) ** 2
    if h == 0:
        return 0
    arc, u, v = 2 * math.asin(math.sqrt(h)), math.sin((p + q) / 2) ** 2, math.sin((q - p) / 2) ** 2
    x, y = (arc - math.sin(arc)) * u * (1 - v) / (1 - h), (arc + math.sin(arc)) * v * (1 - u) / h
    return 6378.137 * (arc - FLATTENING / 2 * (x + y))


def unit(row):
    lng, lat = math.radians(float(row["lng"])), math.radians(float(row["lat"]))
    return math.cos(lat) * math.cos(lng), math.cos(lat) * math.sin(lng), math.sin(lat)


def grouped(rows, name):
    return [list(group) for _, group in groupby(rows, lambda row: row[name])]


def span(row, earlier):
    """The least and the most that a row can be from all earlier ones: groups of known places of a precision, and bounds."""
    ends = []
    for (precision, _), others in earlier.items():
        margin = max(int(precision), int(row["precision_km"])) if precision and row["precision_km"] else 0
        away = lambda other: math.dist(other["unit"], row["unit"])
        nearest = km(row, min(others, key=away))
        ends.append((nearest - margin, nearest + margin if precision else km(row, max(others, key=away))))
    return min(least for least, _ in ends), min(most for _, most in ends)


rows = [{**row, "unit": unit(row)} for row in csv.DictReader(open(path, encoding="utf-8"))]
rows.sort(key=lambda row: (row["kind"], row["start_date"], row["record"], int(row["place"])))
for kind in grouped(rows, "kind"):
    earlier, counts = {}, {}
    for record in grouped(kind, "record"):
        year = int(record[0]["start_date"][:4])
        years = f"since {since}" if year >= since else f"{first}-{since - 1}" if year >= first else f"before {first}"
        if earlier:  # the first of a kind has none before it
            places = [[span(row, earlier) for row in place] for place in grouped(record, "place")]
            is_new = any(min(least for least, _ in spans) > limit for spans in places)
            may_be = any(max(most for _, most in spans) > limit for spans in places)
            counts.setdefault(years, []).append("new" if is_new else "perhaps new" if may_be else "return")
        for row in record:
            own = None if row["precision_km"] else (row["record"], row["place"])
            earlier.setdefault((row["precision_km"], own), []).append(row)
    for years, told in counts.items():
        words = ", ".join(f"{told.count(word)} {word}" for word in ("new", "perhaps new", "return"))
        print(f"{kind[0]['kind']}, {years}: {words}, of {len(told)}")
