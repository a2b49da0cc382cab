import Camarilla

/// What the page of a storyboard knows, as JSON. Figures, kinds, sources and claims are told of by
/// their numbers, each listed once.
struct StoryboardData {
  private let storyboard: Storyboard
  /// The ids of the figures of any year, sorted, and their numbers.
  private let figureIDs: [Figure.ID]
  private let figureNumbers: [Figure.ID: Int]
  /// The names that several of them have.
  private let namesakes: Set<String>
  /// The rows of the relationships of any year, ascending, and their numbers.
  private let rows: [Int]
  private let claimNumbers: [Int: Int]
  /// The kinds of those relationships, in the chronicle's order.
  let kinds: [RelationshipKind]
  /// The drawing's extent over all years.
  private let page: Box

  init(_ storyboard: Storyboard) {
    self.storyboard = storyboard
    let snapshots = storyboard.frames.map(\.snapshot) + [storyboard.before]
    figureIDs = Set(snapshots.flatMap { $0.figures.map(\.id) }).sorted()
    figureNumbers = Dictionary(uniqueKeysWithValues: figureIDs.enumerated().map { ($1, $0) })
    let names = figureIDs.compactMap { storyboard.chronicle.figure($0)?.name }
    var seen: Set<String> = []
    namesakes = Set(names.filter { !seen.insert($0).inserted })
    rows = Set(snapshots.flatMap(\.rows)).sorted().map(Int.init)
    claimNumbers = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1, $0) })
    let relationships = storyboard.chronicle.relationships
    let used = Set(rows.map { relationships[$0].kind })
    kinds = storyboard.chronicle.kinds.filter { used.contains($0.name) }
    let extent = storyboard.frames.flatMap(\.drawing.obstacles).reduce(into: Box.empty) {
      $0.add($1)
    }
    page = (extent.isEmpty ? Box(center: .zero, width: 400, height: 300) : extent).inflated(14)
  }

  /// The styles of the kinds, in their order.
  func styles(in theme: Theme) -> [EdgeStyle] {
    let known = kinds.map { ($0.name, (sign: $0.sign.rawValue, isDirected: $0.isDirected)) }
    let styles = PowerGraph.styles(ofKinds: Dictionary(uniqueKeysWithValues: known), in: theme)
    return kinds.map { styles[$0.name]! }
  }

  /// - Complexity: O(length of the text).
  func text() -> String {
    var names = NameTable()
    let frames = storyboard.frames.map { frame($0, &names) }
    let chronicle = storyboard.chronicle
    let citations = rows.flatMap { chronicle.relationships[$0].citations.map(\.source) }
    let sources = Set(citations).sorted()
    let sourceNumbers = Dictionary(uniqueKeysWithValues: sources.enumerated().map { ($1, $0) })
    return JSONText.object([
      "title": JSONText.string(chronicle.title ?? "Power graphs"),
      "meaning": JSONText.string(storyboard.meaning),
      "page": JSONText.array([page.width, page.height].map { JSONText.number($0) }),
      "kinds": JSONText.array(zip(kinds, styles(in: .light)).map(kind)),
      "figures": JSONText.array(figureIDs.map(figure)),
      "sources": JSONText.array(sources.map(source)),
      "claims": JSONText.array(rows.map { claim($0, sourceNumbers) }),
      "names": JSONText.array(names.names.map { JSONText.array($0.map(JSONText.string)) }),
      "before": storyboard.before.rows.isEmpty
        ? "null" : JSONText.array(storyboard.before.rows.map { "\(claimNumbers[Int($0)]!)" }),
      "frames": "[\n" + frames.joined(separator: ",\n") + "]",
    ])
  }

  // MARK: - Lists

  private func kind(_ kind: RelationshipKind, _ style: EdgeStyle) -> String {
    JSONText.object([
      "name": JSONText.string(kind.name), "sign": "\(kind.sign.rawValue)",
      "directed": "\(kind.isDirected)", "head": JSONText.string(style.head.rawValue),
      "tail": JSONText.string(style.tail.rawValue),
    ])
  }

  private func figure(_ id: Figure.ID) -> String {
    guard let figure = storyboard.chronicle.figure(id) else {
      return JSONText.object([
        "id": JSONText.string(id), "name": JSONText.string(id), "about": "[]",
      ])
    }
    let life: String? =
      figure.born == nil && figure.died == nil
      ? nil : "\(figure.born.map(\.spoken) ?? "?") – \(figure.died.map(\.spoken) ?? "")"
    let about = figure.attributes.filter {
      !["citation", "label"].contains($0.name) && !$0.value.isEmpty
    }.map(\.value)
    return JSONText.object([
      "id": JSONText.string(id), "name": JSONText.string(name(of: figure)),
      "life": life.map(JSONText.string), "about": JSONText.array(about.map(JSONText.string)),
    ])
  }

  /// A figure's name, with its id behind it where others are called so.
  private func name(of figure: Figure) -> String {
    if figure.name.isEmpty { return figure.id }
    return namesakes.contains(figure.name) && figure.name != figure.id
      ? "\(figure.name) (\(figure.id))" : figure.name
  }

  private func source(_ id: Source.ID) -> String {
    let source = storyboard.chronicle.source(id)
    return JSONText.object([
      "title": JSONText.string(source?.title ?? id),
      "author": source?.author.map(JSONText.string),
      "published": source?.published.map(JSONText.string), "url": source?.url.map(JSONText.string),
    ])
  }

  private func claim(_ row: Int, _ sourceNumbers: [Source.ID: Int]) -> String {
    let claim = storyboard.chronicle.relationships[row]
    let cites = claim.citations.map { citation in
      JSONText.array(
        ["\(sourceNumbers[citation.source]!)"]
          + (citation.locator.map { [JSONText.string($0)] } ?? []))
    }
    return JSONText.object([
      "k": "\(kinds.firstIndex { $0.name == claim.kind }!)",
      "s": "\(figureNumbers[claim.source]!)", "t": "\(figureNumbers[claim.target]!)",
      "when": JSONText.string(claim.when.spoken),
      "sure": JSONText.number(claim.confidence, places: 3),
      "post": claim.post.map(JSONText.string), "note": claim.note.map(JSONText.string),
      "cites": JSONText.array(cites),
    ])
  }

  // MARK: - Years

  private func frame(_ frame: Storyboard.Frame, _ names: inout NameTable) -> String {
    let snapshot = frame.snapshot
    let numbers = snapshot.figures.map { figureNumbers[$0.id]! }
    let figures = frame.ranking.map { index, rank in
      figure(frame, index, rank, numbers[index], &names)
    }
    var indices: [Relationship.ID: Int] = [:]
    for (index, relationship) in frame.graph.relationships.enumerated() {
      indices[relationship.id] = index
    }
    let ties = frame.drawing.edges.map { tie($0, snapshot, numbers, indices) }
    return JSONText.object([
      "year": "\(snapshot.year)", "title": JSONText.string(snapshot.title),
      "central": frame.ranking.first.map { "\(numbers[$0.position])" } ?? "null",
      "factions": JSONText.array(factions(frame)), "reversed": JSONText.array(reversed(frame)),
      "figures": JSONText.array(figures), "ties": JSONText.array(ties),
    ])
  }

  private func figure(
    _ frame: Storyboard.Frame, _ index: Int, _ rank: Int, _ number: Int, _ names: inout NameTable
  ) -> String {
    let node = frame.drawing.nodes[index]
    let center = onPage(node.box.center)
    let box = [center.x, center.y, node.box.width, node.box.height, node.fontSize]
    return JSONText.object([
      "f": "\(number)", "n": "\(names.number(of: node.lines))", "c": "\(node.faction ?? -1)",
      "r": "\(rank)", "v": JSONText.number(frame.graph.figures[index].score, places: 4),
      "w": JSONText.number(node.weight, places: 2),
      "b": JSONText.array(box.map { JSONText.number($0, places: 2) }),
    ])
  }

  private func tie(
    _ edge: Picture.Edge, _ snapshot: Snapshot, _ numbers: [Int], _ indices: [Relationship.ID: Int]
  ) -> String {
    let curve = edge.stroke.curve
    let points = [curve.start, curve.control1, curve.control2, curve.end].map(onPage)
    let claims = edge.ids.compactMap { indices[$0] }.map { index in
      let number = claimNumbers[Int(snapshot.rows[index])]!
      return "\(snapshot.isCertain(at: index) ? number : -1 - number)"
    }
    return JSONText.object([
      "k": "\(kinds.firstIndex { $0.name == edge.kind }!)", "s": "\(numbers[edge.source])",
      "t": "\(numbers[edge.target])", "certain": "\(edge.isCertain)",
      "claims": JSONText.array(claims), "c": coordinates(points),
      "head": edge.stroke.headTip.map { coordinates([onPage($0)]) },
      "tail": edge.stroke.tailTip.map { coordinates([onPage($0)]) },
      "label": edge.label.map(label),
    ])
  }

  private func label(_ label: Picture.TextBlock) -> String {
    let center = onPage(label.box.center)
    return JSONText.object([
      "x": JSONText.number(center.x), "y": JSONText.number(center.y),
      "size": JSONText.number(label.fontSize, places: 2),
      "lines": JSONText.array(label.lines.map(JSONText.string)),
    ])
  }

  /// The factions that are drawn with a colour, the larger first, under the names that they have in
  /// that year everywhere.
  private func factions(_ frame: Storyboard.Frame) -> [String] {
    let year = frame.snapshot.year
    let history = storyboard.factions
    let drawn = Set(frame.drawing.nodes.compactMap(\.faction))
    let division = history.divisions[year - history.years.lowerBound]
    var told: Set<Int> = []
    return division.factions.indices.compactMap { number in
      guard let line = history.line(ofFaction: number, in: year),
        drawn.contains(history.lines[line].colour), told.insert(history.lines[line].colour).inserted
      else { return nil }
      return JSONText.object([
        "c": "\(history.lines[line].colour)",
        "name": JSONText.string(division.factions[number].label),
        "count": "\(division.factions[number].members.count)",
        "mark": JSONText.string(Theme.light.style(faction: history.lines[line].colour).mark),
      ])
    }
  }

  /// The pairs whose sign has flipped since the year before, with their sign now.
  private func reversed(_ frame: Storyboard.Frame) -> [String] {
    let index = frame.snapshot.year - storyboard.years.lowerBound
    let before = index == 0 ? storyboard.before : storyboard.frames[index - 1].snapshot
    let diff = AllianceDiff(from: before, to: frame.snapshot, kinds: Set(kinds.map(\.name)))
    return diff.reversed.map { pair in
      JSONText.array(
        pair.figures.map { "\(figureNumbers[$0]!)" } + ["\(pair.signAfter)"])
    }
  }

  // MARK: - Geometry

  /// From the top left corner down.
  private func onPage(_ point: Point) -> Point { Point(point.x - page.minX, page.maxY - point.y) }

  private func coordinates(_ points: [Point]) -> String {
    JSONText.array(points.flatMap { [$0.x, $0.y] }.map { JSONText.number($0) })
  }
}

/// Names as they are drawn, line by line, each once.
private struct NameTable {
  private(set) var names: [[String]] = []
  private var numbers: [[String]: Int] = [:]

  mutating func number(of lines: [String]) -> Int {
    if let number = numbers[lines] { return number }
    numbers[lines] = names.count
    names.append(lines)
    return names.count - 1
  }
}
