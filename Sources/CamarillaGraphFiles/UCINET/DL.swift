import Camarilla
package import CamarillaFormats

/// UCINET's DL: matrices, or lists of edges, of one set of nodes or of two.
///
/// **What is where.** A node bears one text, its label. The kinds of edges are matrices with labels; a value is the weight,
/// below 0 where the column `sign` is −1, which names kinds as in ``Pajek``. A matrix that is symmetric is of undirected edges; written as a list, each
/// of them stands both ways. It has no word for time, and none for attributes.
///
/// **Read.** `fullmatrix`, `upperhalf`, `lowerhalf`, `blockmatrix`, `nodelist1`, `nodelist2`, `nodelist1b`,
/// `ranklist1` and `ranklist2`, whose values are the ranks from 1 on, `edgelist1`, `edgelist2`, `edgearray1` and
/// `edgearray2`; `n`, `nr`, `nc` and `nm`, `labels`, those of rows, columns and
/// matrices, `labels embedded`, `diagonal = absent`, and `!` between the lists of matrices. Where rows and columns are
/// sets of their own, the column `mode` tells them apart, and edges are undirected. A cell that is `.`, `?` or `NA` is
/// no tie, which is told.
///
/// Borgatti, Everett & Freeman, *UCINET for Windows: User's Guide*. Written is `edgelist1` with labels, which igraph and
/// Gephi read as well.
package enum DL: GraphFormat {
  package static let extensions = ["dl"]

  package static let capacity: FormatCapacity = {
    var capacity = FormatCapacity()
    capacity.title = false
    capacity.graphAttributes = false
    capacity.nodeIDs = false
    capacity.nodeAttributes = .named([])
    capacity.edgeAttributes = .named(["kind", "sign"])
    capacity.plainKinds = false
    capacity.positiveSigns = false
    capacity.directions = .symmetry
    capacity.edgeIDs = false
    capacity.edgeLabels = false
    return capacity
  }()

  package static let isUnmistakable = true

  /// Whether the first word is `dl`, with a setting behind it.
  package static func recognizes(_ beginning: FileBeginning) -> Bool {
    var text = beginning
    guard text.takeWord() == "dl" else { return false }
    if text.rest.first == UInt8(ascii: ",") { text.skip(past: ",") }
    return ["n", "nr", "nc", "nm", "format", "labels", "data", "row", "title"]
      .contains(text.takeWord())
  }

  /// Reads a network. Linear time, and memory for the text.
  ///
  /// - Throws: ``FormatsError/invalid(_:)`` with every problem and its location; what is no DL ends the reading.
  package static func read(
    _ input: TableInput, graph: String?
  ) throws(FormatsError) -> GraphDocument {
    var document = GraphDocument(file: input.name)
    let text = try WholeText(input, format: "DL", diagnostics: &document.diagnostics)
    do throws(TextFault) {
      var lexer = DLLexer(text.bytes)
      let header = try DLHeader(&lexer)
      var reader = DLReader(
        header: header, lexer: lexer, document: document,
        most: GraphDocument.most(inFileOf: text.bytes.count))
      // What was wrong before isn't lost by what ends the reading.
      defer { document.diagnostics = reader.document.diagnostics }
      document = try reader.read()
    } catch {
      document.diagnostics.add(error.problem(in: input.name))
      try document.diagnostics.check()
    }
    return try GraphDocument(graphs: [document], only: graph)
  }

  /// Writes a document as lists of edges, one for each kind. Linear time.
  ///
  /// - Throws: as ``AtomicFile``; ``FormatsError/notRepresentable(reason:)`` for a weight that is no number.
  package static func write(_ document: GraphDocument, to path: String) throws(FormatsError) {
    try document.edges.checkWeights()
    let signs = document.signs
    let kinds = document.hasPlainKindsOnly ? TextColumn() : document.kinds
    let relations = document.relations(of: kinds)
    var file = try AtomicFile(path: path)
    var head = "dl n=\(document.nodes.count)"
    if relations.count > 1 { head += " nm=\(relations.count)" }
    try file.write("\(head)\nformat = edgelist1\nlabels:\n".utf8)
    for name in document.nodeNames { try file.write(label(name).utf8) }
    // The name of undirected edges that have none says nothing where they are alone.
    if relations.contains(where: { !$0.name.isEmpty || $0.isDirected }) || relations.count > 1 {
      try file.write("matrix labels:\n".utf8)
      let symmetric = Set(document.lostDirections(.symmetry))
      for (name, isDirected, edges) in relations {
        let plain = KindName.plain(.neutral, isDirected: isDirected)
        // The name says what symmetry would hide.
        let isHidden = edges.first.map { symmetric.contains(Int($0)) } ?? false
        let own = name.isEmpty ? plain : isHidden ? name + "-arc" : name
        try file.write(label(own).utf8)
      }
    }
    try file.write("data:\n".utf8)
    for (index, relation) in relations.enumerated() {
      if index > 0 { try file.write("!\n".utf8) }
      for edge in relation.edges.map(Int.init) {
        let weight = shortest(of: document.signedWeight(ofEdge: edge, signs: signs))
        let (source, target) = (document.edges.sources[edge] + 1, document.edges.targets[edge] + 1)
        try file.write("\(source) \(target) \(weight)\n".utf8)
        if !relation.isDirected, source != target {
          try file.write("\(target) \(source) \(weight)\n".utf8)
        }
      }
    }
    try file.commit()
  }

  /// Words of the header, where a label could be taken for what they say there.
  private static let headerWords = DLHeader.sets.union(["data", "labels", "embedded"])

  /// A label on a line of its own, in quotes where it needs them: igraph reads them as a part of it.
  private static func label(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte >= 0x80
        || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }
    return isPlain && !text.isEmpty && !headerWords.contains(text.lowercased())
      ? "\(text)\n" : "\"\(PajekText.encoded(text))\"\n"
  }
}
