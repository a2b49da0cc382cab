extension ContactSequence {
  /// Which of the temporal paths between two vertices is wanted.
  package enum Preference: Sendable {
    /// That which arrives first; of those, one with the fewest hops.
    case earliest
    /// That with the fewest hops; of those, one that arrives first.
    case fewestHops
  }

  /// How soon, and with how few hops, every vertex can be reached from a vertex.
  ///
  /// - Parameters:
  ///   - source: who sets out.
  ///   - step: from which step on.
  ///   - isStrict: whether every contact of a path must be later than the one before, so that one
  ///     step takes a path one hop further and no more.
  /// - Returns: for each vertex the arrivals that no other beats in both, fewest hops first and
  ///   earliest last; none for who can't be reached, and for the source.
  ///
  /// Earliest arrival after Wu, Cheng, Huang, Ke, Lu & Xu 2014, "Path problems in temporal graphs",
  /// PVLDB 7.
  ///
  /// - Complexity: time and space O(contacts + vertices + steps).
  package func arrivals(from source: Int, startingAt step: Int, isStrict: Bool) -> [[Arrival]] {
    let search = TemporalSearch(ContactIndex(contacts: self, isStrict: isStrict))
    search.run(from: source, startingAt: step)
    var result = [[Arrival]](repeating: [], count: vertexCount)
    for stretch in search.stretches.dropFirst() {
      result[Int(stretch.vertex)].append(
        Arrival(
          hops: Int(stretch.layer),
          step: Int(search.index.appearanceSteps[Int(stretch.firstAppearance)])))
    }
    return result
  }

  /// A temporal path; of equal ones, that on which every vertex is reached as soon as the number of
  /// hops allows, from those who come first.
  ///
  /// - Returns: its contacts in order; nil where there is none. O(contacts + vertices + steps).
  package func path(
    from source: Int, to target: Int, startingAt step: Int, isStrict: Bool, preference: Preference
  ) -> [Hop]? {
    if source == target { return [] }
    let search = TemporalSearch(ContactIndex(contacts: self, isStrict: isStrict))
    search.run(from: source, startingAt: step)
    let index = search.index
    let ways = search.stretches.filter { $0.vertex == target }
    guard let way = preference == .earliest ? ways.last : ways.first else { return nil }
    var hops: [Hop] = []
    var appearance = way.firstAppearance
    var layer = way.layer
    // Stretches stand by layer, so each is looked at once on the way back.
    var rest = search.stretches[...]
    while layer > 0 {
      while let last = rest.last, last.layer >= layer { rest.removeLast() }
      var before: [TemporalSearch.Stretch] = []
      while let last = rest.last, last.layer == layer - 1 {
        let contacts = last.firstContact..<last.endContact
        if contacts.contains(where: { index.arrivals[Int($0)] == appearance }) {
          before.append(last)
        }
        rest.removeLast()
      }
      // Somebody has led there.
      let stretch = before.min { $0.vertex < $1.vertex }!
      hops.append(
        Hop(
          source: Int(stretch.vertex), target: Int(index.vertices[Int(appearance)]),
          step: Int(index.appearanceSteps[Int(appearance)])))
      appearance = stretch.firstAppearance
      layer -= 1
    }
    return hops.reversed()
  }
}
