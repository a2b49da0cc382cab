import Camarilla

/// What to say where a search finds nothing: what there is beside what was asked for.
enum NarrowSearch {
  /// No figure is found. Nil where that no relationship counts, which is said for itself, is why.
  ///
  /// - Parameters:
  ///   - name: the part of a name that was asked for.
  ///   - conditions: what else was, as a sentence about a figure goes on.
  static func note(
    figures name: String?, conditions: [String], in chronicle: Chronicle
  ) -> String? {
    let count = chronicle.figures.count
    guard count > 0 else { return "the chronicle has no figures" }
    let all = Number.count(count, singular: "figure")
    guard let name else {
      return conditions.isEmpty ? nil : "none of \(all) \(conditions.listed())"
    }
    let text = Table.oneLine(of: name)
    let found = chronicle.figures(matching: name).count
    guard found == 0 else {
      return
        "\(found) of \(all) \(found == 1 ? "has" : "have") '\(text)' in id or name; none of them"
        + " \(conditions.listed())"
    }
    let near: String? =
      if case .unknown(let near) = chronicle.figure(called: name) { near.first?.id.rawValue } else {
        nil
      }
    return "none of \(all) has '\(text)' in its id or name\(Suggestion(near, inPlaceOf: name).hint)"
  }

  /// No relationship is found. Nil where nothing is left before anything is looked for.
  static func note(
    query: RelationshipQuery, options: SnapshotOptions, in chronicle: Chronicle
  ) -> String? {
    guard let note = narrowest(query: query, options: options, in: chronicle) else { return nil }
    return note + (absence(of: query, options: options, in: chronicle).map { "; " + $0 } ?? "")
  }

  /// Whom of those asked for the selection leaves out, if any.
  private static func absence(
    of query: RelationshipQuery, options: SnapshotOptions, in chronicle: Chronicle
  ) -> String? {
    guard !options.selection.isAll else { return nil }
    let time = query.time.map { AskedTime.one($0) }
    let absent = query.figures.filter { figure in
      let own = RelationshipQuery(time: query.time, figures: [figure])
      return chronicle.relationships(matching: own, options: options).isEmpty
        && options.absence(of: figure, at: time, in: chronicle) != .untied
    }
    guard !absent.isEmpty else { return nil }
    let when = query.time.map { "of \(options.title(of: $0))" } ?? "at any time"
    return options.absence(of: absent, at: time, in: chronicle, when: when)
  }

  private static func narrowest(
    query: RelationshipQuery, options: SnapshotOptions, in chronicle: Chronicle
  ) -> String? {
    func count(of query: RelationshipQuery) -> Int {
      chronicle.relationships(matching: query, options: options).count
    }
    var relaxed: [(query: RelationshipQuery, others: String)] = []
    func relax(_ isAsked: Bool, others: String, _ drop: (inout RelationshipQuery) -> Void) {
      guard isAsked else { return }
      var query = query
      drop(&query)
      relaxed.append((query, others))
    }
    relax(!query.figures.isEmpty, others: "of other figures") { $0.figures = [] }
    relax(query.time != nil, others: "of other \(query.time?.unit?.plural ?? "times")") {
      $0.time = nil
    }
    relax(!query.sources.isEmpty, others: "by other sources") { $0.sources = [] }
    relax(!query.text.isEmpty, others: "with other words") { $0.text = "" }
    if relaxed.count == 1 {
      let total = count(of: relaxed[0].query)
      guard total > 0, let condition = condition(of: query, in: chronicle, count: count) else {
        return nil
      }
      return "none of \(Number.count(total, singular: "relationship")) \(condition)"
    }
    let left = relaxed.compactMap { relaxed in
      let left = count(of: relaxed.query)
      return left > 0 ? "\(left) \(relaxed.others)" : nil
    }
    guard !relaxed.isEmpty else { return nil }
    return "no relationship is all that is asked for; "
      + (left.isEmpty
        ? "nor is any with one condition less" : "there would be \(left.listed(by: "or"))")
  }

  /// The only condition of a query, as a sentence about a relationship goes on.
  private static func condition(
    of query: RelationshipQuery, in chronicle: Chronicle, count: (RelationshipQuery) -> Int
  ) -> String? {
    if !query.text.isEmpty {
      return "has '\(Table.oneLine(of: query.text))' in its post, note or another column"
    }
    if !query.sources.isEmpty {
      let ids = query.sources.sorted().map { "'\(Table.oneLine(of: $0))'" }
      return "cites \(ids.listed(by: "or"))"
    }
    let names = query.figures.map(chronicle.printedName)
    guard let first = names.first else { return nil }
    guard names.count == 2, query.figures[0] != query.figures[1] else {
      return "has \(first) for an end"
    }
    let each = zip(names, query.figures).map { name, figure in
      "\(name) has \(count(RelationshipQuery(figures: [figure])))"
    }
    return "is between \(first) and \(names[1]); \(each.listed())"
  }

  /// No source is found.
  static func note(sources text: String, among sources: [Source]) -> String {
    guard !sources.isEmpty else { return "the chronicle names no sources" }
    let near = NearestNames(sources.flatMap { [$0.id, $0.title] }).allNearest(to: text)
    let hint = Suggestion(near.map(Table.oneLine)).hint
    return
      "none of \(Number.count(sources.count, singular: "source")) has '\(Table.oneLine(of: text))' in its"
      + " id, title or author\(hint)"
  }
}
