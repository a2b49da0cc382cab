# Reads a graph with R's igraph or network, or hands one on, for Tests/Interchange/readers.py.
#
#   Rscript network.R igraph FORMAT FILE NODES.csv EDGES.csv     what igraph makes of FILE
#   Rscript network.R network FILE NODES.csv EDGES.csv           what network makes of a Pajek file
#   Rscript network.R rewrite FORMAT FILE OUT                    igraph reads GraphML and writes FORMAT
#   Rscript network.R has PACKAGE ...                            prints the versions of those there are
arguments <- commandArgs(trailingOnly = TRUE)
quietly <- function(name) suppressWarnings(suppressPackageStartupMessages(
  require(name, character.only = TRUE, quietly = TRUE)))
save <- function(frame, file) write.csv(frame, file, row.names = FALSE, na = "", fileEncoding = "UTF-8")
number <- function(frame) {
  # Whole numbers without a point, all others in full.
  for (column in names(frame)) if (is.numeric(frame[[column]])) {
    frame[[column]] <- ifelse(is.na(frame[[column]]), NA, format(frame[[column]], digits = 17,
      trim = TRUE, scientific = FALSE))
  }
  frame
}

switch(arguments[1],
  has = for (name in arguments[-1]) if (quietly(name)) {
    cat(name, as.character(packageVersion(name)), "\n")
  },
  igraph = {
    stopifnot(quietly("igraph"))
    graph <- read_graph(arguments[3], format = arguments[2])
    nodes <- as_data_frame(graph, what = "vertices")
    nodes$row <- seq_len(vcount(graph))
    ends <- ends(graph, E(graph), names = FALSE)
    edges <- data.frame(
      from = ends[, 1], to = ends[, 2], directed = rep(is_directed(graph), ecount(graph)))
    for (name in edge_attr_names(graph)) edges[[paste0("a.", name)]] <- edge_attr(graph, name)
    save(number(nodes), arguments[4])
    save(number(edges), arguments[5])
  },
  network = {
    stopifnot(quietly("network"))
    graph <- read.paj(arguments[2])
    if (!inherits(graph, "network")) graph <- graph[[1]]
    nodes <- data.frame(row = seq_len(network.size(graph)), name = network.vertex.names(graph))
    ends <- as.edgelist(graph)
    edges <- data.frame(from = ends[, 1], to = ends[, 2], directed = is.directed(graph))
    save(nodes, arguments[3])
    save(edges, arguments[4])
  },
  rewrite = {
    stopifnot(quietly("igraph"))
    write_graph(read_graph(arguments[3], format = "graphml"), arguments[4], format = arguments[2])
  },
  stop("unknown task ", arguments[1]))
