/// What a text that is to name a figure stands for in a chronicle.
public enum FigureMatch: Hashable, Sendable {
  /// One figure, and no other.
  case found(Figure)
  /// Several figures whom the text fits equally well, by id.
  case ambiguous([Figure])
  /// None; with the one that may have been meant, if any is near.
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
  /// aside, else by an unambiguous part: some words of it, or any stretch of it.
  ///
  /// Blanks around the text are none of it. Letters are the same with accents aside when their Unicode
  /// names are, up to `WITH`: é is an e, Ł an l, ύ an υ; ß is ss. Where nothing fits, the one whose id or name is nearest by ``NearestNames`` is offered.
  ///
  /// O(n) in the length of all names; an id alone O(1).
  public func figure(called text: String) -> FigureMatch {
    let text = text.withoutOuterBlanks
    if let figure = figure(text) { return .found(figure) }
    if let match = match(figures.filter { $0.name == text }) { return match }
    let key = text.withoutCaseAndAccents
    let keys = figures.map {
      (id: $0.id.withoutCaseAndAccents, name: $0.name.withoutCaseAndAccents)
    }
    func those(where isMeant: (String) -> Bool) -> [Figure] {
      zip(figures, keys).compactMap { isMeant($1.id) || isMeant($1.name) ? $0 : nil }
    }
    if let match = match(those { $0 == key }) { return match }
    let words = key.words
    if !words.isEmpty {
      if let match = match(those { Set($0.words).isSuperset(of: words) }) { return match }
      if let match = match(those { $0.contains(key) }) { return match }
    }
    let names = NearestNames(figures.map(\.id) + figures.map(\.name))
    guard let near = names.nearest(to: text) else { return .unknown([]) }
    return .unknown([figure(near) ?? figures.first { $0.name == near }].compactMap { $0 })
  }

  /// The figures of whose id or name a text is a part, case and accents aside, in the chronicle's
  /// order. O(n) in the length of all names.
  public func figures(matching text: String) -> [Figure] {
    let key = text.withoutOuterBlanks.withoutCaseAndAccents
    return figures.filter {
      $0.id.withoutCaseAndAccents.contains(key) || $0.name.withoutCaseAndAccents.contains(key)
    }
  }

  private func match(_ figures: [Figure]) -> FigureMatch? {
    if figures.count > 1 { return .ambiguous(figures.sorted { $0.id < $1.id }) }
    return figures.first.map { .found($0) }
  }
}

extension String {
  /// Its words: stretches of letters, digits and hyphens.
  fileprivate var words: [Substring] { split { !$0.isLetter && !$0.isNumber && $0 != "-" } }
}
