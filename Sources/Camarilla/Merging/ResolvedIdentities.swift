/// What statements come to: the id that each figure of each chronicle has in the end.
struct ResolvedIdentities {
  struct Node: Hashable {
    var chronicle: Int
    var id: Figure.ID
  }

  /// Towards the one that stands for all that are the same.
  private var parents: [Node: Node] = [:]
  /// What first names a node, and its number among all mentions.
  private var mentions: [Node: (number: Int, mention: FigureIdentities.Mention)] = [:]
  /// Chronicles in which somebody is said to be nobody, with any of the mentions of him.
  private var absences: [(node: Node, chronicle: Int)] = []
  /// The ids of figures that don't keep the one by which others are called; of those that are said to be one, by the one
  /// that stands for all.
  private var newIDs: [Node: Figure.ID] = [:]
  /// The chronicle whose figure keeps an id.
  private var keepers: [Figure.ID: Int] = [:]
  /// What is wrong with the statements.
  private(set) var diagnostics = Diagnostics()

  init(_ identities: FigureIdentities, of chronicles: [Chronicle], names: [String]) {
    for statement in identities.statements {
      var first: Node?
      var missing: [Int] = []
      for mention in statement {
        let id = mention.id.withoutOuterBlanks
        if id.rawValue.isEmpty {
          if let chronicle = mention.chronicle { missing.append(chronicle) }
          continue
        }
        let homes = mention.chronicle.map { [$0] } ?? Array(chronicles.indices)
        let nodes = homes.filter { chronicles[$0].figure(id: id) != nil }.map {
          Node(chronicle: $0, id: id)
        }
        if nodes.isEmpty {
          diagnostics.add(
            unknown(
              mention, among: homes.flatMap { chronicles[$0].figures }, in: homes.map { names[$0] })
          )
        }
        for node in nodes {
          if parents[node] == nil {
            parents[node] = node
            mentions[node] = (mentions.count, mention)
          }
          if let first { join(first, node) } else { first = node }
        }
      }
      if let first { absences += missing.map { (first, $0) } }
    }
    settleIDs(of: chronicles)
  }

  private func unknown(
    _ mention: FigureIdentities.Mention, among figures: [Figure], in names: [String]
  ) -> Problem {
    .error(
      "unknown figure '\(mention.id)'", rule: .unknownFigure, at: mention.location,
      text: "\(mention.id)", expected: "the id of a figure of \(names.joined(separator: " or "))",
      suggestion: Suggestion(nearestTo: "\(mention.id)", among: figures.map { "\($0.id)" }))
  }

  private func root(of node: Node) -> Node {
    var node = node
    while let parent = parents[node], parent != node { node = parent }
    return node
  }

  /// The one that was named first goes on standing for both.
  private mutating func join(_ one: Node, _ other: Node) {
    let (one, other) = (root(of: one), root(of: other))
    guard one != other else { return }
    if (mentions[one]?.number ?? 0) < (mentions[other]?.number ?? 0) {
      parents[other] = one
    } else {
      parents[one] = other
    }
  }

  // MARK: Ids

  /// Gives those who are told apart ids of their own: the one of the first chronicle keeps his.
  private mutating func settleIDs(of chronicles: [Chronicle]) {
    var absent: [Node: Set<Int>] = [:]
    for (node, chronicle) in absences { absent[root(of: node), default: []].insert(chronicle) }
    var rootsByID: [Figure.ID: [Node]] = [:]
    var ids: [Figure.ID] = []
    for node in mentions.keys.sorted(by: { mentions[$0]!.number < mentions[$1]!.number })
    where root(of: node) == node {
      if rootsByID[node.id] == nil { ids.append(node.id) }
      rootsByID[node.id, default: []].append(node)
    }
    var new: Set<Figure.ID> = []
    func isTaken(_ id: Figure.ID) -> Bool {
      new.contains(id) || chronicles.contains { $0.figure(id: id) != nil }
    }
    for id in ids {
      var groups = (rootsByID[id] ?? []).map { (first: $0.chronicle, members: [$0]) }
      let named = groups.map(\.members[0])
      var others: [Node] = []
      for chronicle in chronicles.indices where chronicles[chronicle].figure(id: id) != nil {
        let node = Node(chronicle: chronicle, id: id)
        guard mentions[node] == nil else { continue }
        // Who has the id of somebody is he, unless that is denied; of several, he of the first chronicle.
        let admitting = groups.indices.filter { absent[named[$0]]?.contains(chronicle) != true }
        let index = admitting.min { (groups[$0].first, $0) < (groups[$1].first, $1) }
        if let index, groups[index].first < others.first?.chronicle ?? .max {
          groups[index].first = min(groups[index].first, chronicle)
          groups[index].members.append(node)
        } else {
          others.append(node)
        }
      }
      if let first = others.first { groups.append((first.chronicle, others)) }
      let order = groups.indices.sorted { (groups[$0].first, $0) < (groups[$1].first, $1) }
      keepers[id] = groups[order[0]].first
      for index in order.dropFirst() {
        var number = 2
        while isTaken(Figure.ID("\(id)-\(number)")) { number += 1 }
        let own = Figure.ID("\(id)-\(number)")
        new.insert(own)
        for node in groups[index].members { newIDs[node] = own }
      }
    }
  }

  /// The id that a figure of a chronicle has in the end.
  func id(of id: Figure.ID, in chronicle: Int) -> Figure.ID {
    let root = root(of: Node(chronicle: chronicle, id: id))
    return newIDs[root] ?? root.id
  }

  /// The chronicle whose figure keeps an id that a figure of another one had; nil where that keeps its own.
  func keeper(of id: Figure.ID, insteadOf chronicle: Int) -> Int? {
    let root = root(of: Node(chronicle: chronicle, id: id))
    return root.id == id && newIDs[root] != nil ? keepers[id] : nil
  }

  /// Where two figures of one chronicle are said to be one, if anywhere: the later of the mentions.
  func location(joining one: Figure.ID, _ other: Figure.ID, in chronicle: Int) -> Problem.Location?
  {
    [one, other].compactMap { mentions[Node(chronicle: chronicle, id: $0)] }
      .max { $0.number < $1.number }?.mention.location
  }

  /// Where a figure of a chronicle is named first.
  func location(naming id: Figure.ID, in chronicle: Int) -> Problem.Location? {
    mentions[Node(chronicle: chronicle, id: id)]?.mention.location
  }

  /// Whether a statement names a figure of a chronicle.
  func isMentioned(_ id: Figure.ID, in chronicle: Int) -> Bool {
    mentions[Node(chronicle: chronicle, id: id)] != nil
  }
}
