-- Plain SQL over integers, for tables that sql/cells.*.sql makes (docs/beyond-one-machine.md):
-- cells (record, kind, partner, place, precision_km, spot, cell, year, first_day, last_day): spot is
-- a fine cell; precision_km -1: exact, or a corner of bounds
-- near (spot, other, km, least_km, most_km): spots that may count as near, as far as cells know
-- ground (spot, cell, km2), settings (limit_km)
-- and one that you fill: periods (period, first_year, last_year)

-- Earlier records have smaller numbers.
CREATE VIEW records AS
SELECT kind, record, year, row_number() OVER (PARTITION BY kind ORDER BY day, record) AS n
FROM (
  SELECT kind, record, min(year) AS year, min(first_day) AS day FROM cells GROUP BY kind, record
) AS once;

CREATE VIEW spots AS
SELECT DISTINCT r.kind AS kind, r.record AS record, r.n AS n, c.place AS place, c.spot AS spot,
  c.precision_km AS precision_km
FROM records r JOIN cells c ON c.kind = r.kind AND c.record = r.record;

-- What lies within bounds: at one of several spots.
CREATE VIEW bounded AS
SELECT kind, record, n, place, count(DISTINCT spot) AS corners FROM spots
GROUP BY kind, record, n, place HAVING count(DISTINCT spot) > 1;

-- Each spot and those of a place that are near it; the less precise place may be nearer or farther by its
-- precision. A known place is told by its spot alone.
CREATE VIEW near_places AS
SELECT o.kind AS kind, o.spot AS spot, o.precision_km AS precision_km, f.n AS n, f.record AS record, f.place AS place,
  f.corners AS corners, a.other AS other, a.least_km AS least_km, a.most_km AS most_km,
  CASE WHEN least(o.precision_km, f.precision_km) < 0 THEN 0 ELSE greatest(o.precision_km, f.precision_km) END AS margin_km
FROM (SELECT DISTINCT kind, spot, precision_km FROM spots) AS o
JOIN near a ON a.spot = o.spot
JOIN (
  SELECT s.kind AS kind, s.spot AS spot, s.precision_km AS precision_km, min(s.n) AS n, b.record AS record,
    b.place AS place, greatest(1, coalesce(min(b.corners), 0)) AS corners
  FROM spots s LEFT JOIN bounded b ON b.kind = s.kind AND b.record = s.record AND b.place = s.place
  GROUP BY s.kind, s.spot, s.precision_km, b.record, b.place
) AS f ON f.kind = o.kind AND f.spot = a.other;

-- For each spot the first record that may be within the limit, and the first that certainly is, at every corner.
CREATE VIEW first_near AS
SELECT kind, spot, precision_km, min(maybe) AS maybe, min(CASE WHEN near_corners >= corners THEN sure END) AS surely
FROM (
  SELECT p.kind AS kind, p.spot AS spot, p.precision_km AS precision_km, p.corners AS corners,
    min(CASE WHEN least_km - margin_km <= limit_km THEN p.n END) AS maybe,
    min(CASE WHEN most_km + margin_km <= limit_km THEN p.n END) AS sure,
    count(DISTINCT CASE WHEN most_km + margin_km <= limit_km THEN p.other END) AS near_corners
  FROM near_places p CROSS JOIN settings s
  GROUP BY p.kind, p.spot, p.precision_km, p.record, p.place, p.corners
) AS apart
GROUP BY kind, spot, precision_km;

-- New if nowhere an earlier record may be near; perhaps if somewhere none certainly is.
CREATE VIEW places AS
SELECT s.kind AS kind, s.record AS record, s.n AS n, s.place AS place,
  min(CASE WHEN f.maybe < s.n THEN 0 ELSE 1 END) AS is_new,
  max(CASE WHEN f.surely < s.n THEN 0 ELSE 1 END) AS may_be_new
FROM spots s JOIN first_near f ON f.kind = s.kind AND f.spot = s.spot AND f.precision_km = s.precision_km
GROUP BY s.kind, s.record, s.n, s.place;

-- As new as its newest place. The first of a kind is new.
CREATE VIEW visits AS
SELECT r.kind AS kind, r.record AS record, r.year AS year, r.n AS n,
  max(p.is_new) AS is_new, max(p.may_be_new) AS may_be_new,
  CASE WHEN max(p.is_new) = 1 THEN 'new' WHEN max(p.may_be_new) = 1 THEN 'perhaps' ELSE 'return' END AS status
FROM records r JOIN places p ON p.kind = r.kind AND p.record = r.record
GROUP BY r.kind, r.record, r.year, r.n;

-- Of n records k to at_most were at a new place, without the first of a kind.
CREATE VIEW counts AS
SELECT v.kind AS kind, p.period AS period, sum(v.is_new) AS k, sum(v.may_be_new) AS at_most, count(*) AS n
FROM visits v CROSS JOIN periods p
WHERE v.n > 1 AND v.year BETWEEN p.first_year AND p.last_year
GROUP BY v.kind, p.period;

-- The ground of each year within the limit of known places, and its part that no earlier year had.
CREATE VIEW yearly_ground AS
SELECT kind, year, sum(km2) AS ground_km2, sum(CASE WHEN year = first_year THEN km2 ELSE 0 END) AS new_km2
FROM (
  SELECT kind, year, cell, km2, min(year) OVER (PARTITION BY kind, cell) AS first_year
  FROM (
    SELECT DISTINCT k.kind AS kind, k.year AS year, g.cell AS cell, g.km2 AS km2
    FROM (
      SELECT c.kind AS kind, c.year AS year, min(c.spot) AS spot FROM cells c
      GROUP BY c.kind, c.record, c.place, c.year HAVING min(c.spot) = max(c.spot)
    ) AS k
    JOIN ground g ON g.spot = k.spot
  ) AS reached
) AS dated
GROUP BY kind, year;

-- Cells in which two partners were, and the fewest days between them: WHERE days <= 3.
CREATE VIEW together AS
SELECT a.partner AS partner, b.partner AS other, a.cell AS cell,
  min(CASE
    WHEN a.first_day > b.last_day THEN a.first_day - b.last_day
    WHEN b.first_day > a.last_day THEN b.first_day - a.last_day
    ELSE 0 END) AS days
FROM (SELECT DISTINCT partner, cell, first_day, last_day FROM cells) AS a
JOIN (SELECT DISTINCT partner, cell, first_day, last_day FROM cells) AS b ON b.cell = a.cell
WHERE a.partner < b.partner
GROUP BY a.partner, b.partner, a.cell;

-- Each place of a record, wherever it may be, and records near it at any time, between stored points,
-- at least, and, where all of a place is near, at most: for tests against chance.
CREATE VIEW near_pairs AS
SELECT kind, record, place, spot, other, min(apart.km) AS km, min(apart.least_km) AS least_km,
  min(CASE WHEN near_corners >= corners THEN apart.most_km END) AS most_km
FROM (
  SELECT pair.kind AS kind, pair.record AS record, pair.place AS place, pair.spot AS spot, pair.other AS other,
    min(pair.km) AS km, min(pair.least_km - margin_km) AS least_km, max(pair.most_km + margin_km) AS most_km,
    count(DISTINCT pair.other_spot) AS near_corners, greatest(1, coalesce(min(b.corners), 0)) AS corners
  FROM (
    SELECT s.kind AS kind, s.record AS record, s.place AS place, s.spot AS spot, o.record AS other,
      o.place AS other_place, o.spot AS other_spot, a.km AS km, a.least_km AS least_km, a.most_km AS most_km,
      CASE WHEN least(o.precision_km, s.precision_km) < 0 THEN 0 ELSE greatest(o.precision_km, s.precision_km) END AS margin_km
    FROM spots s JOIN near a ON a.spot = s.spot JOIN spots o ON o.kind = s.kind AND o.spot = a.other
    WHERE o.record <> s.record
  ) AS pair
  LEFT JOIN bounded b ON b.kind = pair.kind AND b.record = pair.other AND b.place = pair.other_place
  GROUP BY pair.kind, pair.record, pair.place, pair.spot, pair.other, pair.other_place
) AS apart
GROUP BY kind, record, place, spot, other;
