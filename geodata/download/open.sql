-- duckdb < open.sql
INSTALL spatial;
LOAD spatial;

SELECT year, kind, count(*) AS records
FROM 'joint-reach.csv'
GROUP BY ALL
ORDER BY year, kind;

-- The farthest places from Russian land, with their geometry.
SELECT DISTINCT ON (record_id) record_id, place, km_from_russia, geometry
FROM 'joint-reach-sites.parquet'
ORDER BY km_from_russia DESC
LIMIT 10;

-- Lists are joined by "; ": one row a practice.
SELECT practice, count(*) AS records
FROM (SELECT unnest(string_split(practices, '; ')) AS practice FROM 'joint-reach.csv')
GROUP BY practice
ORDER BY records DESC;
