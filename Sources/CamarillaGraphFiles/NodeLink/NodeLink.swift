package import CamarillaFormats

/// NetworkX's node-link JSON.
///
/// An object of `directed`, `multigraph`, `graph`, `nodes` and `edges` (`links` in files of NetworkX
/// before 3.4 and of D3). The title is the graph's `name`. A graph of NetworkX has one direction; where
/// edges differ from it, each says so by `directed`. An edge's `key` is its id, unless it is
/// a number, by which NetworkX only counts the edges of a pair. Values of other members are attributes; arrays
/// and objects among them are kept as their JSON text.
///
/// Nodes are named by `id`, without any by `key`, as graphology and sigma.js have it, and without those by
/// `name`. Only where they bear neither of the first two and all edges name their ends by numbers are these
/// positions, from 0, as in D3's older files. graphology's `attributes` are those of the node or edge; its
/// edges run one way unless `undirected`. An edge may be the list of its ends, and D3's ends the nodes
/// themselves; vis.js calls ends `from` and `to`, and Cytoscape has nodes and edges in `elements`, and their
/// attributes in `data`. A file may hold a list of graphs. Python's `NaN` and `Infinity` are no values.
package enum NodeLink: GraphFormat {
  package static let extensions = ["json"]

  package static let capacity = FormatCapacity()

  package static func recognizes(_ beginning: FileBeginning) -> Bool { beginning.starts(with: "{") }
}
