# Checks the tables of edge spells that Camarilla writes, as networkDynamic takes them.
#
#   Rscript spells.R EDGES.csv VERTICES.csv
#
# R reads times and numbers as such, every spell goes forward, and vertices are numbered from 1. With
# networkDynamic installed, it makes a network of the tables.
files <- commandArgs(trailingOnly = TRUE)
edges <- read.csv(files[1], encoding = "UTF-8")
vertices <- read.csv(files[2], encoding = "UTF-8")
size <- length(unique(vertices$vertex.id))
stopifnot(
  identical(names(edges)[1:8], c("onset", "terminus", "tail", "head", "onset.censored",
    "terminus.censored", "duration", "edge.id")),
  identical(names(vertices)[1:3], c("onset", "terminus", "vertex.id")),
  is.numeric(edges$onset), is.numeric(edges$terminus), all(edges$terminus >= edges$onset),
  is.logical(edges$onset.censored), setequal(vertices$vertex.id, seq_len(size)),
  all(edges$tail %in% vertices$vertex.id), all(edges$head %in% vertices$vertex.id),
  length(unique(vertices$name)) == size)
if (suppressWarnings(suppressPackageStartupMessages(require(networkDynamic, quietly = TRUE)))) {
  base <- network::network.initialize(size, multiple = TRUE)
  dynamic <- networkDynamic(base, edge.spells = edges[, 1:4], verbose = FALSE)
  stopifnot(network::network.size(dynamic) == size)
  cat("networkDynamic\n")
}
