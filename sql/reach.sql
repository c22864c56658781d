-- Reach from cells: new places and the ground of joint exercises and patrols, in SQL that any engine runs.
-- Unchanged on DuckDB, PostgreSQL and ClickHouse, with the same results (tests/cells/engines.test.ts);
-- docs/beyond-one-machine.md has the few words that differ elsewhere.
--
-- Needs three tables, all written by `npm run -s reach -- cells`:
--   cells      (record, start, year, kind, partner, cell, area_km2, inside, ground, near)
--   distances  (cell, direction, km)
--   periods    (period, first_year, last_year): earlier, before, since, later
-- inside = 1 where a record's line or place itself was in the cell; ground = 1 where the cell is of its footprint;
-- near = 1 where the cell is no new place after it. How far these reach is chosen when cells are written.
-- `kind` 'all' counts exercises and patrols together; new places and directions are of each kind by itself.

-- ── Setting: change it here ───────────────────────────────────────────────────────────────────

-- Random orders: 1, 2, … 200.
CREATE VIEW draws AS
SELECT n AS draw
FROM (SELECT row_number() OVER (ORDER BY cell) AS n FROM distances) AS numbered
WHERE n <= 200;

-- ── Footprint and new ground ──────────────────────────────────────────────────────────────────

-- Each cell of each year once, whoever was there.
CREATE VIEW occupied AS
SELECT kind, year, cell, min(area_km2) AS area_km2 FROM cells WHERE ground = 1 GROUP BY kind, year, cell
UNION ALL
SELECT 'all' AS kind, year, cell, min(area_km2) AS area_km2 FROM cells WHERE ground = 1 GROUP BY year, cell;

-- The year in which a cell was first reached.
CREATE VIEW first_reached AS
SELECT kind, cell, min(year) AS year, min(area_km2) AS area_km2 FROM occupied GROUP BY kind, cell;

CREATE VIEW footprint AS
SELECT kind, year, count(*) AS cells, sum(area_km2) AS footprint_km2 FROM occupied GROUP BY kind, year;

CREATE VIEW new_ground AS
SELECT kind, year, count(*) AS cells, sum(area_km2) AS new_ground_km2 FROM first_reached GROUP BY kind, year;

-- ── One period against the other ──────────────────────────────────────────────────────────────

CREATE VIEW period_cells AS
SELECT o.kind, o.cell, min(o.area_km2) AS area_km2,
  max(CASE WHEN p.period = 'before' THEN 1 ELSE 0 END) AS was,
  max(CASE WHEN p.period = 'since' THEN 1 ELSE 0 END) AS is_now
FROM occupied o CROSS JOIN periods p
WHERE p.period IN ('before', 'since') AND o.year BETWEEN p.first_year AND p.last_year
GROUP BY o.kind, o.cell;

CREATE VIEW compared AS
SELECT kind,
  sum(CASE WHEN was = 0 AND is_now = 1 THEN area_km2 ELSE 0 END) AS gained_km2,
  sum(CASE WHEN was = 1 AND is_now = 1 THEN area_km2 ELSE 0 END) AS kept_km2,
  sum(CASE WHEN was = 1 AND is_now = 0 THEN area_km2 ELSE 0 END) AS left_km2
FROM period_cells GROUP BY kind;

-- ── New places ────────────────────────────────────────────────────────────────────────────────

-- Records of each kind, numbered by start, then id: earlier is what has a smaller number.
CREATE VIEW records AS
SELECT kind, record, start, year, row_number() OVER (PARTITION BY kind ORDER BY start, record) AS n
FROM (
  SELECT kind, record, min(start) AS start, min(year) AS year FROM cells GROUP BY kind, record
) AS once;

-- Where a record itself was, and whose surroundings that is.
CREATE VIEW was_in AS
SELECT DISTINCT kind, record, cell FROM cells WHERE inside = 1;

CREATE VIEW was_near AS
SELECT DISTINCT c.kind AS kind, c.record AS record, c.cell AS cell
FROM cells c JOIN (SELECT DISTINCT kind, cell FROM was_in) AS i ON i.kind = c.kind AND i.cell = c.cell
WHERE c.near = 1;

-- The first record near a cell.
CREATE VIEW first_near AS
SELECT w.kind AS kind, w.cell AS cell, min(r.n) AS n
FROM was_near w JOIN records r ON r.kind = w.kind AND r.record = w.record
GROUP BY w.kind, w.cell;

-- A record is at a new place if it was in a cell that no earlier record of its kind was near. The first of a kind
-- is new, with nothing before it.
CREATE VIEW visits AS
SELECT r.kind AS kind, r.record AS record, r.start AS start, r.year AS year, r.n AS n,
  max(CASE WHEN f.n = r.n THEN 1 ELSE 0 END) AS is_new
FROM records r
JOIN was_in w ON w.kind = r.kind AND w.record = r.record
JOIN first_near f ON f.kind = w.kind AND f.cell = w.cell
GROUP BY r.kind, r.record, r.start, r.year, r.n;

-- What each opened: the first place of its kind, the second, …
CREATE VIEW new_places AS
SELECT kind, record, start, year, row_number() OVER (PARTITION BY kind ORDER BY n) AS place
FROM visits WHERE is_new = 1;

-- k of n records that began in a period were at a new place; the first of a kind is left out.
CREATE VIEW new_by_period AS
SELECT v.kind AS kind, p.period AS period, p.first_year AS first_year, sum(v.is_new) AS k, count(*) AS records
FROM visits v CROSS JOIN periods p
WHERE v.n > 1 AND v.year BETWEEN p.first_year AND p.last_year
GROUP BY v.kind, p.period, p.first_year;

-- ── Directions ────────────────────────────────────────────────────────────────────────────────

-- How far each record entered each direction, by its lines and places themselves.
CREATE VIEW entries AS
SELECT d.direction AS direction, r.kind AS kind, r.record AS record, r.year AS year, r.n AS n, max(d.km) AS km
FROM was_in w
JOIN distances d ON d.cell = w.cell
JOIN records r ON r.kind = w.kind AND r.record = w.record
GROUP BY d.direction, r.kind, r.record, r.year, r.n;

-- The farthest of each kind, the first of equals; its last visit; how many visits came after the farthest.
CREATE VIEW directions AS
SELECT direction, kind,
  max(CASE WHEN by_km = 1 THEN record END) AS farthest,
  max(CASE WHEN by_km = 1 THEN year END) AS farthest_year,
  max(CASE WHEN by_km = 1 THEN km END) AS farthest_km,
  max(CASE WHEN from_last = 1 THEN record END) AS last_visit,
  max(CASE WHEN from_last = 1 THEN year END) AS last_year,
  count(*) AS visits,
  max(CASE WHEN by_km = 1 THEN from_last END) - 1 AS since_farthest
FROM (
  SELECT direction, kind, record, year, km,
    row_number() OVER (PARTITION BY direction, kind ORDER BY km DESC, n) AS by_km,
    row_number() OVER (PARTITION BY direction, kind ORDER BY n DESC) AS from_last
  FROM entries
) AS ranked
GROUP BY direction, kind;

-- ── Chance: the same records in random order ──────────────────────────────────────────────────

-- A key of each record in each order: three rounds of x -> (x + c * draw)^5 modulo the prime p = 2^31 - 1, as in
-- the cipher MiMC. 5 does not divide p - 1, so each round permutes 0 to p - 1, and the records of an order, fewer
-- than 1,000,003, have keys of their own. All numbers stay below 2^63: any engine's 64-bit integers do.
CREATE VIEW shuffle_keys AS
WITH once AS (
  SELECT d.draw, r.kind, r.record, mod(r.n + 1000003 * d.draw, 2147483647) AS x
  FROM records r CROSS JOIN draws d
), twice AS (
  SELECT draw, kind, record,
    mod(mod(mod(x * x, 2147483647) * mod(x * x, 2147483647), 2147483647) * x + 2000006 * draw, 2147483647) AS x
  FROM once
), thrice AS (
  SELECT draw, kind, record,
    mod(mod(mod(x * x, 2147483647) * mod(x * x, 2147483647), 2147483647) * x + 3000009 * draw, 2147483647) AS x
  FROM twice
)
SELECT draw, kind, record,
  mod(mod(mod(x * x, 2147483647) * mod(x * x, 2147483647), 2147483647) * x, 2147483647) AS shuffle_key
FROM thrice;

-- Each record takes the place in time of another.
CREATE VIEW shuffled AS
SELECT draw, kind, record, row_number() OVER (PARTITION BY draw, kind ORDER BY shuffle_key) AS n
FROM shuffle_keys;

CREATE VIEW shuffled_first AS
SELECT s.draw AS draw, s.kind AS kind, w.cell AS cell, min(s.n) AS n
FROM shuffled s JOIN was_near w ON w.kind = s.kind AND w.record = s.record
GROUP BY s.draw, s.kind, w.cell;

CREATE VIEW shuffled_visits AS
SELECT s.draw AS draw, s.kind AS kind, s.n AS n, max(CASE WHEN f.n = s.n THEN 1 ELSE 0 END) AS is_new
FROM shuffled s
JOIN was_in w ON w.kind = s.kind AND w.record = s.record
JOIN shuffled_first f ON f.draw = s.draw AND f.kind = w.kind AND f.cell = w.cell
GROUP BY s.draw, s.kind, s.n;

-- New places of both periods in each order.
CREATE VIEW orders AS
SELECT v.draw AS draw, v.kind AS kind,
  sum(CASE WHEN p.period = 'before' THEN v.is_new ELSE 0 END) AS k_before,
  sum(CASE WHEN p.period = 'since' THEN v.is_new ELSE 0 END) AS k_since
FROM shuffled_visits v
JOIN records r ON r.kind = v.kind AND r.n = v.n
CROSS JOIN periods p
WHERE v.n > 1 AND r.year BETWEEN p.first_year AND p.last_year
GROUP BY v.draw, v.kind;

-- As it was.
CREATE VIEW observed AS
SELECT kind,
  sum(CASE WHEN period = 'before' THEN k ELSE 0 END) AS k_before,
  sum(CASE WHEN period = 'before' THEN records ELSE 0 END) AS n_before,
  sum(CASE WHEN period = 'since' THEN k ELSE 0 END) AS k_since,
  sum(CASE WHEN period = 'since' THEN records ELSE 0 END) AS n_since
FROM new_by_period GROUP BY kind;

-- How many of each period chance lets be new, and how often it lets the share fall by as much.
CREATE VIEW chance AS
SELECT o.kind AS kind, o.k_before AS k_before, o.n_before AS n_before, o.k_since AS k_since, o.n_since AS n_since,
  avg(s.k_before) AS expected_before, avg(s.k_since) AS expected_since,
  (1e0 + sum(CASE
    WHEN s.k_before * o.n_since - s.k_since * o.n_before >= o.k_before * o.n_since - o.k_since * o.n_before
    THEN 1 ELSE 0 END)) / (1 + count(*)) AS p_fell
FROM observed o JOIN orders s ON s.kind = o.kind
WHERE o.n_before > 0 AND o.n_since > 0
GROUP BY o.kind, o.k_before, o.n_before, o.k_since, o.n_since;
