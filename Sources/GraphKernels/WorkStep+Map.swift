package import LongWork

extension WorkStep {
  /// What threads make of the elements, each an analysis that is one unit of this step, in the order of the
  /// elements.
  ///
  /// Once the work is cancelled no more than one further element is taken, whose analysis is cut short like any
  /// other; what comes of that stands for all that are left out. So there are as many results as ever, and what the
  /// last ones are worth nobody sees.
  ///
  /// - Parameters:
  ///   - elements: as many as their `underestimatedCount` says.
  ///   - threads: how many run at once, as far as the machine has cores; at least 1.
  ///   - transform: what becomes of an element.
  /// - Complexity: that of the elements' analyses; what is left out takes none, but for a copy of a result.
  package func map<Elements: Sequence & Sendable, Result: Sendable>(
    _ elements: Elements, threads: Int, _ transform: @Sendable (Elements.Element) -> Result
  ) -> [Result] where Elements.Element: Sendable {
    var results = parallelMap(Wanted(elements: elements, step: self), threads: threads) { element in
      unit { transform(element) }
    }
    if let last = results.last {
      let missing = elements.underestimatedCount - results.count
      if missing > 0 { results += repeatElement(last, count: missing) }
    }
    return results
  }
}

/// Elements of a sequence for as long as a step is wanted, and one more.
private struct Wanted<Elements: Sequence & Sendable>: Sequence, Sendable {
  let elements: Elements
  let step: WorkStep

  var underestimatedCount: Int { elements.underestimatedCount }

  func makeIterator() -> Iterator { Iterator(base: elements.makeIterator(), step: step) }

  struct Iterator: IteratorProtocol {
    var base: Elements.Iterator
    let step: WorkStep
    private var isOver = false

    init(base: Elements.Iterator, step: WorkStep) {
      self.base = base
      self.step = step
    }

    mutating func next() -> Elements.Element? {
      if isOver { return nil }
      isOver = step.isCancelled
      return base.next()
    }
  }
}
