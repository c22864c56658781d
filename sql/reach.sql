-- Reach from cells: the measures of Joint Reach in SQL that any engine runs.
-- Unchanged on DuckDB, PostgreSQL and ClickHouse, with the same results (tests/cells/engines.test.ts);
-- docs/beyond-one-machine.md has the few words that differ elsewhere.
--
-- Needs three tables, all written by `npm run -s reach -- cells`:
--   cells      (record, year, kind, partner, cell, area_km2, inside)
--   near       the same of the same positions, with --radius 500: how far from others a new place lies
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

-- A mark lies more than this many km beyond the edge before it.
CREATE VIEW margin AS SELECT 250e0 AS km;

-- ── Footprint and new ground ──────────────────────────────────────────────────────────────────

-- Each cell of each year once, whoever was there.
CREATE VIEW occupied AS
SELECT kind, year, cell, min(area_km2) AS area_km2 FROM cells GROUP BY kind, year, cell
UNION ALL
SELECT 'all' AS kind, year, cell, min(area_km2) AS area_km2 FROM cells GROUP BY year, cell;

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

-- ── New places ────────────────────────────────────────────────────────────────────────────────

-- Records that were in a cell more than 500 km from all records of their kind in earlier years, and in how
-- many such cells. The first year of a kind has nothing to be far from.
CREATE VIEW new_places AS
SELECT c.kind AS kind, c.year, c.record, count(DISTINCT c.cell) AS cells
FROM cells c
JOIN (SELECT kind, cell, min(year) AS since FROM near GROUP BY kind, cell) AS n
  ON n.kind = c.kind AND n.cell = c.cell AND n.since = c.year
JOIN (SELECT kind, min(year) AS first_year FROM cells GROUP BY kind) AS k ON k.kind = c.kind
WHERE c.inside = 1 AND c.year > k.first_year
GROUP BY c.kind, c.year, c.record;

-- ── Directions and their edges ────────────────────────────────────────────────────────────────

-- How far each record entered each direction in a year, by its lines and places themselves.
CREATE VIEW entries AS
SELECT d.direction, c.year, c.record, max(d.km) AS km
FROM cells c JOIN distances d ON d.cell = c.cell
WHERE c.inside = 1
GROUP BY d.direction, c.year, c.record;

CREATE VIEW visits AS
SELECT direction, year, count(*) AS records, max(km) AS km FROM entries GROUP BY direction, year;

-- Year by year: an edge moves only if the year's farthest lies beyond it by more than the margin.
CREATE VIEW edges AS
WITH RECURSIVE numbered AS (
  SELECT v.direction, v.year, v.records, v.km,
    row_number() OVER (PARTITION BY v.direction ORDER BY v.year) AS n
  FROM visits v
), walked(direction, n, year, records, edge_km, beyond_km, is_mark) AS (
  SELECT direction, n, year, records, km AS edge_km, km - km AS beyond_km, 1 AS is_mark
  FROM numbered WHERE n = 1
  UNION ALL
  SELECT v.direction, v.n, v.year, v.records,
    CASE WHEN v.km - w.edge_km > m.km THEN v.km ELSE w.edge_km END,
    v.km - w.edge_km,
    CASE WHEN v.km - w.edge_km > m.km THEN 1 ELSE 0 END
  FROM walked w
  JOIN numbered v ON v.direction = w.direction AND v.n = w.n + 1
  CROSS JOIN margin m
)
SELECT direction, n, year, records, edge_km, beyond_km, is_mark FROM walked;

-- Each year that moved an edge: the record that was farthest, and how far beyond the edge before it.
CREATE VIEW marks AS
SELECT e.direction, e.year, min(r.record) AS record, e.edge_km,
  CASE WHEN e.n = 1 THEN 'opened' ELSE 'beyond' END AS mark,
  CASE WHEN e.n > 1 THEN e.beyond_km END AS beyond_km
FROM edges e
JOIN entries r ON r.direction = e.direction AND r.year = e.year AND r.km = e.edge_km
WHERE e.is_mark = 1
GROUP BY e.direction, e.n, e.year, e.edge_km, e.beyond_km;

-- Where each direction stands now: since when no farther, and how often it was visited since.
CREATE VIEW edge_now AS
SELECT e.direction, max(e.edge_km) AS edge_km,
  max(CASE WHEN e.is_mark = 1 THEN e.year END) AS since,
  max(e.year) AS last_visit, sum(e.records) AS visits
FROM edges e GROUP BY e.direction;

-- ── Chance: the same records in random order ──────────────────────────────────────────────────

-- A record in a year is a place in the order; keys fill the places anew.
CREATE VIEW places AS
SELECT kind, year, record,
  row_number() OVER (PARTITION BY kind ORDER BY year, record) AS n
FROM (SELECT DISTINCT kind, year, record FROM cells) AS once;

-- A key of each place in each order: three rounds of x -> (x + c * draw)^5 modulo the prime p = 2^31 - 1, as in
-- the cipher MiMC. 5 does not divide p - 1, so each round permutes 0 to p - 1, and the places of an order, fewer
-- than 1,000,003, have keys of their own. All numbers stay below 2^63: any engine's 64-bit integers do.
CREATE VIEW shuffle_keys AS
WITH once AS (
  SELECT d.draw, s.kind, s.year, s.record, mod(s.n + 1000003 * d.draw, 2147483647) AS x
  FROM places s CROSS JOIN draws d
), twice AS (
  SELECT draw, kind, year, record,
    mod(mod(mod(x * x, 2147483647) * mod(x * x, 2147483647), 2147483647) * x + 2000006 * draw, 2147483647) AS x
  FROM once
), thrice AS (
  SELECT draw, kind, year, record,
    mod(mod(mod(x * x, 2147483647) * mod(x * x, 2147483647), 2147483647) * x + 3000009 * draw, 2147483647) AS x
  FROM twice
)
SELECT draw, kind, year, record,
  mod(mod(mod(x * x, 2147483647) * mod(x * x, 2147483647), 2147483647) * x, 2147483647) AS shuffle_key
FROM thrice;

CREATE VIEW shuffled AS
SELECT h.draw, h.kind, p.year, h.record, h.was_year
FROM (
  SELECT draw, kind, record, year AS was_year,
    row_number() OVER (PARTITION BY draw, kind ORDER BY shuffle_key) AS n
  FROM shuffle_keys
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
SELECT k.kind AS kind, coalesce(o.km2, 0) AS observed_km2, avg(coalesce(g.km2, 0)) AS expected_km2,
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
