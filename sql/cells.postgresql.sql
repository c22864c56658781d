-- As cells.clickhouse.sql, which explains rows and settings. Debian: postgresql-17-h3.
CREATE EXTENSION IF NOT EXISTS h3;
CREATE TABLE positions (record text COLLATE "C", kind text, partners text, place bigint, start_date date, end_date date,
  lng float8, lat float8, precision_km int, series text);
\copy positions FROM 'positions.csv' CSV HEADER

CREATE TABLE settings AS
SELECT *, 28.7 * power(7, (4 - resolution) / 2.0) AS spot_km
FROM (SELECT 10 AS resolution, 500 AS limit_km) AS chosen;

CREATE TABLE cells AS
SELECT DISTINCT record, kind, unnest(string_to_array(partners, ';')) AS partner, spot::bigint AS spot,
  h3_cell_to_parent(spot, 4)::bigint AS cell, coalesce(place, spot::bigint) AS place,
  coalesce(precision_km, -1) AS precision_km,
  extract(year FROM start_date)::int AS year, start_date - date '1970-01-01' AS first_day,
  end_date - date '1970-01-01' AS last_day
FROM positions CROSS JOIN settings CROSS JOIN h3_lat_lng_to_cell(point(lng, lat), resolution) AS spot;

CREATE TABLE centres AS
SELECT spot, h3_cell_to_lat_lng(spot::h3index) AS at, h3_cell_to_parent(spot::h3index, 2) AS block
FROM (SELECT DISTINCT spot FROM cells) AS once;

-- Spots that may be within the limit, by blocks of resolution 2.
CREATE TABLE near AS
SELECT a.spot, b.spot AS other, km, km - 2 * spot_km AS least_km, km + 2 * spot_km AS most_km
FROM settings CROSS JOIN (SELECT greatest(0, max(precision_km)) AS widest_km FROM cells) AS widest CROSS JOIN centres a
CROSS JOIN h3_grid_disk(a.block, ceil((limit_km + widest_km + 150) / 225.0)::int) AS ring
JOIN centres b ON b.block = ring
CROSS JOIN h3_great_circle_distance(a.at, b.at) AS km
WHERE km - 2 * spot_km <= limit_km + widest_km;

CREATE TABLE ground AS
SELECT spot, cell::bigint AS cell, h3_cell_area(cell) AS km2
FROM settings CROSS JOIN centres CROSS JOIN h3_grid_disk(h3_cell_to_parent(spot::h3index, 4), 1 + limit_km / 30) AS cell
WHERE h3_great_circle_distance(at, h3_cell_to_lat_lng(cell)) <= limit_km;

ANALYZE;
