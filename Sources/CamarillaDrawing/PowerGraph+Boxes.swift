extension PowerGraph {
  static let smallestFont = 8.0
  static let largestFont = 17.0

  /// The figures' boxes, each around the origin.
  ///
  /// - Parameter spread: how much of the usual difference the sizes of names have, from 0, where all are of the smallest,
  ///   to 1.
  func makeNodes(spread: Double = 1) -> [Picture.Node] {
    let names = zip(figures, DisplayName.names(of: figures, style: self.names)).map {
      figure, name in
      namesInSeries[figure.id] ?? name
    }
    let known = figures.map(\.score).filter { $0.isFinite && $0 >= 0 }
    let most = known.max() ?? 0
    let least = known.min() ?? 0
    let range = (Self.largestFont - Self.smallestFont) * (figures.count > 150 ? 0.6 : 1) * spread
    return zip(figures, names).map { figure, name in
      let share = Self.share(figure.score, of: most, above: least)
      let size = ((Self.smallestFont + range * share) * 4).rounded() / 4
      let faction = figure.faction.flatMap {
        $0 >= 0 && factionColors.slot(ofFaction: $0) < theme.mostFactions ? $0 : nil
      }
      let style =
        figure.isAbsent && faction == nil
        ? theme.absentee : theme.style(group: faction.map(factionColors.slot), of: coloring.palette)
      var lines = Self.wrapped(name, most: 17)
      if !style.mark.isEmpty { lines[0] = style.mark + " " + lines[0] }
      if let leaves = figure.leaves { lines.append(leaves.text) }
      let width = lines.reduce(0) { max($0, TextMetrics.width(text: $1, size: size)) }
      // Graphviz is told to set the text on the bottom of its box; with this much above it, letters
      // stand in the middle, where centering would put the font's invisible extent.
      let height = Double(lines.count) * size * TextMetrics.graphvizLineHeight + size * 0.19 + 1
      return Picture.Node(
        id: figure.id,
        box: Box(
          center: .zero,
          width: (width + size * 0.7 + 4 + height * figure.shape.widening).rounded(.up),
          height: height.rounded(.up)),
        lines: lines, fontSize: size, faction: faction,
        isAlone: figure.faction == nil && !figure.isAbsent, isAbsent: figure.isAbsent, style: style,
        shape: figure.shape, leaves: figure.leaves,
        weight: share,
        tooltip: figure.tooltip ?? figure.name)
    }
  }

  /// How far between the smallest and the largest font: mostly by the position between the least and
  /// the most, in part by the share of the most, so that equal scores near the most stay large.
  private static func share(_ score: Double, of most: Double, above least: Double) -> Double {
    guard score.isFinite, score > 0, most > 0 else { return 0 }
    let between = most > least ? (score - least) / (most - least) : 1
    return 0.3 * score / most + 0.7 * between
  }

  /// Breaks a text at spaces, into as few lines of about `most` characters as will do, of lengths as
  /// even as can be.
  static func wrapped(_ text: String, most: Int) -> [String] {
    let words = text.split(separator: " ")
    let count = (text.count + most - 1) / max(most, 1)
    guard count > 1, words.count > 1 else { return [text] }
    let goal = (text.count + count - 1) / count
    var lines: [String] = []
    for word in words {
      if let last = lines.last, lines.count == count || last.count + (word.count + 1) / 2 < goal {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}

extension [Int] {
  /// The slot of a faction's color, of a list that may leave factions out: then its number.
  func slot(ofFaction number: Int) -> Int { indices.contains(number) ? self[number] : number }
}
