/// NetworkX's node-link JSON.
///
/// An object of `directed`, `multigraph`, `graph`, `nodes` and `edges` (`links` in files of NetworkX
/// before 3.4 and of D3). The title is the graph's `name`. A graph of NetworkX has one direction; where
/// edges differ from it, each says so by `directed`. An edge's `key` is its id, unless it is
/// a number, by which NetworkX only counts the edges of a pair. A node without `id` is called by its
/// place, from 0. Values of other members are attributes; arrays and objects among them are kept
/// as their JSON text.
package enum NodeLink {
  package static let capacity = FormatCapacity()
}
