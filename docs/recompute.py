"""The counts of Joint Reach again, from its published positions alone, by Python's standard library and no code of ours.

Take positions.csv (the page Data has it, the archive in data/) and run
    python3 recompute.py positions.csv                  within 500 km, 2014 to 2019 against the years since 2020
    python3 recompute.py positions.csv 250 2012 2022    with another limit and other years
A record is at a new place if one of its places is known to lie farther than the limit from every place of every earlier
record of its kind. It perhaps is where precision_km, the greater of the two places', or the rows of a place that is
known only within bounds, its own or an earlier one, leave it open. Below the counts of a kind with eight records or more
stands its curve: how many places had been reached after each record by the stored points, and on average in random order
(Hurlbert 1971); and the yearly series without which half of a fall, or more, is gone.
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


def told(visits):
    """Of the records that have an earlier one of their kind."""
    words = [visit["word"] for visit in visits if visit["word"] != "first"]
    counts = ", ".join(f"{words.count(word)} {word}" for word in ("new", "perhaps new", "return"))
    return f"{counts}, of {len(words)}"


def share(visits):
    """At a new place, by the middle of the count."""
    worth = {"new": 1, "perhaps new": 0.5, "return": 0}
    hits = [worth[visit["word"]] for visit in visits if visit["word"] != "first"]
    return sum(hits) / len(hits) if hits else math.nan


def periods(visits):
    return [v for v in visits if first <= v["year"] < since], [v for v in visits if v["year"] >= since]


def tell_curve(kind, visits):
    size, openers = len(visits), [visit["opener"] for visit in visits]
    seen = [len(set(openers[: m + 1])) for m in range(size)]
    held = [openers.count(opener) for opener in dict.fromkeys(openers)]
    mean = [sum(1 - math.comb(size - a, m) / math.comb(size, m) for a in held) for m in range(1, size + 1)]
    print(f"{kind}, places reached: {' '.join(map(str, seen))}")
    print(f"{kind}, in random order: {' '.join(f'{places:.4f}' for places in mean)}")
    widest = max(range(size), key=lambda m: abs(seen[m] - mean[m]))
    ahead = f"{seen[widest]} of {seen[-1]} after {visits[widest]['id']}, in random order {mean[widest]:.4f}"
    print(f"{kind}, farthest apart: {ahead}; since then {told(visits[widest + 1 :])}")


def tell_series(kind, visits, last):
    """Yearly is what was held three times since the break, and in half of the years since."""
    compared = [visit for visit in visits if visit["word"] != "first"]
    later = periods(compared)[1]
    years = {name: [visit["year"] for visit in later if visit["series"] == name] for name in {v["series"] for v in later}}
    yearly = {name for name, own in years.items() if name and len(own) >= 3 and len(set(own)) >= (last - since + 1) / 2}
    theirs, others = [[v for v in compared if (v["series"] in yearly) == own] for own in (True, False)]
    fall, rest = [share(periods(own)[0]) - share(periods(own)[1]) for own in (compared, others)]
    if yearly and fall > 0 and rest <= fall / 2:
        for name, own in ((" ".join(sorted(yearly)), theirs), ("all others", others)):
            before, after = periods(own)
            print(f"{kind}, {name}: {told(before)}; since {since:g} {told(after)}")


def holds(bounds, row):
    """Whether a point lies within corners, joined straight in degrees; what has a precision has no bounds."""
    if bounds[0]["precision_km"]:
        return False
    lng, lat = float(row["lng"]), float(row["lat"])
    corners = [(float(corner["lng"]), float(corner["lat"])) for corner in bounds]
    crossed = [
        (y > lat) != (v > lat) and lng < x + (u - x) * (lat - y) / (v - y)
        for (x, y), (u, v) in zip(corners, corners[1:] + corners[:1])
    ]
    return sum(crossed) % 2 == 1


def nearest_km(some, others):
    """Between the stored points of two places, in whole km; none if the bounds of one hold a point of the other."""
    if any(holds(others, row) for row in some) or any(holds(some, row) for row in others):
        return 0
    a, b = min(((a, b) for a in some for b in others), key=lambda pair: math.dist(pair[0]["unit"], pair[1]["unit"]))
    return round(km(a, b))


rows = [{**row, "unit": unit(row)} for row in csv.DictReader(open(path, encoding="utf-8"))]
rows.sort(key=lambda row: (row["kind"], row["start_date"], row["record"], int(row["place"])))
last_year = max(int(row["start_date"][:4]) for row in rows)
for kind in grouped(rows, "kind"):
    name, earlier, visits, opened = kind[0]["kind"], {}, [], []
    for record in grouped(kind, "record"):
        year, id = int(record[0]["start_date"][:4]), record[0]["record"]
        places = grouped(record, "place")
        word, farthest, apart = "first", places[0], math.inf
        if earlier:  # the first of a kind has none before it
            spans = [[span(row, earlier) for row in place] for place in places]
            stored = [min(nearest_km(place, other) for visit in visits for other in visit["places"]) for place in places]
            # Bounds that may be one place have corners that are apart.
            is_new = any(near > 0 and min(least for least, _ in own) > limit for near, own in zip(stored, spans))
            may_be = any(max(most for _, most in own) > limit for own in spans)
            word = "new" if is_new else "perhaps new" if may_be else "return"
            apart = max(stored)
            farthest = places[stored.index(apart)]
        if apart > limit:
            opened.append((id, farthest))
        opener = id if apart > limit else min(opened, key=lambda own: min(nearest_km(own[1], place) for place in places))[0]
        told_of = {"id": id, "year": year, "series": record[0]["series"], "word": word}
        visits.append({**told_of, "opener": opener, "places": places})
        for row in record:
            own = None if row["precision_km"] else (row["record"], row["place"])
            earlier.setdefault((row["precision_km"], own), []).append(row)
    spans = {f"before {first:g}": [v for v in visits if v["year"] < first]}
    spans[f"{first:g}-{since - 1:g}"], spans[f"since {since:g}"] = periods(visits)
    for years, own in spans.items():
        if any(visit["word"] != "first" for visit in own):
            print(f"{name}, {years}: {told(own)}")
    if len(visits) >= 8:
        tell_curve(name, visits)
    tell_series(name, visits, last_year)
