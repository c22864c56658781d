-- As cells.clickhouse.sql, which explains rows and settings; community extension h3.
INSTALL h3 FROM community;
LOAD h3;

CREATE TABLE settings AS
SELECT 10 AS resolution, 500 AS limit_km, 28.7 * pow(7, (4 - resolution) / 2) AS spot_km;

CREATE TABLE cells AS
SELECT DISTINCT record, kind, unnest(string_split(partners, ';')) AS partner,
  h3_latlng_to_cell(lat, lng, resolution) AS spot, h3_cell_to_parent(spot, 4) AS cell, coalesce(place::BIGINT, spot::BIGINT) AS place,
  coalesce(precision_km::INTEGER, -1) AS precision_km,
  year(start_date) AS year, start_date - DATE '1970-01-01' AS first_day, end_date - DATE '1970-01-01' AS last_day
FROM 'positions.csv', settings;

CREATE TABLE centres AS
SELECT spot, h3_cell_to_lat(spot) AS lat, h3_cell_to_lng(spot) AS lng, h3_cell_to_parent(spot, 2) AS block
FROM (SELECT DISTINCT spot FROM cells);

-- Spots that may be within the limit, by blocks of resolution 2.
CREATE TABLE near AS
SELECT a.spot, b.spot AS other, h3_great_circle_distance(a.lat, a.lng, b.lat, b.lng, 'km') AS km,
  km - 2 * spot_km AS least_km, km + 2 * spot_km AS most_km
FROM (
  SELECT *, unnest(h3_grid_disk(block, ceil((limit_km + widest_km + 150) / 225)::INTEGER)) AS ring
  FROM centres, settings, (SELECT greatest(0, max(precision_km)) AS widest_km FROM cells)
) AS a JOIN centres b ON b.block = a.ring
WHERE least_km <= limit_km + widest_km;

CREATE TABLE ground AS
WITH around AS (
  SELECT coarse, unnest(h3_grid_disk(coarse, 1 + limit_km // 30)) AS cell
  FROM (SELECT DISTINCT h3_cell_to_parent(spot, 4) AS coarse FROM centres), settings
), hexagons AS (
  SELECT cell, h3_cell_area(cell, 'km^2') AS km2, radians(h3_cell_to_lat(cell)) AS phi, h3_cell_to_lng(cell) AS lng
  FROM (SELECT DISTINCT cell FROM around)
)
SELECT spot, cell, km2
FROM (SELECT spot, radians(lat) AS phi, lng, h3_cell_to_parent(spot, 4) AS coarse FROM centres) AS c
JOIN around USING (coarse) JOIN hexagons h USING (cell) CROSS JOIN settings
WHERE 2 * 6371.0088 * asin(sqrt(pow(sin((h.phi - c.phi) / 2), 2)
  + cos(h.phi) * cos(c.phi) * pow(sin(radians(h.lng - c.lng) / 2), 2))) <= limit_km;
