import GraphKernels

/// How a figure can be reached in the course of time.
public struct TemporalReach: Encodable, Hashable, Sendable {
  /// One way to be reached.
  public struct Arrival: Encodable, Hashable, Sendable {
    /// When the figure is reached.
    public let step: TimeStep
    /// How many ties it takes.
    public let hops: Int

    /// The year in which the figure is reached.
    public var year: Int { step.year }
  }

  /// The figure reached.
  public let figure: Figure.ID
  /// Those that no other path beats both in time and in number of ties: the first has the fewest
  /// ties, the last the earliest step. Never empty.
  public let arrivals: [Arrival]

  /// The arrival in the earliest step, by as many steps as that takes.
  public var earliest: Arrival { arrivals[arrivals.count - 1] }
  /// The arrival by the fewest steps, in as late a step as that takes.
  public var fewestHops: Arrival { arrivals[0] }
}

/// A path from one figure to another on which every tie is used in its time.
public struct TemporalPath: Encodable, Hashable, Sendable {
  /// One tie of the path, when it is used, and what it rests on.
  public struct Step: Encodable, Hashable, Sendable {
    /// The figure the step leaves.
    public let from: Figure.ID
    /// The figure the step reaches.
    public let to: Figure.ID
    /// When the tie is used.
    public let time: TimeStep
    /// All that ties the two then, in the chronicle's order, with their citations; of a
    /// directed path, what runs from the one to the other.
    public let relationships: [Relationship]

    /// The year in which the tie is used.
    public var year: Int { time.year }
  }

  /// In the order in which they are used; empty where both are the same figure.
  public let steps: [Step]

  /// The year in which the end is reached; nil where both are the same figure.
  public var arrival: Int? { steps.last?.year }
  /// When the end is reached.
  public var arrivalTime: TimeStep? { steps.last?.time }
}

extension TemporalGraph {
  /// Which of the paths between two figures is wanted.
  public enum Preference: String, Hashable, Sendable, CaseIterable {
    /// The one that arrives first; of those, one with the fewest ties.
    case earliest
    /// The one with the fewest ties; of those, one that arrives first.
    case fewestHops = "fewest-hops"
  }

  /// Who can be reached from a figure in the course of time, when, and over how many ties.
  ///
  /// - Parameters:
  ///   - id: who sets out.
  ///   - year: the year in which it does; that of the first step when nil.
  ///   - isStrict: whether each tie has to be used in a later step than the one before.
  /// - Returns: everyone who can be reached but the figure itself, by earliest arrival, its number
  ///   of ties, and id; empty if the figure is in none of the steps.
  ///
  /// Earliest arrival after Wu, Cheng, Huang, Ke, Lu & Xu 2014, "Path problems in temporal graphs",
  /// PVLDB 7. O(ties × steps).
  public func reach(
    from id: Figure.ID, startingIn year: Int? = nil, isStrict: Bool = false
  ) -> [TemporalReach] {
    guard let index = index(of: id), let start = step(of: year) else { return [] }
    let arrivals = contacts.arrivals(from: index, startingAt: start, isStrict: isStrict)
    return figures.indices.compactMap { index -> TemporalReach? in
      guard !arrivals[index].isEmpty else { return nil }
      return TemporalReach(
        figure: figures[index].id,
        arrivals: arrivals[index].map {
          TemporalReach.Arrival(step: steps[$0.step], hops: $0.hops)
        })
    }.sorted {
      ($0.earliest.step, $0.earliest.hops, $0.figure)
        < ($1.earliest.step, $1.earliest.hops, $1.figure)
    }
  }

  /// A path from one figure to another on which every tie is used in its time; of equal ones, that on
  /// which everybody is reached as soon as the number of ties allows, from those first by id.
  ///
  /// - Parameters:
  ///   - start: the id of the figure that sets out.
  ///   - end: the id of the figure to arrive at.
  ///   - year: the year in which the first sets out; that of the first step when nil.
  ///   - preference: which of the paths.
  ///   - isStrict: whether each tie has to be used in a later step than the one before.
  /// - Returns: nil when there is no path, or either figure is in none of the steps.
  ///
  /// - Complexity: O(ties × steps).
  public func path(
    from start: Figure.ID, to end: Figure.ID, startingIn year: Int? = nil,
    preference: Preference = .earliest, isStrict: Bool = false
  ) -> TemporalPath? {
    guard let source = index(of: start), let target = index(of: end), let first = step(of: year),
      let hops = contacts.path(
        from: source, to: target, startingAt: first, isStrict: isStrict,
        preference: preference == .earliest ? .earliest : .fewestHops)
    else { return nil }
    return TemporalPath(steps: steps(hops))
  }

  /// The steps of a path with what they rest on, those of one time at a time: on a path time never goes back.
  private func steps(_ hops: [ContactSequence.Hop]) -> [TemporalPath.Step] {
    var steps: [TemporalPath.Step] = []
    var rest = hops[...]
    while let first = rest.first {
      let together = rest.prefix { $0.step == first.step }
      rest = rest.dropFirst(together.count)
      let time = self.steps[first.step]
      let snapshot = chronicle.snapshot(of: TimeSpan(time), options: options)
      // Who is on a path in a step is in its snapshot.
      let pairs = together.map { hop in
        (
          source: Int32(snapshot.index(of: figures[hop.source].id) ?? -1),
          target: Int32(snapshot.index(of: figures[hop.target].id) ?? -1)
        )
      }
      let claims = snapshot.relationships(between: pairs, isDirected: isDirected)
      for (hop, claims) in zip(together, claims) {
        steps.append(
          TemporalPath.Step(
            from: figures[hop.source].id, to: figures[hop.target].id, time: time,
            relationships: claims))
      }
    }
    return steps
  }

  /// The index of the first step that a year's first day is not before; nil where the year is after the last.
  private func step(of year: Int?) -> Int? {
    guard let year else { return 0 }
    let day = CalendarDay.first(ofYear: year)
    return day <= steps.days.lowerBound ? 0 : steps.index(containing: day)
  }
}
