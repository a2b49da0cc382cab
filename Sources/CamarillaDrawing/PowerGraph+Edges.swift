import Camarilla
import LongWork

extension PowerGraph {
  /// Relationships of one kind and pair, which share an edge.
  struct Group {
    var members: [Int]
    var source: Int
    var target: Int
    /// As of a certain relationship of its kind.
    var baseStyle: EdgeStyle
    /// Whether there are relationships in the other direction too.
    var isMutual = false
    /// Of the surest of them.
    var certainty: TieCertainty

    /// As of a certain relationship, with marks at both ends where it goes both ways.
    var style: EdgeStyle {
      var style = baseStyle
      if isMutual, style.tail == .none { style.tail = style.head }
      return style
    }
  }

  /// The edges, in the order in which they are drawn: what matters most comes last, on top. Where there are many
  /// figures, relationships of one kind in both directions share an edge, and hostile ones between factions lie below
  /// all others.
  func makeGroups() -> [Group] {
    struct Key: Hashable {
      var source: Int
      var target: Int
      var kind: String
    }
    let styles = Self.styles(of: kinds + kindsBesides, in: theme)
    var groups: [Group] = []
    var known: [Key: Int] = [:]
    let sharesDirections = figures.count > Self.mostWithLeaves
    for (index, relationship) in relationships.enumerated()
    where relationship.source != relationship.target {
      var ends = (relationship.source, relationship.target)
      let isTurned = ends.0 > ends.1 && (!relationship.isDirected || sharesDirections)
      if isTurned { ends = (ends.1, ends.0) }
      let key = Key(source: ends.0, target: ends.1, kind: relationship.kind)
      if let group = known[key] {
        groups[group].members.append(index)
        if relationship.source != relationships[groups[group].members[0]].source {
          groups[group].isMutual = relationship.isDirected
        }
        groups[group].certainty = max(groups[group].certainty, relationship.certainty)
      } else {
        known[key] = groups.count
        groups.append(
          Group(
            members: [index], source: relationship.isDirected ? relationship.source : ends.0,
            target: relationship.isDirected ? relationship.target : ends.1,
            baseStyle: styles[relationship.kind]!, certainty: relationship.certainty))
      }
    }
    func rank(of group: Group) -> (Int, Int, Double, Int) {
      (
        isUnderneath(group) ? 0 : 1, group.certainty.rawValue, group.baseStyle.width,
        group.members[0]
      )
    }
    return groups.sorted { rank(of: $0) < rank(of: $1) }
  }

  /// Whether it divides two factions that have regions.
  private func isUnderneath(_ group: Group) -> Bool {
    figures.count > Self.mostWithoutRegions && coloring.isOfFactions
      && relationships[group.members[0]].sign == .negative
      && figures[group.source].faction != figures[group.target].faction
  }

  /// The kinds that occur and are not among ``kinds``, by name.
  private var kindsBesides: [RelationshipKind] {
    var known = Set(kinds.map(\.name))
    return relationships.filter { known.insert($0.kind).inserted }.map {
      RelationshipKind(name: $0.kind, sign: $0.sign, isDirected: $0.isDirected)
    }.sorted { $0.name < $1.name }
  }

  /// The style of each of the kinds, by name: what its own says, and for the rest what tells it from the kinds of its
  /// sign that stand before it.
  static func styles(of kinds: [RelationshipKind], in theme: Theme) -> [String: EdgeStyle] {
    var styles: [String: EdgeStyle] = [:]
    var counts: [Sign: Int] = [:]
    for kind in kinds {
      let style = theme.style(
        kind: kind.name, sign: kind.sign, isDirected: kind.isDirected,
        number: counts[kind.sign, default: 0])
      styles[kind.name] = kind.style.map { style.restyled(as: $0, in: theme) } ?? style
      if !Theme.standardKinds.contains(kind.name) { counts[kind.sign, default: 0] += 1 }
    }
    return styles
  }

  /// One group's edge.
  func edge(group: Group, stroke: EdgeRouter.Stroke) -> Picture.Edge {
    let members = group.members.map { relationships[$0] }
    return Picture.Edge(
      ids: members.map(\.id), kind: members[0].kind, certainty: group.certainty,
      source: group.source, target: group.target,
      style: group.style.weakened(to: group.certainty, in: theme),
      baseStyle: group.baseStyle, stroke: stroke, label: nil,
      tooltip: members.map(\.tooltip).filter { !$0.isEmpty }.joined(separator: "\n"))
  }

  /// Routes the edges and writes what stands beside them.
  ///
  /// - Parameters:
  ///   - fontSize: that of the words beside edges.
  ///   - numbersPosts: whether posts that have no room have numbers, which the legend explains.
  func draw(
    _ groups: [Group], into picture: inout Picture, fontSize: Double = LabelPlacer.usualFontSize,
    numbersPosts: Bool = false
  ) {
    picture.leavesSizesOut = !sizeMeaning.isEmpty && hasScores && !hasSizes(picture)
    picture.areas = regions(behind: picture.nodes)
    let strokes = strokes(of: groups, between: picture.nodes.map(\.box))
    picture.edges += zip(groups, strokes).map { edge(group: $0, stroke: $1) }
    placeLabels(groups, into: &picture, fontSize: fontSize, numbersPosts: numbersPosts)
  }

  /// The line of each group.
  private func strokes(of groups: [Group], between boxes: [Box]) -> [EdgeRouter.Stroke] {
    let edges = groups.map {
      EdgeRouter.Edge(
        source: $0.source, target: $0.target, hasHead: $0.style.head != .none,
        hasTail: $0.style.tail != .none)
    }
    if middleColumn != nil { return ColumnRouter.strokes(of: edges, between: boxes) }
    var router = EdgeRouter(boxes: boxes, edges: edges)
    router.run(passes: groups.count > 600 ? 1 : 3)
    return groups.enumerated().map { index, group in
      let style = group.style
      return router.stroke(
        index: index, headLength: style.head.length * style.markSize,
        tailLength: style.tail.length * style.markSize, clearance: style.clearance)
    }
  }

  /// No more posts than these have numbers: a longer list would be sought through rather than read.
  private static let mostNumberedPosts = 12

  /// Writes posts where there is room; the heaviest figures' first. Where there is room for a number alone, the legend
  /// has the post.
  private func placeLabels(
    _ groups: [Group], into picture: inout Picture, fontSize: Double, numbersPosts: Bool
  ) {
    var placer = LabelPlacer(
      boxes: picture.nodes.map(\.box), edges: picture.edges, fontSize: fontSize)
    var waiting: [(edge: Int, weight: Double, posts: [String])] = []
    for (index, group) in groups.enumerated() {
      var posts: [String] = []
      for member in group.members {
        guard let label = relationships[member].label else { continue }
        let text = DOTText.line(text: label, most: LabelPlacer.mostCharacters)
        if !text.isEmpty, !posts.contains(text) { posts.append(text) }
      }
      guard !posts.isEmpty else { continue }
      let weight = picture.nodes[group.source].weight + picture.nodes[group.target].weight
      waiting.append((index, weight, posts))
    }
    waiting.sort { ($1.weight, $0.edge) < ($0.weight, $1.edge) }
    func label(_ texts: [String], on edge: Int) -> Picture.TextBlock? {
      if WorkMonitor.isCurrentCancelled { return nil }
      return placer.position(
        texts: texts, on: edge, ink: groups[edge].baseStyle.ink,
        isFaint: groups[edge].certainty < .certain)
    }
    func cut(_ posts: [String]) -> [String] {
      let shown = posts.prefix(2).map { DOTText.line(text: $0, most: 44) }
      return posts.count > 2 ? [shown[0], shown[1] + " …"] : shown
    }
    picture.labelsLeftOut = 0
    picture.numberedPosts = []
    // Whatever can be written out goes first.
    for item in waiting {
      picture.edges[item.edge].label = label(item.posts, on: item.edge)
    }
    for item in waiting where picture.edges[item.edge].label == nil {
      let text = item.posts.joined(separator: "; ")
      // One post has one number, however many held it.
      let known = picture.numberedPosts.firstIndex(of: text)
      let index = known ?? picture.numberedPosts.count
      if numbersPosts, index < Self.mostNumberedPosts,
        let number = label(["\(index + 1)"], on: item.edge)
      {
        picture.edges[item.edge].label = number
        if known == nil { picture.numberedPosts.append(text) }
        continue
      }
      // Part of a long one is better than nothing.
      if cut(item.posts) != item.posts, let part = label(cut(item.posts), on: item.edge) {
        picture.edges[item.edge].label = part
        continue
      }
      picture.labelsLeftOut += 1
      picture.edges[item.edge].tooltip += "\n(the post is not written out, for want of room)"
    }
  }
}
