# install.packages(c("readr", "sf", "tidyr"))
records <- readr::read_csv("joint-reach.csv")
table(records$year, records$kind)

# How many were at a new place, and how many may have been. The first of a kind has none before it.
measured <- records[!is.na(records$nearest_km), ]
by_year <- cbind(new_place, new_at_most) ~ year + kind
aggregate(by_year, measured, function(x) c(sum(x), length(x)))

sites <- sf::read_sf("joint-reach-sites.geojson")
tracks <- sf::read_sf("joint-reach-tracks.geojson")
plot(sf::st_geometry(sites))
plot(sf::st_geometry(tracks), add = TRUE)

# Lists are joined by "; ": one row a practice.
tidyr::separate_longer_delim(records, practices, delim = "; ")
