extension PowerGraph {
  /// The bare graph as DOT, for one of Graphviz's engines to find places: how large each figure's
  /// name is, and which figures are tied.
  ///
  /// The nodes come in the order of ``figures``, so that their positions can be handed back as
  /// ``Layout/places(_:)``. Rivals are asked to stand farther apart than allies.
  public var structureDOT: String {
    var text = "graph {\n  overlap=prism; node [shape=box, fixedsize=true, label=\"\"]\n"
    for (index, node) in picture().nodes.enumerated() {
      let width = DecimalText.fixed(node.box.width / 72, places: 4)
      let height = DecimalText.fixed(node.box.height / 72, places: 4)
      text += "  \(index) [width=\(width), height=\(height)]\n"
    }
    var seen: Set<[Int]> = []
    for tie in relationships {
      let ends = [min(tie.source, tie.target), max(tie.source, tie.target)]
      guard seen.insert(ends).inserted else { continue }
      text += "  \(ends[0]) -- \(ends[1]) [len=\(tie.sign < 0 ? "3" : "1.8")]\n"
    }
    return text + "}\n"
  }
}
