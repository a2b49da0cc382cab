import Camarilla

/// What a graph consists of.
enum GraphItem: String {
  case node, edge
}

/// What is known of nodes and of edges alike, which can be changed in its place.
extension GraphDocument {
  func count(of item: GraphItem) -> Int {
    switch item {
    case .node: nodes.count
    case .edge: edges.count
    }
  }

  subscript(labelsOf item: GraphItem) -> TextColumn {
    get {
      switch item {
      case .node: nodes.labels
      case .edge: edges.labels
      }
    }
    _modify {
      switch item {
      case .node: yield &nodes.labels
      case .edge: yield &edges.labels
      }
    }
  }

  subscript(columnsOf item: GraphItem) -> [AttributeColumn] {
    get {
      switch item {
      case .node: nodes.columns
      case .edge: edges.columns
      }
    }
    _modify {
      switch item {
      case .node: yield &nodes.columns
      case .edge: yield &edges.columns
      }
    }
  }

  subscript(spellsOf item: GraphItem) -> SpellTable {
    get {
      switch item {
      case .node: nodes.spells
      case .edge: edges.spells
      }
    }
    _modify {
      switch item {
      case .node: yield &nodes.spells
      case .edge: yield &edges.spells
      }
    }
  }
}
