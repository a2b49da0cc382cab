/// What a text that is to name a figure stands for in a chronicle.
public enum FigureMatch: Hashable, Sendable {
  /// One figure, and no other.
  case found(Figure)
  /// Several figures that bear the name, by id.
  case ambiguous([Figure])
  /// None; with those that may have been meant, the likeliest first.
  case unknown([Figure])
}

extension Chronicle {
  /// The ids of all sources: of ``sources`` in their order, then of those that are cited without being
  /// among them, in the order in which they are first cited. O(sources + lists of citations).
  public func sourceIDs() -> [Source.ID] {
    var ids = sources.map(\.id)
    var known = Set(ids)
    for list in table.citationLists {
      for citation in list where known.insert(citation.source).inserted {
        ids.append(citation.source)
      }
    }
    return ids
  }
}

extension Chronicle {
  /// The figure that a text names: by its id, else by its name, else by either with case and accents
  /// aside.
  ///
  /// Letters are the same with accents aside when their Unicode names are, up to `WITH`: é is an e,
  /// Ł an l. Where no figure is so called, those are offered of whose name the text is one word, and
  /// the one whose id or name is nearest by ``NearestNames``.
  ///
  /// O(n) in the length of all names; an id alone O(1).
  public func figure(called text: String) -> FigureMatch {
    if let figure = figure(text) { return .found(figure) }
    if let match = match(figures.filter { $0.name == text }) { return match }
    let folded = text.withoutCaseAndAccents
    let alike = figures.filter {
      $0.id.withoutCaseAndAccents == folded || $0.name.withoutCaseAndAccents == folded
    }
    if let match = match(alike) { return match }
    var offered = figures.filter { figure in
      figure.name.split { !$0.isLetter && $0 != "-" }.contains {
        String($0).withoutCaseAndAccents == folded
      }
    }.sorted { $0.id < $1.id }
    let names = NearestNames(figures.map(\.id) + figures.map(\.name))
    if let near = names.nearest(to: text) {
      let figure = figure(near) ?? figures.first { $0.name == near }
      if let figure, !offered.contains(figure) { offered.append(figure) }
    }
    return .unknown(offered)
  }

  private func match(_ figures: [Figure]) -> FigureMatch? {
    if figures.count > 1 { return .ambiguous(figures.sorted { $0.id < $1.id }) }
    return figures.first.map { .found($0) }
  }
}

extension String {
  /// A key that texts share when they differ in case and accents only.
  fileprivate var withoutCaseAndAccents: String {
    var key = ""
    for scalar in lowercased().unicodeScalars {
      if scalar.isASCII {
        key.unicodeScalars.append(scalar)
      } else if scalar.properties.canonicalCombiningClass == .notReordered {
        key += scalar.unaccented
      }
    }
    return key
  }
}

extension Unicode.Scalar {
  /// A Latin letter without what its name says it is with; any other as it is.
  private static let latin = "LATIN SMALL LETTER "

  fileprivate var unaccented: String {
    guard let name = properties.name, name.hasPrefix(Self.latin) else { return String(self) }
    let rest = name.dropFirst(Self.latin.count).split(separator: " ")
    // `E WITH ACUTE`: a letter of one word, and something on it.
    guard rest.count > 2, rest[1] == "WITH" else { return String(self) }
    return rest[0].count == 1 ? rest[0].lowercased() : String(rest[0])
  }
}
