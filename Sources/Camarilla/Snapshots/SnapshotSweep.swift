import GraphKernels

/// The snapshots of consecutive years, made in one sweep.
///
/// ```swift
/// for snapshot in chronicle.sweep(years: 1917...1964) {
///   let first = snapshot.scores(by: .pageRank).first
///   print(snapshot.year, first?.name ?? "nobody")
/// }
/// ```
///
/// Each is the one that ``Chronicle/snapshot(of:options:)`` would give. The sweep works out once in which
/// years each period holds; from year to year it only lets relationships come and go.
///
/// - Complexity: time O(m + p + years) to begin with, for m relationships with p different periods
///   (an event counts once a year that it may fall in), then O(n + hits) a year for n figures;
///   space 12 bytes a relationship of the chronicle and 25 a relationship that holds.
public struct SnapshotSweep: Sequence, Sendable {
  /// The chronicle gone through.
  public let chronicle: Chronicle
  /// The years gone through, both ends included.
  public let years: ClosedRange<Int>
  /// Which claims are asked for, and how their dates are read.
  public let options: SnapshotOptions

  /// As many snapshots as years.
  public var underestimatedCount: Int { years.count }

  /// Starts from the first year; the sequence can be gone through any number of times.
  public func makeIterator() -> Iterator { Iterator(self) }

  /// Goes through the years in ascending order.
  public struct Iterator: IteratorProtocol, Sendable {
    private let years: ClosedRange<Int>
    private let options: SnapshotOptions
    private var nextYear: Int?
    private var assembler: SnapshotAssembler
    private var relationships: RunsOfYears
    private var lives: RunsOfYears?

    fileprivate init(_ sweep: SnapshotSweep) {
      let (chronicle, years, options) = (sweep.chronicle, sweep.years, sweep.options)
      self.years = years
      self.options = options
      nextYear = years.lowerBound
      assembler = SnapshotAssembler(chronicle: chronicle, options: options)
      let table = chronicle.table
      let filter = RowFilter(chronicle: chronicle, options: options)
      relationships = RunsOfYears(
        periods: table.periods,
        periodOfItem: table.whens.indices.map { row in
          filter.includes(row) ? table.whens[row] : -1
        }, years: years, options: options)
      if options.includesIsolated {
        lives = RunsOfYears(
          periods: chronicle.figures.map(\.life),
          periodOfItem: chronicle.figures.indices.map(Int32.init), years: years, options: options)
      }
    }

    /// The snapshot of the next year, or nil after the last.
    public mutating func next() -> Snapshot? {
      guard let year = nextYear else { return nil }
      nextYear = year < years.upperBound ? year + 1 : nil
      relationships.advance()
      lives?.advance()
      return assembler.snapshot(
        title: options.title(of: year), year: year, spans: options.spans(of: year),
        rows: relationships.holding, isolated: lives?.holding ?? [])
    }
  }

  /// What a question comes to in each year, asked of several years at once.
  ///
  /// ```swift
  /// let rulers = chronicle.sweep(years: 1917...1964).concurrentMap(threads: 4) { snapshot in
  ///   snapshot.scores(by: .betweenness).first?.name
  /// }
  /// ```
  ///
  /// - Parameters:
  ///   - threads: how many years are looked at side by side; at least 1.
  ///   - transform: the question. It should not ask for threads of its own.
  /// - Returns: the answers in the order of the years, whatever the number of threads.
  public func concurrentMap<Answer: Sendable>(
    threads: Int, _ transform: @Sendable (Snapshot) -> Answer
  ) -> [Answer] {
    parallelMap(self, threads: threads, transform)
  }
}

extension Chronicle {
  /// The snapshots of a range of years, one after another.
  ///
  /// - Parameters:
  ///   - years: numbered astronomically, so 0 is 1 BCE.
  ///   - options: which relationships count.
  /// - Complexity: nothing is done before the sweep is gone through; ``SnapshotSweep`` has the rest.
  public func sweep(
    years: ClosedRange<Int>, options: SnapshotOptions = SnapshotOptions()
  ) -> SnapshotSweep {
    SnapshotSweep(chronicle: self, years: years, options: options)
  }
}
