-- Reach from cells: the measures of Joint Reach in SQL that any engine runs.
-- Tried on DuckDB and PostgreSQL; docs/beyond-one-machine.md has the few words that differ elsewhere.
--
-- Needs two tables, both written by `npm run -s reach -- cells`:
--   cells      (record, year, kind, partner, cell, area_km2, inside)
--   distances  (cell, direction, km)
-- A cell is within the radius of a record's line or place; inside = 1 where the line itself was in it.
-- `kind` 'all' in the results counts exercises and patrols together.

-- ── Settings: change them here ────────────────────────────────────────────────────────────────

-- Periods to compare, the earlier first.
CREATE VIEW periods AS
SELECT 'before' AS period, 2014 AS first_year, 2019 AS last_year
UNION ALL SELECT 'after', 2020, 2022;

-- Random orders of the shuffles: 1, 2, … 200.
CREATE VIEW draws AS
SELECT n AS draw
FROM (SELECT row_number() OVER (ORDER BY cell) AS n FROM distances) AS numbered
WHERE n <= 200;

-- A new edge lies more than this many km beyond the old one.
CREATE VIEW advance AS SELECT 250.0 AS km;

-- ── Footprint and new ground ──────────────────────────────────────────────────────────────────

-- Each cell of each year once, whoever was there.
CREATE VIEW occupied AS
SELECT DISTINCT kind, year, cell, area_km2 FROM cells
UNION ALL
SELECT DISTINCT 'all' AS kind, year, cell, area_km2 FROM cells;

-- The year in which a cell was first reached.
CREATE VIEW first_reached AS
SELECT kind, cell, min(year) AS year, min(area_km2) AS area_km2 FROM occupied GROUP BY kind, cell;

CREATE VIEW footprint AS
SELECT kind, year, count(*) AS cells, sum(area_km2) AS footprint_km2 FROM occupied GROUP BY kind, year;

CREATE VIEW new_ground AS
SELECT kind, year, count(*) AS cells, sum(area_km2) AS new_ground_km2 FROM first_reached GROUP BY kind, year;

-- ── One period against another ────────────────────────────────────────────────────────────────

CREATE VIEW period_cells AS
SELECT o.kind, o.cell, min(o.area_km2) AS area_km2,
  max(CASE WHEN p.period = 'before' THEN 1 ELSE 0 END) AS was,
  max(CASE WHEN p.period = 'after' THEN 1 ELSE 0 END) AS is_now
FROM occupied o CROSS JOIN periods p
WHERE o.year BETWEEN p.first_year AND p.last_year
GROUP BY o.kind, o.cell;

CREATE VIEW compared AS
SELECT kind,
  sum(CASE WHEN was = 0 AND is_now = 1 THEN area_km2 ELSE 0 END) AS gained_km2,
  sum(CASE WHEN was = 1 AND is_now = 1 THEN area_km2 ELSE 0 END) AS kept_km2,
  sum(CASE WHEN was = 1 AND is_now = 0 THEN area_km2 ELSE 0 END) AS left_km2
FROM period_cells GROUP BY kind;

-- ── Directions and their edges ────────────────────────────────────────────────────────────────

-- How far each direction was entered in a year, by lines and places themselves.
CREATE VIEW visits AS
SELECT d.direction, c.year, count(DISTINCT c.record) AS records, max(d.km) AS km
FROM cells c JOIN distances d ON d.cell = c.cell
WHERE c.inside = 1
GROUP BY d.direction, c.year;

-- Year by year: an edge moves only if the year's farthest lies clearly beyond it.
CREATE VIEW edges AS
WITH RECURSIVE numbered AS (
  SELECT v.direction, v.year, v.records, v.km,
    row_number() OVER (PARTITION BY v.direction ORDER BY v.year) AS n
  FROM visits v
), walked(direction, n, year, records, edge_km, is_advance) AS (
  SELECT direction, n, year, records, km AS edge_km, 1 AS is_advance FROM numbered WHERE n = 1
  UNION ALL
  SELECT v.direction, v.n, v.year, v.records,
    CASE WHEN v.km > w.edge_km + a.km THEN v.km ELSE w.edge_km END,
    CASE WHEN v.km > w.edge_km + a.km THEN 1 ELSE 0 END
  FROM walked w
  JOIN numbered v ON v.direction = w.direction AND v.n = w.n + 1
  CROSS JOIN advance a
)
SELECT direction, year, records, edge_km, is_advance FROM walked;

-- Where each direction stands now: since when no farther, and how often it was visited since.
CREATE VIEW edge_now AS
SELECT e.direction, max(e.edge_km) AS edge_km,
  max(CASE WHEN e.is_advance = 1 THEN e.year END) AS since,
  max(e.year) AS last_visit, sum(e.records) AS visits
FROM edges e GROUP BY e.direction;

-- ── Chance: the same records in random order ──────────────────────────────────────────────────

-- A record in a year is a place in the order; the order of hashes fills the places anew.
CREATE VIEW places AS
SELECT kind, year, record,
  row_number() OVER (PARTITION BY kind ORDER BY year, record) AS n
FROM (SELECT DISTINCT kind, year, record FROM cells) AS once;

CREATE VIEW shuffled AS
SELECT h.draw, h.kind, p.year, h.record, h.was_year
FROM (
  SELECT d.draw, s.kind, s.record, s.year AS was_year,
    row_number() OVER (
      PARTITION BY d.draw, s.kind
      ORDER BY md5(concat(s.record, '/', CAST(s.year AS VARCHAR), '/', CAST(d.draw AS VARCHAR)))
    ) AS n
  FROM places s CROSS JOIN draws d
) AS h
JOIN places p ON p.kind = h.kind AND p.n = h.n;

CREATE VIEW shuffled_first AS
SELECT s.draw, s.kind, c.cell, min(s.year) AS year, min(c.area_km2) AS area_km2
FROM shuffled s
JOIN cells c ON c.record = s.record AND c.kind = s.kind AND c.year = s.was_year
GROUP BY s.draw, s.kind, c.cell;

-- New ground of the later period in each order, and how often chance gives as little or as much.
CREATE VIEW shuffled_ground AS
SELECT f.draw, f.kind, sum(f.area_km2) AS km2
FROM shuffled_first f CROSS JOIN periods p
WHERE p.period = 'after' AND f.year BETWEEN p.first_year AND p.last_year
GROUP BY f.draw, f.kind;

CREATE VIEW chance AS
SELECT k.kind, coalesce(o.km2, 0) AS observed_km2, avg(coalesce(g.km2, 0)) AS expected_km2,
  (1e0 + sum(CASE WHEN coalesce(g.km2, 0) <= coalesce(o.km2, 0) THEN 1 ELSE 0 END)) / (1 + count(*)) AS p_as_little,
  (1e0 + sum(CASE WHEN coalesce(g.km2, 0) >= coalesce(o.km2, 0) THEN 1 ELSE 0 END)) / (1 + count(*)) AS p_as_much
FROM (SELECT DISTINCT kind FROM cells) AS k
CROSS JOIN draws d
LEFT JOIN shuffled_ground g ON g.draw = d.draw AND g.kind = k.kind
LEFT JOIN (
  SELECT n.kind, sum(n.new_ground_km2) AS km2
  FROM new_ground n CROSS JOIN periods p
  WHERE p.period = 'after' AND n.year BETWEEN p.first_year AND p.last_year
  GROUP BY n.kind
) AS o ON o.kind = k.kind
GROUP BY k.kind, o.km2;
