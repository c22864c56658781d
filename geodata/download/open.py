# pip install pandas geopandas
import geopandas as gpd
import pandas as pd

records = pd.read_csv("joint-reach.csv", parse_dates=["start", "end"])
print(records.groupby(["year", "kind"]).size().unstack(fill_value=0))

# How many were at a new place, and how many may have been. The first of a kind has none before it.
measured = records[records["nearest_km"].notna()]
print(measured.groupby(["year", "kind"])[["new_place", "new_at_most"]].agg(["sum", "count"]))

sites = gpd.read_file("joint-reach-sites.geojson")
tracks = gpd.read_file("joint-reach-tracks.geojson")
ax = sites.plot(markersize=4)
tracks.plot(ax=ax)

# Lists are joined by "; ": one row a practice.
practices = records.assign(practice=records["practices"].str.split("; ")).explode("practice")
