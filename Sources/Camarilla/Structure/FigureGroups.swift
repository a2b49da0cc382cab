internal import GraphKernels

/// A snapshot's figures by groups of one's own: an attribute's values, a table's, or factions.
///
/// Groups stand by size, the largest first, and of one size by name. A figure may be in none; whatever is asked of
/// groups leaves it out, with its ties.
public struct FigureGroups: Hashable, Sendable {
  /// Figures who share a value.
  public struct Group: Encodable, Hashable, Sendable {
    /// What it is called.
    public let name: String
    /// The ids of its figures, sorted.
    public let members: [Figure.ID]
  }

  /// Every group that somebody is in.
  public let groups: [Group]
  /// The ids of those who are in none, sorted.
  public let ungrouped: [Figure.ID]
  let list: FigureList
  /// The index of the group of each figure, in the order of ``Snapshot/figures``; −1 for none.
  let indices: [Int32]

  /// The group in which a figure is; nil where it is in none, or not in the snapshot.
  public func group(of id: Figure.ID) -> Group? {
    guard let index = list.index(of: id), indices[index] >= 0 else { return nil }
    return groups[Int(indices[index])]
  }

  /// What of a graph of these figures runs between those who are in a group.
  func edges(of graph: CompactGraph) -> CompactGraph {
    graph.edges(among: indices.map { $0 >= 0 })
  }

  /// The division into groups, for graphs in which those who are in none have no edges.
  var partition: Partition {
    var next = Int32(truncatingIfNeeded: groups.count)
    return Partition(
      labels: indices.map { index in
        guard index < 0 else { return index }
        next += 1
        return next - 1
      })
  }

  /// - Parameter names: what the group of each figure is called, in the order of the list; nil for none.
  init(names: [String?], of list: FigureList) {
    var members: [String: [Int]] = [:]
    for (figure, name) in names.enumerated() {
      if let name { members[name, default: []].append(figure) }
    }
    let order = members.map { (name: $0.key, figures: $0.value) }.sorted {
      (-$0.figures.count, $0.name) < (-$1.figures.count, $1.name)
    }
    var indices = [Int32](repeating: -1, count: names.count)
    groups = order.enumerated().map { index, group in
      let (name, figures) = group
      for figure in figures { indices[figure] = Int32(truncatingIfNeeded: index) }
      return Group(name: name, members: figures.map { list.figures[$0].id })
    }
    ungrouped = names.indices.filter { names[$0] == nil }.map { list.figures[$0].id }
    self.list = list
    self.indices = indices
  }
}

extension Snapshot {
  /// The figures by what a column of theirs says: `party`, `born`, or any other.
  ///
  /// A figure of whom it says nothing is in no group.
  public func groups(byAttribute name: String) -> FigureGroups {
    FigureGroups(names: figures.map { $0.text(ofAttribute: name) }, of: list)
  }

  /// The figures by names of groups; those without one are in none.
  public func groups(_ names: [Figure.ID: String]) -> FigureGroups {
    FigureGroups(names: figures.map { names[$0.id] }, of: list)
  }

  /// The figures by factions, each called by its label.
  public func groups(of factions: Factions) -> FigureGroups {
    FigureGroups(
      names: factions.indices(of: list).map { $0.map { factions[$0].label } }, of: list)
  }
}

extension Figure {
  /// What a column says of the figure, one that every chronicle has or its own; nil where it is blank.
  package func text(ofAttribute name: String) -> String? {
    let text =
      Self.field(named: name)?.text(of: self)
      ?? attributes.first { $0.name == name }?.value ?? ""
    return text.isEmpty ? nil : text
  }

  /// What a column says as a number: a date is the year it begins in; nil where it says nothing, or no number.
  package func number(ofAttribute name: String) -> Double? {
    switch Self.field(named: name)?.content {
    case .date(let index): return self[keyPath: index].map { Double($0.earliest.year) }
    default: break
    }
    guard let text = text(ofAttribute: name), let number = Double(text), number.isFinite else {
      return nil
    }
    return number
  }
}

extension Chronicle {
  /// The columns of the figures in which some of them say something beside their ids and names: born, died and
  /// label, then the chronicle's own in the order in which figures have them.
  package var figureAttributes: [String] {
    var names = Figure.fields.filter { field in
      !field.isRequired && figures.contains { !field.text(of: $0).isEmpty }
    }.map(\.name)
    var known = Set(Figure.fields.map(\.name))
    for figure in figures {
      for attribute in figure.attributes where known.insert(attribute.name).inserted {
        names.append(attribute.name)
      }
    }
    return names
  }
}
