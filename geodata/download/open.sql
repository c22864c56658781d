-- duckdb < open.sql

SELECT year, kind, count(*) AS records
FROM 'joint-reach.csv'
GROUP BY ALL
ORDER BY year, kind;

-- The records that went farthest from every earlier one of their kind.
SELECT record_id, any_value(km_from_earlier) AS km, string_agg(place, ' | ') AS places
FROM 'joint-reach-sites.csv'
GROUP BY record_id
ORDER BY km DESC NULLS LAST
LIMIT 10;

-- Lists are joined by "; ": one row a practice.
SELECT practice, count(*) AS records
FROM (SELECT unnest(string_split(practices, '; ')) AS practice FROM 'joint-reach.csv')
GROUP BY practice
ORDER BY records DESC;
