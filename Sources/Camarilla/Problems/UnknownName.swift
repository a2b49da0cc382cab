/// A name that a question's options have, and the chronicle that it is asked of hasn't: it would be answered as if
/// nobody had meant anything by it.
public struct UnknownName: Error, Hashable, Sendable {
  /// What the name would be of: `kind`, `source` or `figure`.
  public let noun: String
  /// The name, as the options have it.
  public let text: String
  /// The names that there are, in the chronicle's order.
  public let known: [String]
  /// What may have been meant.
  public let suggestion: Suggestion

  /// A name that isn't among those that there are.
  package init(noun: String, text: String, known: [String], suggestion: Suggestion? = nil) {
    self.noun = noun
    self.text = text
    self.known = known
    self.suggestion = suggestion ?? Suggestion(nearestTo: text, among: known)
  }
}

extension UnknownName: CustomStringConvertible {
  /// `unknown kind 'aliance' — did you mean 'alliance'?`
  public var description: String {
    let found = "unknown \(noun) '\(shortened(text))'"
    guard suggestion.text == nil else { return found + suggestion.hint }
    return found + (known.isEmpty ? "; there is none" : "; expected one of \(list(known))")
  }
}

extension Chronicle {
  /// Makes sure that there are kinds of some names.
  ///
  /// - Throws: ``UnknownName`` for the first that there is not.
  /// - Complexity: O(kinds), and as often for each name.
  package func check(kinds names: some Sequence<String>) throws(UnknownName) {
    let known = kinds.map(\.name)
    let unknown = names.first { !known.contains($0) }
    if let unknown { throw UnknownName(noun: "kind", text: unknown, known: known) }
  }

  /// Makes sure that sources are listed or cited.
  ///
  /// - Throws: ``UnknownName`` for the first that is not.
  /// - Complexity: that of ``sourceIDs()``, where there are any.
  package func check(sources ids: [Source.ID]) throws(UnknownName) {
    guard !ids.isEmpty else { return }
    let known = sourceIDs()
    let all = Set(known)
    let unknown = ids.first { !all.contains($0) }
    if let unknown { throw UnknownName(noun: "source", text: unknown, known: known) }
  }

  /// Makes sure that there are figures with some ids.
  ///
  /// - Throws: ``UnknownName`` for the first that there is not.
  /// - Complexity: O(ids), and as ``figure(called:isAnyStretchEnough:)`` for the one that is unknown.
  package func check(figures ids: some Sequence<Figure.ID>) throws(UnknownName) {
    guard let unknown = ids.first(where: { figureIndex(id: $0) == nil }) else { return }
    throw UnknownName(
      noun: "figure", text: unknown.rawValue, known: figures.map(\.id.rawValue),
      suggestion: suggestion(forFigure: unknown.rawValue))
  }

  /// The ids of those who may be meant by a text that is no figure's id.
  package func suggestion(forFigure text: String) -> Suggestion {
    switch figure(called: text) {
    case .found(let figure): Suggestion(figure.id.rawValue, inPlaceOf: text)
    case .unknown(let near): Suggestion(near.map(\.id.rawValue), inPlaceOf: text)
    case .ambiguous: Suggestion()
    }
  }
}

extension SnapshotOptions {
  /// Makes sure that a chronicle has what the options name: kinds, sources that are struck, and the figures and kinds
  /// of the selection.
  ///
  /// A snapshot takes a name that is nobody's for one that nothing is called by: a misspelled kind leaves nothing, a
  /// misspelled source strikes nothing, and neither says so.
  ///
  /// ```swift
  /// let options = SnapshotOptions(kinds: ["aliance"])
  /// try options.check(in: chronicle)  // unknown kind 'aliance' — did you mean 'alliance'?
  /// let snapshot = chronicle.snapshot(of: 1926, options: options)
  /// ```
  ///
  /// - Throws: ``UnknownName`` for the first name that the chronicle hasn't; columns and kinds of the selection's condition
  ///   ``Selection/Condition/check(in:)`` looks at.
  /// - Complexity: O(names · kinds), and where sources are struck O(sources + citations).
  public func check(in chronicle: Chronicle) throws(UnknownName) {
    // Of several that are unknown, the same one is told in every run.
    try chronicle.check(kinds: (kinds ?? []).sorted())
    try chronicle.check(sources: withoutSources.sorted())
    try chronicle.check(kinds: (selection.through ?? []).sorted())
    try chronicle.check(figures: selection.around.sorted())
    try chronicle.check(figures: (selection.only ?? []).sorted())
    try chronicle.check(figures: selection.without.sorted())
  }
}

extension RelationshipQuery {
  /// Makes sure that a chronicle has the figures and sources that are asked for.
  ///
  /// - Throws: ``UnknownName`` for the first that it hasn't.
  /// - Complexity: O(names), and where sources are asked for O(sources + citations).
  public func check(in chronicle: Chronicle) throws(UnknownName) {
    try chronicle.check(figures: figures)
    try chronicle.check(sources: sources.sorted())
  }
}
