public import Camarilla

/// Which sources support which ties, and where they contradict each other: a map with two sorts of boxes, as a power
/// graph that is drawn like any other.
///
/// Ties that the same sources report in the same way share a box, which says how many they are; a pair over whom claims
/// contradict each other (`Chronicle.contradictions()`) has one of its own. A line tells whether the source reports that the two stood together, or
/// against each other. Sources stand in a column in the middle, ties at both sides, those that are contradicted first.
///
/// ```swift
/// try await Chronicle.stalinCircle.sourceMap().write(to: "sources.svg")  // with CamarillaPictures
/// ```
extension Chronicle {
  /// The map of what rests on which source.
  ///
  /// - Parameters:
  ///   - sources: the ids of the sources to show; all, and what cites none, when nil.
  ///   - theme: the colors.
  /// - Complexity: O(figures + m log m) for m relationships.
  public func sourceMap(of sources: Set<Source.ID>? = nil, theme: Theme = .light) -> PowerGraph {
    let ties = reportedTies(of: sources)
    let boxes = TieBox.boxes(of: ties, names: shortNames())
    let used = Set(boxes.flatMap { $0.reports.map(\.source) }).sorted { ($0 ?? "") < ($1 ?? "") }
    let indices = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1, $0) })
    let counts = Dictionary(
      citedSources().map { ($0.source.id, $0) }, uniquingKeysWith: { first, _ in first })
    var figures = used.map { source in
      let known = source.flatMap { counts[$0] }
      let title = source.map { id in
        known.map { $0.source.title.isEmpty ? id : $0.source.title } ?? id
      }
      return PowerGraph.Figure(
        id: Figure.ID("source " + (source ?? "")), name: title ?? "no source",
        score: Double(known?.relationships ?? 0),
        faction: 0,
        tooltip: known.map {
          "\(title ?? "")\n\($0.relationships) relationships, \($0.alone) of them of no other source"
        })
    }
    var relationships: [PowerGraph.Relationship] = []
    let kinds = [
      RelationshipKind(
        name: Self.together, sign: .positive, isDirected: false,
        style: try? KindStyle("#009E73,1pt")),
      RelationshipKind(
        name: Self.against, sign: .negative, isDirected: false, style: try? KindStyle("#D55E00,1pt")
      ),
      RelationshipKind(name: Self.unsigned, sign: .neutral, isDirected: false),
    ]
    for box in boxes {
      let target = figures.count
      figures.append(
        PowerGraph.Figure(
          id: Figure.ID("ties \(target - used.count)"), name: box.name,
          score: Double(box.pairs.count), faction: box.isContradicted ? 1 : nil,
          tooltip: box.pairs.joined(separator: "\n")))
      for report in box.reports {
        let kind = kinds.first { $0.sign == report.sign }!
        let source = indices[report.source]!
        relationships.append(
          PowerGraph.Relationship(
            id: "\(relationships.count)", source: source,
            target: target, kind: kind.name, sign: kind.sign, isDirected: false,
            tooltip:
              "\(figures[source].name): \(kind.name)\n\(box.name)"))
      }
    }
    let contradicted = boxes.filter(\.isContradicted).reduce(0) { $0 + $1.pairs.count }
    let named = used.count(where: { $0 != nil })
    var graph = PowerGraph(
      title: "Sources",
      subtitle: [
        title, "\(counted(named, singular: "source")), \(counted(ties.count, singular: "pair"))",
        contradicted > 0 ? "of \(contradicted) they say contradictory things" : nil,
      ].compactMap(\.self).joined(separator: " · "),
      figures: figures, relationships: relationships, kinds: kinds, theme: theme, names: .full,
      sizeMeaning: "relationships, or pairs")
    graph.color(by: .sourceMap(of: graph.figures))
    graph.shape(by: .sourceMap(of: graph.figures))
    graph.layInColumns(middle: used.count)
    return graph
  }

  private static let together = "reported together"
  private static let against = "reported against each other"
  private static let unsigned = "reported without a sign"

  /// What is reported of each pair, in the order of the figures.
  private func reportedTies(of sources: Set<Source.ID>?) -> [ReportedTie] {
    struct Pair: Hashable {
      var first: Int32
      var second: Int32
    }
    var reports: [Pair: Set<TieReport>] = [:]
    for row in 0..<table.count {
      let pair = Pair(
        first: min(table.sources[row], table.targets[row]),
        second: max(table.sources[row], table.targets[row]))
      let sign = self.kinds[Int(table.kinds[row])].sign
      let cited = Set(table.citationLists[Int(table.citations[row])].map(\.source))
      for source in cited where sources?.contains(source) ?? true {
        reports[pair, default: []].insert(TieReport(source: source, sign: sign))
      }
      if cited.isEmpty, sources == nil {
        reports[pair, default: []].insert(TieReport(source: nil, sign: sign))
      }
    }
    let disputed = Set(
      contradictions().flatMap { [Set([$0.first.source, $0.first.target])] })
    return reports.sorted { ($0.key.first, $0.key.second) < ($1.key.first, $1.key.second) }.map {
      pair, reports in
      let ends = [figures[Int(pair.first)].id, figures[Int(pair.second)].id]
      return ReportedTie(
        ends: ends, reports: reports.sorted(), isContradicted: disputed.contains(Set(ends)))
    }
  }
}

/// That a source, or nobody, reports ties of a sign.
private struct TieReport: Hashable, Comparable {
  var source: Source.ID?
  var sign: Sign

  static func < (first: Self, second: Self) -> Bool {
    (first.source ?? "", first.sign.rawValue) < (second.source ?? "", second.sign.rawValue)
  }
}

/// All that is reported of a pair.
private struct ReportedTie {
  var ends: [Figure.ID]
  var reports: [TieReport]
  var isContradicted: Bool
}

/// Pairs of which the same is reported.
private struct TieBox {
  var reports: [TieReport]
  var pairs: [String]
  var isContradicted: Bool

  var name: String {
    pairs.count == 1 ? pairs[0] : "\(pairs[0]) and \(pairs.count - 1) more"
  }

  /// More boxes than these are not drawn one by one.
  private static let most = 48

  /// Those of contradicted pairs, then the others, the largest first; what goes beyond the most shares the last ones.
  static func boxes(of ties: [ReportedTie], names: [Figure.ID: String]) -> [TieBox] {
    func name(of tie: ReportedTie) -> String {
      tie.ends.map { names[$0] ?? $0.rawValue }.joined(separator: " – ")
    }
    let own = ties.filter(\.isContradicted).map {
      TieBox(reports: $0.reports, pairs: [name(of: $0)], isContradicted: true)
    }
    let shared = Dictionary(grouping: ties.filter { !$0.isContradicted }, by: \.reports)
      .map { TieBox(reports: $0, pairs: $1.map(name), isContradicted: false) }
      .sorted {
        (-$0.pairs.count, $0.pairs[0]) < (-$1.pairs.count, $1.pairs[0])
      }
    return [own, shared].flatMap { boxes in
      guard boxes.count > most else { return boxes }
      let rest = boxes[(most - 1)...]
      return boxes[..<(most - 1)] + [
        TieBox(
          reports: Set(rest.flatMap(\.reports)).sorted(), pairs: rest.flatMap(\.pairs),
          isContradicted: rest[rest.startIndex].isContradicted)
      ]
    }
  }
}
