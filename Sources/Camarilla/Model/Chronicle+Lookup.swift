/// What a text that is to name a figure stands for in a chronicle.
public enum FigureMatch: Hashable, Sendable {
  /// One figure, and no other.
  case found(Figure)
  /// Several figures whom the text fits equally well, by id.
  case ambiguous([Figure])
  /// None; with those that may have been meant, if any are near.
  case unknown([Figure])
}

extension Chronicle {
  /// The relationship with an id, its own or `r7` of the seventh row; blanks around the id don't count.
  ///
  /// - Complexity: O(1) for one that is called by its row, else O(m) for m relationships.
  public func relationship(id: Relationship.ID) -> Relationship? {
    let id = id.withoutOuterBlanks
    if let row = RelationshipTable.row(ofGeneratedID: id), row < table.count,
      table.id(at: row) == id
    {
      return relationships[row]
    }
    guard !id.isEmpty, !table.ids.isEmpty else { return nil }
    return (0..<table.count).first { table.ids[$0] == id }.map { relationships[$0] }
  }

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
  /// aside, else by the label that pictures have, else by an unambiguous part of id or name: some words of
  /// it, or any stretch of it.
  ///
  /// Blanks around the text are none of it. Letters are the same with accents aside when their Unicode
  /// names are, up to `WITH`: é is an e, Ł an l, ύ an υ; ß is ss. Where nobody is found so, ä, ö, ü, ø, å and ð
  /// are also ae, oe, ue, oe, aa and dh. Where nothing fits, the one whose id or name is nearest by
  /// ``NearestNames`` is offered.
  ///
  /// - Parameters:
  ///   - text: what the figure is called.
  ///   - isAnyStretchEnough: whether some letters of a name are, as `talin` is of Stalin. Whoever writes of somebody
  ///     wants no more than whole words.
  ///
  /// O(n) in the length of all names; an id alone O(1).
  public func figure(called text: String, isAnyStretchEnough: Bool = true) -> FigureMatch {
    let text = text.withoutOuterBlanks
    if let figure = figure(id: Figure.ID(text)) { return .found(figure) }
    if let match = match(figures.filter { $0.name == text }) { return match }
    let key = text.withoutCaseAndAccents
    let keys = figures.map {
      (id: $0.id.rawValue.withoutCaseAndAccents, name: $0.name.withoutCaseAndAccents)
    }
    let asked = text.spellings
    // By figure, and only where something is asked or called by a letter that two may stand for.
    let spellings = figures.map { figure in
      let own = figure.id.rawValue.spellings + figure.name.spellings
      return asked.count == 1 && own.count == 2 ? [] : own
    }
    /// Those who are meant by one of their keys, as they are or, where nobody is, as they may be spelled.
    func those(where isMeant: (_ key: String, _ asked: String) -> Bool) -> FigureMatch? {
      let plain = zip(figures, keys).compactMap {
        isMeant($1.id, key) || isMeant($1.name, key) ? $0 : nil
      }
      if let match = match(plain) { return match }
      return match(
        zip(figures, spellings).compactMap { figure, own in
          own.contains { key in asked.contains { isMeant(key, $0) } } ? figure : nil
        })
    }
    if let match = those(where: { $0 == $1 }) { return match }
    if let match = match(figures.filter { $0.label?.withoutCaseAndAccents == key }) { return match }
    if !key.words.isEmpty {
      if let match = those(where: { Set($0.words).isSuperset(of: $1.words) }) { return match }
      if isAnyStretchEnough, let match = those(where: { $0.contains($1) }) { return match }
    }
    let names = NearestNames(figures.map(\.id.rawValue) + figures.map(\.name))
    let near = names.allNearest(to: text).compactMap { name in
      figure(id: Figure.ID(name)) ?? figures.first { $0.name == name }
    }
    guard !near.isEmpty else {
      return .unknown(
        figures(ofWordsNear: key.words.map(String.init), keys: keys.map { [$0.id, $0.name] }))
    }
    // A figure may be called as its id.
    var ids: Set<Figure.ID> = []
    return .unknown(near.filter { ids.insert($0.id).inserted })
  }

  /// The figures of whose names some words may be words, each misspelled: `Bismark` of Otto von Bismarck.
  ///
  /// - Parameter keys: what each figure is called, folded.
  private func figures(ofWordsNear words: [String], keys: [[String]]) -> [Figure] {
    let own = keys.map { Set($0.flatMap { $0.words.map(String.init) }) }
    let known = NearestNames(own.reduce(into: Set()) { $0.formUnion($1) }.sorted())
    let meant = words.compactMap { known.nearest(to: $0) }
    guard !meant.isEmpty, meant.count == words.count else { return [] }
    return zip(figures, own).compactMap { $1.isSuperset(of: meant) ? $0 : nil }
  }

  /// The figures of whose id, name or label a text is a part, case and accents aside, in the chronicle's
  /// order; ä, ö, ü, ø, å and ð are also ae, oe, ue, oe, aa and dh. O(n) in the length of all names.
  public func figures(matching text: String) -> [Figure] {
    let asked = text.withoutOuterBlanks.spellings
    return figures.filter { figure in
      (figure.id.rawValue.spellings + figure.name.spellings + (figure.label?.spellings ?? []))
        .contains {
          key in
          asked.contains { key.contains($0) }
        }
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
