-- duckdb < open.sql

SELECT year, kind, count(*) AS records
FROM 'joint-reach.csv'
GROUP BY ALL
ORDER BY year, kind;

-- How many were at a new place, and how many may have been. The first of a kind has none before it.
SELECT year, kind, count(*) AS records, sum(new_place) AS new, sum(new_at_most) AS at_most
FROM 'joint-reach.csv'
WHERE nearest_km IS NOT NULL
GROUP BY ALL
ORDER BY year, kind;

-- The records farthest from every earlier one of their kind, and which of those is nearest.
SELECT record_id, any_value(nearest_km) AS km, any_value(nearest_earlier) AS earlier,
  string_agg(place, ' | ') AS places
FROM 'joint-reach-sites.csv'
GROUP BY record_id
ORDER BY km DESC NULLS LAST
LIMIT 10;

-- Lists are joined by "; ": one row a practice.
SELECT practice, count(*) AS records
FROM (SELECT unnest(string_split(practices, '; ')) AS practice FROM 'joint-reach.csv')
GROUP BY practice
ORDER BY records DESC;
