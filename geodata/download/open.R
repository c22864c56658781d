# install.packages(c("readr", "sf", "tidyr"))
records <- readr::read_csv("joint-reach.csv")
table(records$year, records$kind)

sites <- sf::read_sf("joint-reach-sites.geojson")
tracks <- sf::read_sf("joint-reach-tracks.geojson")
plot(sf::st_geometry(sites))
plot(sf::st_geometry(tracks), add = TRUE)

# Lists are joined by "; ": one row a practice.
tidyr::separate_longer_delim(records, practices, delim = "; ")
