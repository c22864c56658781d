"""The counts of Joint Reach again, from its published positions alone, by other code: Python's standard library.

Download positions.csv from the page Data (or static/data/, or the archive), and run beside it
    python3 recompute.py positions.csv
or with another limit in km and other years: python3 recompute.py positions.csv 500 2014 2020
A record is at a new place if one of its places is known to be farther than the limit from every place of every earlier
record of its kind; perhaps, if precision_km (the greater of two) or bounds (several rows of a place) leave it open.
"""
import csv, itertools, math, sys

path, limit, first, since = (sys.argv[1:] + ["positions.csv", 500, 2014, 2020][len(sys.argv) - 1:])[:4]
limit, first, since = float(limit), int(first), int(since)


def km(a, b, flattening=1 / 298.257223563):
    """On the WGS84 ellipsoid, right to some 10 m (Lambert 1942)."""
    (x, p), (y, q) = ((math.radians(r["lng"]), math.atan((1 - flattening) * math.tan(math.radians(r["lat"])))) for r in (a, b))
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin((y - x) / 2) ** 2
    if h == 0:
        return 0
    s, u, v = 2 * math.asin(math.sqrt(h)), math.sin((p + q) / 2) ** 2, math.sin((q - p) / 2) ** 2
    near, far = (s - math.sin(s)) * u * (1 - v) / (1 - h), (s + math.sin(s)) * (1 - u) * v / h
    return 6378.137 * (s - flattening / 2 * (near + far))


def by(rows, *names):
    return [list(group) for _, group in itertools.groupby(rows, lambda r: [r[name] for name in names])]


rows = list(csv.DictReader(open(path, encoding="utf-8")))
for r in rows:
    r["lng"], r["lat"] = float(r["lng"]), float(r["lat"])
    p, x = math.radians(r["lat"]), math.radians(r["lng"])
    r["xyz"] = (math.cos(p) * math.cos(x), math.cos(p) * math.sin(x), math.sin(p))
counts = {}
for kind in by(sorted(rows, key=lambda r: (r["kind"], r["start_date"], r["record"], int(r["place"]))), "kind"):
    earlier = {}  # rows of earlier records, by precision_km
    for record in by(kind, "record"):
        least, most = [], []
        for place in by(record, "place") if earlier else []:
            spans = []
            for r in place:
                near = []
                for precision, others in earlier.items():
                    margin = max(map(int, (precision, r["precision_km"]))) if precision and r["precision_km"] else 0
                    d = km(r, min(others, key=lambda other: math.dist(other["xyz"], r["xyz"])))
                    near.append((d - margin, d + margin))
                spans.append([min(ends) for ends in zip(*near)])
            least.append(min(low for low, _ in spans))
            most.append(max(high for _, high in spans))
        year = int(record[0]["start_date"][:4])
        if earlier:  # the first of a kind has none before it
            status = "new" if max(least) > limit else "perhaps new" if max(most) > limit else "return"
            period = f"since {since}" if year >= since else f"{first}-{since - 1}" if year >= first else f"before {first}"
            period_counts = counts.setdefault((record[0]["kind"], period), {"new": 0, "perhaps new": 0, "return": 0})
            period_counts[status] += 1
        for r in record:
            earlier.setdefault(r["precision_km"], []).append(r)
for (kind, period), c in counts.items():
    print(f"{kind}, {period}: {c['new']} new, {c['perhaps new']} perhaps new, {c['return']} return, of {sum(c.values())}")
