import LongWork

extension ContactSequence {
  /// How soon each vertex can reach the others, whenever it sets out.
  ///
  /// `c(v) = Σ_τ Σ_{u≠v} 1 / (a_τ(v, u) − τ + 1) / ((n − 1) T)`, over the T steps τ from which v may
  /// set out, where a_τ(v, u) is the earliest step at which u can be reached then; who can't be
  /// reached adds nothing. In 0 ... 1; 1 for who is in touch with everybody at every step. With
  /// fewer than two vertices every score is 0. Definition and scaling: temporal closeness of Kim &
  /// Anderson 2012, "Temporal node centrality in complex networks", Physical Review E 85.
  ///
  /// - Parameters:
  ///   - isStrict: whether every contact of a path must be later than the one before.
  ///   - threads: how many threads may work at once; the scores are the same bits for any.
  ///
  /// For each target the earliest arrivals of all who set out at a step follow from those of the
  /// step after, so no departure is searched by itself. Time: O(n · contacts). Space: O(contacts),
  /// and O(n) a thread.
  package func closeness(isStrict: Bool, threads: Int = 1) -> [Double] {
    let steps = isStrict ? [] : (0..<stepCount).map { StepClasses(self, at: $0) }
    let harmonics = Self.harmonicNumbers(stepCount)
    let size = max(1, vertexCount / 64)
    let progress = WorkStep("temporal closeness", of: vertexCount)
    let sums = orderedFold(
      chunks: (vertexCount + size - 1) / size, threads: threads, length: vertexCount,
      makeWorker: { ArrivalsAtTarget(vertexCount: vertexCount, harmonics: harmonics) },
      work: { chunk, worker in
        for target in chunk * size..<min((chunk + 1) * size, vertexCount)
        where !progress.isCancelled {
          worker.begin(target, stepCount: stepCount)
          for step in (0..<stepCount).reversed() {
            if isStrict { worker.go(self, at: step) } else { worker.go(steps[step], at: step) }
          }
          worker.end()
          progress.advance()
        }
        return worker.takeSums()
      })
    let most = Double(vertexCount - 1) * Double(stepCount)
    return most > 0 ? sums.map { $0 / most } : sums.map { _ in 0 }
  }

  /// 1 + 1/2 + … + 1/k for k in 0 ... last + 1.
  private static func harmonicNumbers(_ last: Int) -> [Double] {
    var sums = [0.0]
    for k in 1...(last + 1) { sums.append(sums[k - 1] + 1 / Double(k)) }
    return sums
  }
}

/// Who reaches whom within one step, however many contacts it takes: its strong components, every
/// contact between two of which leads from a later one to an earlier one.
private struct StepClasses {
  /// Where each class's members begin.
  var offsets: [Int32]
  var members: [Int32]
  /// Where the earlier classes begin to which each class leads.
  var leadOffsets: [Int32]
  var leads: [Int32]

  init(_ contacts: ContactSequence, at step: Int) {
    let range = contacts.contacts(at: step)
    let active = Set(contacts.sources[range]).union(contacts.targets[range]).sorted()
    var places: [Int32: Int32] = [:]
    for (place, vertex) in active.enumerated() { places[vertex] = Int32(place) }
    let graph = CompactGraph.directed(
      vertexCount: active.count, sources: contacts.sources[range].map { places[$0]! },
      targets: contacts.targets[range].map { places[$0]! })
    let order = graph.componentsInTarjansOrder()
    var groups = [[Int32]](repeating: [], count: order.count)
    var leads = [Set<Int32>](repeating: [], count: order.count)
    for place in active.indices {
      let own = order.labels[place]
      groups[Int(own)].append(active[place])
      for arc in graph.arcs(of: place) {
        let other = order.labels[Int(graph.targets[arc])]
        if other != own { leads[Int(own)].insert(other) }
      }
    }
    members = groups.flatMap(\.self)
    offsets = groups.reduce(into: [0]) { $0.append($0[$0.count - 1] + Int32($1.count)) }
    self.leads = leads.flatMap { $0.sorted() }
    leadOffsets = leads.reduce(into: [0]) { $0.append($0[$0.count - 1] + Int32($1.count)) }
  }
}

/// The earliest arrivals at one target after the other, from the last departure to the first.
private final class ArrivalsAtTarget {
  private static let never = Int32.max

  private let harmonics: [Double]
  private var sums: [Double]
  private var target: Int32 = 0
  /// By vertex: when it arrives that sets out at the present step, and the last step from which it
  /// arrives then.
  private var arrivals: [Int32]
  private var since: [Int32]
  /// By class of the present step, or by contact's source.
  private var best: [Int32] = []
  private var changes: [(vertex: Int32, arrival: Int32)] = []

  init(vertexCount: Int, harmonics: [Double]) {
    self.harmonics = harmonics
    sums = [Double](repeating: 0, count: vertexCount)
    arrivals = [Int32](repeating: Self.never, count: vertexCount)
    since = [Int32](repeating: 0, count: vertexCount)
  }

  func takeSums() -> [Double] {
    defer { sums = [Double](repeating: 0, count: sums.count) }
    return sums
  }

  func begin(_ target: Int, stepCount: Int) {
    self.target = Int32(target)
    for vertex in arrivals.indices { arrivals[vertex] = Self.never }
  }

  /// Steps back over one in which one may go on as far as contacts lead.
  func go(_ classes: StepClasses, at step: Int) {
    best.removeAll(keepingCapacity: true)
    for number in 0..<(classes.offsets.count - 1) {
      let members = Int(classes.offsets[number])..<Int(classes.offsets[number + 1])
      var earliest = Self.never
      for place in members {
        earliest = min(earliest, arrival(over: classes.members[place], at: step))
      }
      for lead in Int(classes.leadOffsets[number])..<Int(classes.leadOffsets[number + 1]) {
        earliest = min(earliest, best[Int(classes.leads[lead])])
      }
      best.append(earliest)
      for place in members { improve(classes.members[place], to: earliest, at: step) }
    }
  }

  /// Steps back over one in which one contact may be used and no more.
  func go(_ contacts: ContactSequence, at step: Int) {
    changes.removeAll(keepingCapacity: true)
    for contact in contacts.contacts(at: step) {
      let arrival = arrival(over: contacts.targets[contact], at: step)
      if arrival < arrivals[Int(contacts.sources[contact])] {
        changes.append((contacts.sources[contact], arrival))
      }
    }
    for (vertex, arrival) in changes { improve(vertex, to: arrival, at: step) }
  }

  func end() {
    for vertex in arrivals.indices { settle(vertex, through: 0) }
  }

  /// When the target is reached by who stands at a vertex after having arrived there at a step.
  private func arrival(over vertex: Int32, at step: Int) -> Int32 {
    vertex == target ? Int32(step) : arrivals[Int(vertex)]
  }

  private func improve(_ vertex: Int32, to arrival: Int32, at step: Int) {
    let place = Int(vertex)
    guard vertex != target, arrival < arrivals[place] else { return }
    // Several contacts of one step may each be better than the one before.
    if arrivals[place] != Self.never, since[place] > step { settle(place, through: step + 1) }
    arrivals[place] = arrival
    since[place] = Int32(step)
  }

  /// Adds what the departures at the steps from one to `since` come to, all of which arrive at once.
  private func settle(_ vertex: Int, through step: Int) {
    guard arrivals[vertex] != Self.never else { return }
    let arrival = Int(arrivals[vertex])
    sums[vertex] += harmonics[arrival - step + 1] - harmonics[arrival - Int(since[vertex])]
  }
}
