-- For sql/reach.sql. A place is off by at most precision_km; rows of one number in `place` without
-- precision are where it may be. Resolution 10 is 0.1 km, for records; 4 is 29 km, for millions.
CREATE TABLE settings ENGINE = MergeTree ORDER BY resolution AS
SELECT 10 AS resolution, 500 AS limit_km, 28.7 * pow(7, (4 - resolution) / 2) AS spot_km;

CREATE TABLE cells ENGINE = MergeTree ORDER BY spot AS
SELECT DISTINCT record, kind, arrayJoin(splitByChar(';', partners)) AS partner,
  geoToH3(lat, lng, resolution) AS spot, h3ToParent(spot, 4) AS cell, ifNull(place, spot) AS place,
  ifNull(precision_km, -1) AS precision_km,
  toYear(start_date) AS year, toInt32(start_date) AS first_day, toInt32(end_date) AS last_day
FROM file('positions.csv', auto, 'record String, kind String, partners String, place Nullable(UInt64),
  start_date Date32, end_date Date32, lng Float64, lat Float64, precision_km Nullable(Int32)') AS positions, settings;

-- Spots that may be within the limit, by blocks of resolution 2.
CREATE TABLE near ENGINE = MergeTree ORDER BY other AS
WITH (SELECT greatest(0, max(precision_km)) FROM cells) AS widest_km,
  spots AS (SELECT DISTINCT spot, h3ToGeo(spot) AS at, h3ToParent(spot, 2) AS block FROM cells)
SELECT a.spot AS spot, b.spot AS other, h3PointDistKm(a.at.1, a.at.2, b.at.1, b.at.2) AS km,
  km - 2 * spot_km AS least_km, km + 2 * spot_km AS most_km
FROM (
  SELECT spot, at, arrayJoin(h3kRing(block, toUInt16(ceil((limit_km + widest_km + 150) / 225)))) AS block FROM spots, settings
) AS a JOIN spots AS b ON b.block = a.block CROSS JOIN settings
WHERE least_km <= limit_km + widest_km;

CREATE TABLE ground ENGINE = MergeTree ORDER BY spot AS
SELECT spot, cell, h3CellAreaM2(cell) / 1e6 AS km2
FROM (
  SELECT spot, h3ToGeo(spot) AS a, arrayJoin(h3kRing(h3ToParent(spot, 4), toUInt16(1 + limit_km / 30))) AS cell,
    h3ToGeo(cell) AS b, limit_km
  FROM (SELECT DISTINCT spot FROM cells) AS spots, settings
) AS around
WHERE h3PointDistKm(a.1, a.2, b.1, b.2) <= limit_km;
