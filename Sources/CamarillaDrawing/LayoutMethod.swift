/// Who finds the positions of a power graph.
public enum LayoutMethod: String, Sendable, Equatable, CaseIterable {
  /// Camarilla itself: allies near, rivals far, few crossings. The default, and the best to look at.
  case stress
  /// Graphviz: in layers, appointers and accusers above.
  case dot
  /// Graphviz: stress majorization.
  case neato
  /// Graphviz: forces, for thousands of figures.
  case sfdp
  /// Graphviz: on circles.
  case circo
  /// Graphviz: on rings around the most central figure.
  case twopi
  /// Graphviz: side by side in rectangles.
  case osage

  /// Beyond this many figures the answer takes minutes; nil where there is no such limit.
  public var mostFigures: Int? {
    switch self {
    case .circo: 100
    case .dot, .neato: 1_000
    case .stress: 5_000
    case .twopi, .osage: 20_000
    case .sfdp: nil
    }
  }

  /// Beyond this many figures nothing can be read any more, whoever places them.
  public static let mostReadable = 5_000
}

extension PowerGraph {
  /// The question to put to one of Graphviz's engines: the figures as boxes of their size, and who is
  /// tied to whom, without any looks. Nodes are named by their indices in ``figures``.
  ///
  /// ```swift
  /// let answer = try await Graphviz.shared.positions(
  ///   dot: graph.layoutRequest(for: .circo), engine: .circo)
  /// graph.position(of: answer.map { (name: $0.name, x: $0.x, y: $0.y) })
  /// ```
  public func layoutRequest(for method: LayoutMethod) -> String {
    let nodes = makeNodes()
    var out = "digraph layout {\n  graph [splines=false, overlap=scale, sep=\"+6\", nodesep=0.2"
    out += ", ranksep=0.45, packmode=\"node\""
    if let root = nodes.indices.max(by: { (nodes[$0].weight, $1) < (nodes[$1].weight, $0) }),
      method == .twopi
    {
      out += ", root=\(root)"
    }
    out += "]\n  node [shape=box, fixedsize=true, label=\"\"]\n"
    for (index, node) in nodes.enumerated() {
      out += "  \(index) [width=\(DecimalText.fixed(node.box.width / 72, fractionDigits: 3))"
      out += ", height=\(DecimalText.fixed(node.box.height / 72, fractionDigits: 3))]\n"
    }
    for group in makeGroups() {
      let length = Self.length(of: relationships[group.members[0]])
      out += "  \(group.source) -> \(group.target)"
      out += " [len=\(DecimalText.fixed(length * 1.25, fractionDigits: 2))"
      if !relationships[group.members[0]].isDirected { out += ", dir=none" }
      out += "]\n"
    }
    return out + "}\n"
  }

  /// Takes the answer to ``layoutRequest(for:)``: where each node's center is, in points, y upward.
  public mutating func position(of positions: [(name: String, x: Double, y: Double)]) {
    var known = figures.map { _ in Position(x: 0, y: 0) }
    for position in positions {
      if let index = Int(position.name), known.indices.contains(index) {
        known[index] = Position(x: position.x, y: position.y)
      }
    }
    layout = .positions(known)
  }
}
