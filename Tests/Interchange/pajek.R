# Prints what R's network makes of a Pajek file, for Tests/Interchange/pajek.py: a line for each edge of
# each relation, its parts with tabs between.
#
#   Rscript pajek.R FILE.net
suppressWarnings(suppressPackageStartupMessages(library(network)))
graph <- suppressWarnings(read.paj(commandArgs(trailingOnly = TRUE)[1]))
networks <- if (inherits(graph, "network")) list(graph) else graph$networks
relations <- if (inherits(graph, "network")) {
  setdiff(list.edge.attributes(graph), c("na", "pajekTiming"))[1]
} else names(networks)
for (i in seq_along(networks)) {
  net <- networks[[i]]
  ends <- as.edgelist(net)
  names <- network.vertex.names(net)
  values <- get.edge.value(net, relations[i])
  for (row in seq_along(values)) {
    edge <- net$mel[[row]]
    cat(relations[i], names[edge$outl], names[edge$inl], values[row], is.directed(net), "\n", sep = "\t")
  }
}
