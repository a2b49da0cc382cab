package import Camarilla
import CamarillaFormats

extension GraphDocument {
  /// A snapshot as a graph, with what was found of it as attributes of its figures: each score under
  /// its measure's name, and in `faction` the number of the faction, 1 the largest.
  package init(snapshot: Snapshot, scores: [Scores] = [], factions: Factions? = nil) {
    let title = snapshot.chronicle.title.map { "\($0), \(snapshot.title)" } ?? snapshot.title
    self.init(
      chronicle: snapshot.chronicle, title: Self.title(title, of: snapshot),
      figures: snapshot.figureIndices,
      rows: snapshot.rows)
    for scores in scores {
      var column = AttributeColumn(
        name: ReservedNames.escaped(scores.measure.name, reserved: ReservedNames.nodes),
        type: .real)
      for entry in scores {
        if let node = nodes.index(of: entry.id.rawValue) {
          column.values[Int(node)] = shortest(of: entry.score)
        }
      }
      nodes.columns.append(column)
    }
    if let factions {
      var column = AttributeColumn(name: "faction", type: .integer)
      for node in 0..<nodes.count {
        if let index = factions.index(of: Figure.ID(nodes.ids[node])) {
          column.values[node] = "\(index + 1)"
        }
      }
      nodes.columns.append(column)
    }
  }

  /// A chronicle as a graph, cut to a selection of all that ever held in it.
  ///
  /// - Parameter limitsClaims: whether kinds, confidence, certainty and struck sources limit it, too; then those who are left
  ///   without ties are left out unless they are asked for.
  package init(
    _ chronicle: Chronicle, cutBy options: SnapshotOptions, limitsClaims: Bool = false
  ) {
    var ever = SnapshotOptions(
      approximation: options.approximation, selection: options.selection)
    let all = ever
    ever.certainty = options.certainty
    if limitsClaims {
      ever.minimumConfidence = options.minimumConfidence
      (ever.kinds, ever.withoutSources) = (options.kinds, options.withoutSources)
    }
    let isLimited = limitsClaims && ever != all
    guard !options.selection.isAll || isLimited else {
      self.init(chronicle)
      return
    }
    // Where nothing is asked of relationships, those who are meant are there, ties or none.
    ever.includesIsolated = isLimited ? options.includesIsolated : options.selection.isOfFigures
    let circle = chronicle.snapshot(during: .always, options: ever)
    self.init(
      chronicle: chronicle, title: Self.title(chronicle.title ?? "", of: circle),
      figures: circle.figureIndices, rows: circle.rows)
  }

  /// A title, with what the snapshot is cut to.
  static func title(_ title: String, of snapshot: Snapshot) -> String {
    let circle = snapshot.options.selection.text(in: snapshot.chronicle)
    return [title, circle].filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
