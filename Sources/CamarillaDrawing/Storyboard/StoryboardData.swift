import Camarilla

/// What the page of a storyboard knows, as JSON. Figures, kinds, sources and claims are told of by
/// their numbers, each listed once.
struct StoryboardData {
  private let storyboard: Storyboard
  /// The ids of the figures of any step, sorted, and their numbers.
  private let figureIDs: [Figure.ID]
  private let figureNumbers: [Figure.ID: Int]
  /// The rows of the relationships of any step, ascending, and their numbers.
  private let rows: [Int]
  private let claimNumbers: [Int: Int]
  /// The kinds of those relationships, in the chronicle's order.
  let kinds: [RelationshipKind]
  /// The drawing's extent over all steps.
  private let page: Box

  /// What the colors of boxes tell.
  var coloring: Coloring { storyboard.coloring }

  init(_ storyboard: Storyboard) {
    self.storyboard = storyboard
    let snapshots = storyboard.frames.map(\.snapshot) + [storyboard.before].compactMap(\.self)
    figureIDs = Set(snapshots.flatMap { $0.figures.map(\.id) }).sorted()
    figureNumbers = Dictionary(uniqueKeysWithValues: figureIDs.enumerated().map { ($1, $0) })
    rows = Set(snapshots.flatMap(\.rows)).sorted().map(Int.init)
    claimNumbers = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1, $0) })
    let relationships = storyboard.chronicle.relationships
    let used = Set(rows.map { relationships[$0].kind })
    kinds = storyboard.chronicle.kinds.filter { used.contains($0.name) }
    page = Picture.scenePage(of: storyboard.frames.map(\.drawing))
  }

  /// The styles of the kinds, in their order.
  func styles(in theme: Theme) -> [EdgeStyle] {
    let styles = PowerGraph.styles(of: storyboard.chronicle.kinds, in: theme)
    return kinds.map { styles[$0.name]! }
  }

  /// - Parameter saysUnit: whether the unit of the steps is told, unless they are years.
  /// - Complexity: O(length of the text).
  func text(saysUnit: Bool = true) -> String {
    var names = NameTable()
    let frames = storyboard.frames.enumerated().map { frame(frame: $1, at: $0, names: &names) }
    let before = storyboard.before.flatMap { $0.figures.isEmpty ? nil : $0 }
    // Who was there already, though none of what is told of then says so.
    let ends = Set(
      before?.rows.flatMap { row in
        let claim = storyboard.chronicle.relationships[Int(row)]
        return [claim.source, claim.target]
      } ?? [])
    let present = (before?.figures ?? []).filter { !ends.contains($0.id) }
    let chronicle = storyboard.chronicle
    let unit = storyboard.frames[0].snapshot.time.unit ?? .year
    let citations = rows.flatMap { chronicle.relationships[$0].citations.map(\.source) }
    let sources = Set(citations).sorted()
    let sourceNumbers = Dictionary(uniqueKeysWithValues: sources.enumerated().map { ($1, $0) })
    return JSONText.object(of: [
      "title": JSONText.string(of: storyboard.name),
      // Years are what pages are of where nothing else is said.
      "unit": unit == .year || !saysUnit ? nil : JSONText.string(of: unit.rawValue),
      "coloring": coloring.isOfFactions ? nil : JSONText.string(of: coloring.meaning),
      "meaning": JSONText.string(of: storyboard.meaning),
      "page": JSONText.array(of: [page.width, page.height].map { JSONText.number(value: $0) }),
      "themes": JSONText.object(of: ["light": theme(.light), "dark": theme(.dark)]),
      "kinds": JSONText.array(
        of: zip(kinds, zip(styles(in: .light), styles(in: .dark))).map {
          kind(kind: $0, light: $1.0, dark: $1.1)
        }),
      "less": JSONText.array(of: lessSure),
      "figures": JSONText.array(of: figureIDs.map(figure)),
      "sources": JSONText.array(of: sources.map(source)),
      "claims": JSONText.array(of: rows.map { claim(row: $0, sourceNumbers: sourceNumbers) }),
      "names": JSONText.array(of: names.names.map { JSONText.array(of: $0.map(JSONText.string)) }),
      "before": before.map {
        JSONText.array(of: $0.rows.map { "\(claimNumbers[Int($0)]!)" })
      } ?? "null",
      "present": present.isEmpty
        ? nil : JSONText.array(of: present.map { "\(figureNumbers[$0.id]!)" }),
      "frames": "[\n" + frames.joined(separator: ",\n") + "]",
    ])
  }

  // MARK: - Lists

  private func kind(kind: RelationshipKind, light: EdgeStyle, dark: EdgeStyle) -> String {
    JSONText.object(of: [
      "name": JSONText.string(of: kind.name), "sign": "\(kind.sign.rawValue)",
      "directed": "\(kind.isDirected)", "head": JSONText.string(of: light.head.rawValue),
      "tail": JSONText.string(of: light.tail.rawValue),
      "line": JSONText.string(of: light.line.rawValue),
      "width": JSONText.number(value: light.width), "ink": inks(light: light, dark: dark),
      "likely": line(light: light, dark: dark, certainty: .likely),
      "doubtful": line(light: light, dark: dark, certainty: .doubtful),
    ])
  }

  /// How a line looks of a tie that is less sure, as pictures have it.
  private func line(light: EdgeStyle, dark: EdgeStyle, certainty: TieCertainty) -> String {
    let light = light.weakened(to: certainty, in: .light)
    let dark = dark.weakened(to: certainty, in: .dark)
    return JSONText.object(of: [
      "line": JSONText.string(of: light.line.rawValue),
      "width": JSONText.number(value: light.width, fractionDigits: 2),
      "ink": inks(light: light, dark: dark),
    ])
  }

  private func inks(light: EdgeStyle, dark: EdgeStyle) -> String {
    JSONText.array(of: [light.ink, dark.ink].map { JSONText.string(of: $0.hex) })
  }

  /// What a legend shows of less sure ties, of whatever kind, as that of pictures does.
  private var lessSure: [String] {
    Picture.lessSure.map { certainty, isHostile in
      let light = Picture.legendStyle(isHostile: isHostile, in: .light)
      let dark = Picture.legendStyle(isHostile: isHostile, in: .dark)
      return JSONText.object(of: [
        "certainty": JSONText.string(of: "\(certainty)"), "hostile": "\(isHostile)",
        "look": line(light: light, dark: dark, certainty: certainty),
      ])
    }
  }

  /// The colors of paper and writing, and for each group, and for those of none, fill, border and text.
  private func theme(_ theme: Theme) -> String {
    func colors(_ group: Int?) -> String {
      let style = theme.style(group: group, of: coloring.palette)
      return JSONText.array(
        of: [style.fill, style.border, style.text].map { JSONText.string(of: $0.hex) })
    }
    return JSONText.object(of: [
      "paper": JSONText.string(of: theme.paper.hex), "ink": JSONText.string(of: theme.ink.hex),
      "quiet": JSONText.string(of: theme.quietInk.hex),
      "groups": JSONText.array(of: (0..<coloring.mostGroups).map { colors($0) }),
      "none": colors(nil),
    ])
  }

  private func figure(id: Figure.ID) -> String {
    guard let figure = storyboard.chronicle.figure(id: id) else {
      return JSONText.object(of: [
        "id": JSONText.string(of: id.rawValue), "name": JSONText.string(of: id.rawValue),
        "about": "[]",
      ])
    }
    let about = figure.attributes.filter {
      $0.name != "citation" && !$0.value.isEmpty
    }.map(\.value)
    return JSONText.object(of: [
      "id": JSONText.string(of: id.rawValue),
      "name": JSONText.string(of: storyboard.chronicle.distinctName(of: figure)),
      "life": figure.spokenLife.map(JSONText.string),
      "about": JSONText.array(of: about.map(JSONText.string)),
    ])
  }

  private func source(id: Source.ID) -> String {
    let source = storyboard.chronicle.source(id: id)
    return JSONText.object(of: [
      "id": JSONText.string(of: id), "title": JSONText.string(of: source?.title ?? id),
      "author": source?.author.map(JSONText.string),
      "published": source?.published.map(JSONText.string), "url": source?.url.map(JSONText.string),
    ])
  }

  private func claim(row: Int, sourceNumbers: [Source.ID: Int]) -> String {
    let claim = storyboard.chronicle.relationships[row]
    let cites = claim.citations.map { citation in
      JSONText.array(
        of: ["\(sourceNumbers[citation.source]!)"]
          + (citation.locator.map { [JSONText.string(of: $0)] } ?? []))
    }
    return JSONText.object(of: [
      "id": JSONText.string(of: claim.id),
      "k": "\(kinds.firstIndex { $0.name == claim.kind }!)",
      "s": "\(figureNumbers[claim.source]!)", "t": "\(figureNumbers[claim.target]!)",
      "when": JSONText.string(of: claim.when.spoken),
      "edtf": JSONText.string(of: "\(claim.when)"),
      "sure": JSONText.number(value: claim.confidence, fractionDigits: 3),
      "post": claim.post.map(JSONText.string), "note": claim.note.map(JSONText.string),
      "cites": JSONText.array(of: cites),
    ])
  }

  // MARK: - Steps

  private func frame(
    frame: Storyboard.Frame, at index: Int, names: inout NameTable
  ) -> String {
    let snapshot = frame.snapshot
    let numbers = frame.graph.figures.map { figureNumbers[$0.id]! }
    let figures = frame.ranking.map { index, rank in
      figure(frame: frame, index: index, rank: rank, number: numbers[index], names: &names)
    }
    var indices: [Relationship.ID: Int] = [:]
    for (index, relationship) in snapshot.relationships.enumerated() {
      indices[relationship.id] = index
    }
    let ties = frame.drawing.edges.map {
      tie(edge: $0, snapshot: snapshot, numbers: numbers, indices: indices)
    }
    return JSONText.object(of: [
      "key": JSONText.string(of: frame.key), "name": JSONText.string(of: snapshot.time.inWords),
      "title": JSONText.string(of: snapshot.titleInWords),
      "central": frame.ranking.first.map { "\(numbers[$0.position])" } ?? "null",
      "factions": JSONText.array(of: factions(of: frame)),
      "reversed": JSONText.array(of: reversed(frame, at: index)),
      "figures": JSONText.array(of: figures), "ties": JSONText.array(of: ties),
    ])
  }

  private func figure(
    frame: Storyboard.Frame, index: Int, rank: Int, number: Int, names: inout NameTable
  ) -> String {
    let node = frame.drawing.nodes[index]
    let center = onPage(of: node.box.center)
    let box = [center.x, center.y, node.box.width, node.box.height, node.fontSize]
    return JSONText.object(of: [
      "f": "\(number)", "n": "\(names.number(of: node.lines))", "c": "\(node.faction ?? -1)",
      "r": "\(rank)",
      "v": JSONText.number(value: frame.graph.figures[index].score, fractionDigits: 4),
      "w": JSONText.number(value: node.weight, fractionDigits: 2),
      "b": JSONText.array(of: box.map { JSONText.number(value: $0, fractionDigits: 2) }),
    ])
  }

  private func tie(
    edge: Picture.Edge, snapshot: Snapshot, numbers: [Int], indices: [Relationship.ID: Int]
  ) -> String {
    let claims = edge.ids.compactMap { indices[$0] }.map { index in
      let number = claimNumbers[Int(snapshot.rows[index])]!
      return "\(snapshot.isCertain(at: index) ? number : -1 - number)"
    }
    return JSONText.object(of: [
      "k": "\(kinds.firstIndex { $0.name == edge.kind }!)", "s": "\(numbers[edge.source])",
      "t": "\(numbers[edge.target])", "certain": "\(edge.certainty == .certain)",
      "less": edge.certainty == .certain ? nil : JSONText.string(of: "\(edge.certainty)"),
      "claims": JSONText.array(of: claims),
      "c": coordinates(of: edge.stroke.curve.controls.map(onPage)),
      "head": edge.stroke.headTip.map { coordinates(of: [onPage(of: $0)]) },
      "tail": edge.stroke.tailTip.map { coordinates(of: [onPage(of: $0)]) },
      "label": edge.label.map(label),
    ])
  }

  private func label(of label: Picture.TextBlock) -> String {
    let center = onPage(of: label.box.center)
    return JSONText.object(of: [
      "x": JSONText.number(value: center.x), "y": JSONText.number(value: center.y),
      "size": JSONText.number(value: label.fontSize, fractionDigits: 2),
      "lines": JSONText.array(of: label.lines.map(JSONText.string)),
    ])
  }

  /// The factions that are drawn with a color, the larger first, under the names that they have in
  /// pictures of that step.
  private func factions(of frame: Storyboard.Frame) -> [String] {
    let time = frame.snapshot.time
    guard coloring.isOfFactions, let history = storyboard.factions else {
      return groups(of: frame)
    }
    let drawn = Set(frame.drawing.nodes.compactMap(\.faction))
    guard let division = history.division(of: time) else { return [] }
    var told: Set<Int> = []
    let shortNames = storyboard.shortNames
    return division.indices.compactMap { number in
      guard let line = history.line(ofFaction: number, in: time),
        drawn.contains(history.lines[line].color), told.insert(history.lines[line].color).inserted
      else { return nil }
      return JSONText.object(of: [
        "c": "\(history.lines[line].color)",
        "name": JSONText.string(
          of: storyboard.chronicle.drawnName(
            division[number].label, ofFactionOf: division[number].leader, shortNames: shortNames)),
        "count": "\(division[number].members.count)",
        "mark": JSONText.string(of: Theme.light.style(faction: history.lines[line].color).mark),
      ])
    }
  }

  /// What else than factions colors tell, of the groups that occur.
  private func groups(of frame: Storyboard.Frame) -> [String] {
    let counts = frame.drawing.nodes.reduce(into: [Int: Int]()) { counts, node in
      if let group = node.faction { counts[group, default: 0] += 1 }
    }
    return frame.graph.factionNames.enumerated().compactMap { group, name in
      counts[group].map { count in
        JSONText.object(of: [
          "c": "\(group)", "name": JSONText.string(of: name), "count": "\(count)",
          "mark": JSONText.string(of: Theme.light.style(group: group, of: coloring.palette).mark),
        ])
      }
    }
  }

  /// The pairs whose sign has flipped since the step before, with their sign now.
  private func reversed(_ frame: Storyboard.Frame, at index: Int) -> [String] {
    guard let before = index == 0 ? storyboard.before : storyboard.frames[index - 1].snapshot
    else { return [] }
    let diff = AllianceDiff(from: before, to: frame.snapshot, kinds: Set(kinds.map(\.name)))
    return diff.reversed.map { pair in
      JSONText.array(
        of: pair.figures.map { "\(figureNumbers[$0]!)" } + ["\(pair.signAfter.rawValue)"])
    }
  }

  // MARK: - Geometry

  /// From the top left corner down.
  private func onPage(of point: Point) -> Point { Point(point.x - page.minX, page.maxY - point.y) }

  private func coordinates(of points: [Point]) -> String {
    JSONText.array(of: points.flatMap { [$0.x, $0.y] }.map { JSONText.number(value: $0) })
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
