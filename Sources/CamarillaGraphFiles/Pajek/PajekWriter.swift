import Camarilla
package import CamarillaFormats

extension Pajek {
  /// Writes a network and the partitions and vectors beside it, or a project if the path ends with
  /// `.paj`; all of the files or none.
  ///
  /// Linear in the document.
  package static func write(_ document: GraphDocument, to path: String) throws(FormatsError) {
    let isProject = fileName(of: path).lowercased().hasSuffix(".paj")
    let writer = PajekWriter(document)
    try document.edges.checkWeights()
    var files = AtomicFileSet()
    try files.begin(path)
    try writer.writeNetwork(to: &files, isProject: isProject)
    for column in writer.columns {
      if isProject {
        let kind = column.type == .integer ? "*Partition" : "*Vector"
        try files.write(Array("\(kind) \(PajekText.encodedLine(column.name))\n".utf8))
      } else {
        try files.begin(PajekCompanion.path(of: column, beside: path))
      }
      try writer.write(column, to: &files)
    }
    try files.commit()
  }
}

/// Writes the parts of a Pajek file; see ``Pajek``.
struct PajekWriter {
  private let document: GraphDocument
  /// Coordinates, if every node has them.
  private let coordinates: [AttributeColumn]
  /// What becomes partitions and vectors.
  let columns: [AttributeColumn]
  private let kinds: TextColumn
  private let signs: TextColumn

  init(_ document: GraphDocument) {
    self.document = document
    let nodes = document.nodes
    let axes = ["x", "y", "z"].map { axis in
      nodes.columns.first { column in
        column.name == axis && column.type == .real
          && (0..<nodes.count).allSatisfy { !column.values[$0].isEmpty }
      }
    }
    let isPlaced = axes[0] != nil && axes[1] != nil && nodes.count > 0
    coordinates = isPlaced ? axes.compactMap(\.self) : []
    let names = Set(coordinates.map(\.name))
    columns = nodes.columns.filter {
      ($0.type == .integer || $0.type == .real) && !names.contains($0.name)
    }
    // A network that came without relations goes without: most programs read only such.
    kinds = document.hasPlainKindsOnly ? TextColumn() : document.kinds
    signs = document.signs
  }

  // MARK: The network

  func writeNetwork(
    to files: inout AtomicFileSet, isProject: Bool
  ) throws(FormatsError) {
    var out: [UInt8] = []
    if !document.title.isEmpty {
      out += "*Network \(PajekText.encodedLine(document.title))\n".utf8
    } else if isProject {
      // Only there: igraph does not read on after a header without a name.
      out += "*Network\n".utf8
    }
    out += "*Vertices \(document.nodes.count)\n".utf8
    let names = document.nodeNames
    for node in 0..<document.nodes.count {
      out += "\(node + 1) \"\(PajekText.encoded(names[node]))\"".utf8
      for axis in coordinates {
        out.append(UInt8(ascii: " "))
        out += axis.values[node].utf8
      }
      append(document.nodes.spells, row: Int32(node), to: &out)
      out.append(UInt8(ascii: "\n"))
      try flush(&out, to: &files, limit: 1 << 18)
    }
    try writeLines(to: &files, out: &out)
    try flush(&out, to: &files, limit: 1)
  }

  private func append(_ spells: SpellTable, row: Int32, to out: inout [UInt8]) {
    // What is not bound to any time is there at all times.
    let times = spells.spells(ofRow: row)
      .map { PajekTime(document.periods[spells.periods[$0]]) }
      .filter { $0.start != nil || $0.end != nil }.map(\.text)
    guard !times.isEmpty else { return }
    out += " [\(times.joined(separator: ","))]".utf8
  }

  private func flush(
    _ out: inout [UInt8], to files: inout AtomicFileSet, limit: Int
  ) throws(FormatsError) {
    guard out.count >= limit else { return }
    try files.write(out)
    out.removeAll(keepingCapacity: true)
  }

  // MARK: Lines

  /// The lines by relation, in the order in which kinds are met; first all arcs, then all edges.
  private func writeLines(
    to files: inout AtomicFileSet, out: inout [UInt8]
  ) throws(FormatsError) {
    let relations = document.relations(of: kinds)
    let (arcs, links) = (relations.filter(\.isDirected), relations.filter { !$0.isDirected })
    var numbers: [String: Int] = [:]
    for (name, _, rows) in arcs {
      try writeSection("*Arcs", name: name, rows: rows, numbers: &numbers, to: &files, out: &out)
    }
    // R's network takes the first edges after arcs for a part of the arcs' relation, unless a header
    // without lines stands between.
    if !arcs.isEmpty, !links.isEmpty, arcs.contains(where: { !$0.name.isEmpty }) {
      out += "*Arcs\n".utf8
    }
    for (name, _, rows) in links {
      try writeSection("*Edges", name: name, rows: rows, numbers: &numbers, to: &files, out: &out)
    }
  }

  private func writeSection(
    _ header: String, name: String, rows: [Int32], numbers: inout [String: Int],
    to files: inout AtomicFileSet, out: inout [UInt8]
  ) throws(FormatsError) {
    out += header.utf8
    // The kind without a name is no relation, and has no number.
    if !name.isEmpty {
      let number = numbers[name] ?? numbers.count + 1
      numbers[name] = number
      out += " :\(number) \"\(PajekText.encoded(name))\"".utf8
    }
    out.append(UInt8(ascii: "\n"))
    let edges = document.edges
    for row in rows {
      let edge = Int(row)
      let weight = document.signedWeight(ofEdge: edge, signs: signs)
      out += "\(edges.sources[edge] + 1) \(edges.targets[edge] + 1) \(shortest(of: weight))".utf8
      let label = edges.labels[edge]
      if !label.isEmpty { out += " l \"\(PajekText.encoded(label))\"".utf8 }
      append(edges.spells, row: row, to: &out)
      out.append(UInt8(ascii: "\n"))
      try flush(&out, to: &files, limit: 1 << 18)
    }
  }

  // MARK: Partitions and vectors

  func write(_ column: AttributeColumn, to files: inout AtomicFileSet) throws(FormatsError) {
    var out = Array("*Vertices \(document.nodes.count)\n".utf8)
    for node in 0..<document.nodes.count {
      let value = column.values[node]
      out += (value.isEmpty ? Pajek.missing : value).utf8
      out.append(UInt8(ascii: "\n"))
    }
    try files.write(out)
  }
}
