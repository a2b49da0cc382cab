import LongWork

/// How much a projection makes.
public struct ProjectionSize: Sendable, Hashable {
  /// How many pairs of members the bodies have, each body's counted for itself: a claim is made of each, where the two are
  /// members at one time, or several where that is so several times.
  public let pairCount: Int
  /// The body with the most members, of several the first by id; nil where there is none.
  public let largestBody: Figure.ID?
  /// How many members it has.
  public let mostMembers: Int
}

/// A chronicle of who shares what, and of what it is made.
public struct ProjectedChronicle: Sendable {
  /// Who shares what with whom.
  public let chronicle: Chronicle
  /// How many figures share, or might have.
  public let memberCount: Int
  /// How many figures are shared, or might be.
  public let bodyCount: Int
  /// The figures that stand on both sides, by id: where the relationships have no direction, they may stand on one of
  /// them by mistake.
  public let bothSides: [Figure.ID]
  /// How many members, and relationships with bodies, the selection leaves.
  package let count: SelectionCount
}

extension Chronicle {
  /// Who shares a board, a letter, a regiment: the projection of relationships between members and bodies onto the
  /// members.
  ///
  /// ```swift
  /// let colleagues = try chronicle.projection(through: ["membership"]).chronicle
  /// ```
  ///
  /// Two members are tied for the time that both are tied to one body, by a claim whose weight is the number of bodies
  /// that they share then. What they share at different times is in several claims, so that on any day the
  /// values add up to the number that is shared; no body is shared twice at once. A claim cites the sources of both
  /// memberships, and has two columns of its own: `through`, the ids of the bodies, and `overlap`, whether they share that
  /// time for `certain` or only `possible`.
  ///
  /// A claim is believed as far as both memberships are, the product of their confidences. Where a figure has several
  /// memberships of one body at one time, the one that is believed most counts, for that time only.
  ///
  /// Of relationships without direction the members are the ends that stand first.
  ///
  /// - Parameters:
  ///   - kinds: the names of the kinds of relationship between members and bodies.
  ///   - options: whose side is projected, how what is shared counts, and which memberships do.
  /// - Throws: where no chronicle can be made of it.
  /// - Complexity: O(Σ k² × p) for bodies of k members, and p times at which these change while two of them are there; p
  ///   is 1 unless Newman's weights are asked for.
  public func projection(
    through kinds: Set<String>, options: ProjectionOptions = ProjectionOptions()
  ) throws(InvalidChronicle) -> ProjectedChronicle {
    let all = try projection(through: kinds, options: options, among: nil)
    guard options.selection.isBySnapshot else { return all }
    // Who is around whom, that those tell who share something.
    var circle = Selection(around: options.selection.around, steps: options.selection.steps)
    (circle.core, circle.isLargest) = (options.selection.core, options.selection.isLargest)
    let members = all.chronicle.snapshot(
      during: .always,
      options: SnapshotOptions(includesIsolated: options.includesIsolated, selection: circle))
    return try projection(
      through: kinds, options: options, among: Set(members.figures.map(\.id)))
  }

  /// How many pairs ``projection(through:options:)`` goes through, of which it makes claims, before any is made.
  ///
  /// - Parameters: as there. A circle of who is around whom, which asks of the pairs themselves, is left out of account.
  /// - Complexity: O(m).
  public func projectionSize(
    through kinds: Set<String>, options: ProjectionOptions = ProjectionOptions()
  ) -> ProjectionSize {
    let bodies = memberships(through: kinds, options: options, among: nil).bodies
    let sizes = present(in: bodies, during: options.days).map { body, rows in
      (body: figures[Int(body)].id, members: rows.count)
    }
    let largest = sizes.min { ($1.members, $0.body) < ($0.members, $1.body) }
    return ProjectionSize(
      pairCount: sizes.reduce(0) { $0 + $1.members * ($1.members - 1) / 2 },
      largestBody: largest?.body, mostMembers: largest?.members ?? 0)
  }

  /// The members of bodies who may share something on some days, as what is shared holds when both memberships do.
  ///
  /// - Parameters:
  ///   - bodies: the rows that tie each body to each of its members.
  ///   - days: those asked for; nil for any.
  /// - Complexity: O(rows).
  func present(
    in bodies: [Int32: [Int32: [Int]]], during days: ClosedRange<CalendarDay>?
  ) -> [Int32: [Int32: [Int]]] {
    guard let days else { return bodies }
    return bodies.mapValues { members in
      members.filter { _, rows in
        rows.contains { table.periods[Int(table.whens[$0])].possiblyHolds(during: days) }
      }
    }
  }

  /// What a projection is made of.
  private struct Memberships {
    /// The rows that tie each body to each of its members.
    var bodies: [Int32: [Int32: [Int]]] = [:]
    /// By figure.
    var isMember: [Bool]
    /// What there is, and what of it the selection leaves.
    var whole: EverHeld
    var kept: EverHeld
  }

  /// - Parameter members: who may be one; nil for all whom the selection means at any time.
  private func memberships(
    through kinds: Set<String>, options: ProjectionOptions, among members: Set<Figure.ID>?
  ) -> Memberships {
    let selected = SnapshotOptions(selection: options.selection)
    let isMeant = options.selection.figures(in: self, options: selected)
    let meetsCondition = options.selection.condition?.relationships(in: self, options: selected)
    let filter = RowFilter(
      chronicle: self,
      options: SnapshotOptions(
        minimumConfidence: options.minimumConfidence, kinds: kinds,
        withoutSources: options.withoutSources))
    let whole = EverHeld(in: self)
    var found = Memberships(isMember: figures.map { _ in false }, whole: whole, kept: whole)
    for row in 0..<table.count where filter.includes(row) {
      let period = table.periods[Int(table.whens[row])]
      if let time = options.time,
        !period.possiblyHolds(during: time.days)
      {
        continue
      }
      let (source, target) = (table.sources[row], table.targets[row])
      let (member, body) = options.side == .sources ? (source, target) : (target, source)
      found.whole.rows[row] = true
      found.whole.figures[Int(member)] = true
      guard isMeant?[Int(member)] ?? true, meetsCondition?(row) ?? true,
        members?.contains(figures[Int(member)].id) ?? true
      else { continue }
      found.kept.rows[row] = true
      found.kept.figures[Int(member)] = true
      found.bodies[body, default: [:]][member, default: []].append(row)
      found.isMember[Int(member)] = true
    }
    return found
  }

  /// - Parameter members: who may be one; nil for all whom the selection means at any time.
  private func projection(
    through kinds: Set<String>, options: ProjectionOptions, among members: Set<Figure.ID>?
  ) throws(InvalidChronicle) -> ProjectedChronicle {
    let memberships = memberships(through: kinds, options: options, among: members)
    let (bodies, isMember) = (memberships.bodies, memberships.isMember)
    let claims = SharedTime.claims(of: bodies, in: self, options: options)
    var isTied = figures.map { _ in false }
    let name =
      options.kind ?? "co-" + self.kinds.map(\.name).filter(kinds.contains).joined(separator: "-")
    let circle = options.selection.isAll ? nil : options.selection.text(in: self)
    let titles = [title, circle].compactMap(\.self)
    var builder = Builder(title: titles.isEmpty ? nil : titles.joined(separator: ", "))
    builder.add(RelationshipKind(name: name, sign: .positive, isDirected: false))
    for source in sources { builder.add(source) }
    for claim in claims {
      isTied[Int(claim.pair.first)] = true
      isTied[Int(claim.pair.second)] = true
    }
    for index in figures.indices
    where isTied[index] || (options.includesIsolated && isMember[index]) {
      builder.add(figures[index])
    }
    for claim in claims {
      var relationship = Relationship(
        kind: name, source: figures[Int(claim.pair.first)].id,
        target: figures[Int(claim.pair.second)].id, when: claim.period, weight: claim.weight,
        confidence: claim.confidence, citations: claim.citations)
      relationship.attributes = [
        Attribute(
          name: "through",
          value: claim.bodies.map { "\(figures[Int($0)].id)" }.joined(separator: ";")),
        Attribute(name: "overlap", value: claim.isCertain ? "certain" : "possible"),
      ]
      builder.add(relationship)
    }
    return ProjectedChronicle(
      chronicle: try builder.built(), memberCount: isMember.count { $0 },
      bodyCount: bodies.count,
      bothSides: bodies.keys.filter { isMember[Int($0)] }.map { figures[Int($0)].id }.sorted(),
      count: SelectionCount(of: memberships.kept, outOf: memberships.whole))
  }
}
