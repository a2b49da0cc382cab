import LongWork

extension ContactSequence {
  /// How soon each vertex can reach the others, whenever it sets out.
  ///
  /// `c(v) = Σ_τ Σ_{u≠v} 1 / (a_τ(v, u) − τ + 1) / ((n − 1) T)`, over the T steps τ from which v may
  /// set out, where a_τ(v, u) is the earliest step at which u can be reached then; who can't be
  /// reached adds nothing. In 0 ... 1; 1 for a vertex in contact with all others at every step. With
  /// fewer than two vertices every score is 0. Definition and scaling: temporal closeness of Kim &
  /// Anderson 2012, "Temporal node centrality in complex networks", Physical Review E 85.
  ///
  /// - Parameters:
  ///   - isStrict: whether every contact of a path must be later than the one before.
  ///   - threads: how many threads may work at once; the scores are the same bits for any.
  ///
  /// For each target the earliest arrivals of all who set out at a step follow from those of the
  /// step after, so no departure is searched by itself.
  ///
  /// - Complexity: time O(n · contacts); space O(contacts), and O(n) a thread.
  package func closeness(isStrict: Bool, threads: Int = 1) -> [Double] {
    let classes = isStrict ? nil : StepClasses(self)
    let sums = parallelSums(
      overSources: vertexCount, threads: threads,
      step: WorkStep(name: "temporal closeness", of: vertexCount),
      makeWorkspace: { ArrivalsAtTarget(contacts: self, classes: classes) },
      search: { source, workspace in workspace.run(to: source) },
      takeSums: { $0.takeSums() })
    let most = Double(vertexCount - 1) * Double(stepCount)
    return most > 0 ? sums.map { $0 / most } : sums.map { _ in 0 }
  }
}

/// Which vertices reach which within one step, however many contacts it takes: the step's strong components.
/// Numbered through all steps; every contact of a step between two of its classes leads from a
/// higher number to a lower one.
private struct StepClasses: Sendable {
  /// Where each step's classes begin.
  private(set) var starts: [Int32] = [0]
  /// Where each class's members begin, and the classes to which contacts lead from it.
  private(set) var memberOffsets: [Int32] = [0]
  private(set) var members: [Int32] = []
  private(set) var leadOffsets: [Int32] = [0]
  private(set) var leads: [Int32] = []

  init(_ contacts: ContactSequence) {
    var indices = [Int32](repeating: 0, count: contacts.vertexCount)
    for step in 0..<contacts.stepCount {
      let range = contacts.contacts(at: step)
      let active = Set(contacts.sources[range]).union(contacts.targets[range]).sorted()
      for (index, vertex) in active.enumerated() { indices[Int(vertex)] = Int32(index) }
      let graph = CompactGraph.directed(
        vertexCount: active.count, sources: contacts.sources[range].map { indices[Int($0)] },
        targets: contacts.targets[range].map { indices[Int($0)] })
      append(graph, vertices: active)
    }
  }

  private mutating func append(_ graph: CompactGraph, vertices: [Int32]) {
    let first = starts[starts.count - 1]
    let order = graph.componentsInTarjansOrder()
    var groups = [[Int32]](repeating: [], count: order.count)
    var leads = [Set<Int32>](repeating: [], count: order.count)
    for index in vertices.indices {
      let own = Int(order.labels[index])
      groups[own].append(vertices[index])
      for arc in graph.arcs(of: index) {
        let other = order.labels[Int(graph.targets[arc])]
        if other != own { leads[own].insert(first + other) }
      }
    }
    for number in groups.indices {
      members += groups[number]
      memberOffsets.append(Int32(members.count))
      self.leads += leads[number].sorted()
      leadOffsets.append(Int32(self.leads.count))
    }
    starts.append(first + Int32(order.count))
  }
}

/// The earliest arrivals at one target after the other, from the last departure to the first.
private final class ArrivalsAtTarget {
  private static let never = Int32.max

  private let stepCount: Int
  private let isStrict: Bool
  /// The contacts; where a step has classes, those in place of them.
  private let starts: KernelBuffer<Int32>
  private let sources: KernelBuffer<Int32>
  private let targets: KernelBuffer<Int32>
  private let memberOffsets: KernelBuffer<Int32>
  private let members: KernelBuffer<Int32>
  private let leadOffsets: KernelBuffer<Int32>
  private let leads: KernelBuffer<Int32>

  /// 1 + 1/2 + … + 1/k, by k.
  private let harmonics: KernelBuffer<Double>
  private let sums: KernelBuffer<Double>
  /// By vertex: when it arrives that sets out at the present step, and the last step from which it
  /// arrives then.
  private let arrivals: KernelBuffer<Int32>
  private let since: KernelBuffer<Int32>
  /// By class, the earliest arrival of its members.
  private let best: KernelBuffer<Int32>
  private var changes: [(vertex: Int32, arrival: Int32)] = []

  init(contacts: ContactSequence, classes: StepClasses?) {
    let n = contacts.vertexCount
    stepCount = contacts.stepCount
    isStrict = classes == nil
    starts = KernelBuffer(classes?.starts ?? contacts.starts)
    sources = KernelBuffer(isStrict ? contacts.sources : [])
    targets = KernelBuffer(isStrict ? contacts.targets : [])
    memberOffsets = KernelBuffer(classes?.memberOffsets ?? [])
    members = KernelBuffer(classes?.members ?? [])
    leadOffsets = KernelBuffer(classes?.leadOffsets ?? [])
    leads = KernelBuffer(classes?.leads ?? [])
    harmonics = KernelBuffer(repeating: 0, count: stepCount + 2)
    for k in 1..<(stepCount + 2) { harmonics[k] = harmonics[k - 1] + 1 / Double(k) }
    sums = KernelBuffer(repeating: 0, count: n)
    arrivals = KernelBuffer(repeating: Self.never, count: n)
    since = KernelBuffer(repeating: 0, count: n)
    best = KernelBuffer(repeating: Self.never, count: classes?.memberOffsets.count ?? 0)
  }

  /// The sums since they were last taken.
  func takeSums() -> [Double] { sums.takeContents() }

  /// Adds to the sums of all vertices how soon they reach a target.
  func run(to target: Int) {
    let target = Int32(target)
    for vertex in 0..<arrivals.count { arrivals[vertex] = Self.never }
    for step in stride(from: Int32(stepCount) - 1, through: 0, by: -1) {
      if isStrict { goStrictly(to: target, at: step) } else { go(to: target, at: step) }
    }
    for vertex in 0..<Int32(arrivals.count) { settle(vertex, through: 0) }
  }

  /// Steps back over one in which one may go on as far as contacts lead.
  private func go(to target: Int32, at step: Int32) {
    for number in starts[step]..<starts[step + 1] {
      let range = memberOffsets[number]..<memberOffsets[number + 1]
      var earliest = Self.never
      for index in range {
        let vertex = members[index]
        earliest = min(earliest, vertex == target ? step : arrivals[vertex])
      }
      for lead in leadOffsets[number]..<leadOffsets[number + 1] {
        earliest = min(earliest, best[leads[lead]])
      }
      best[number] = earliest
      for index in range where earliest < arrivals[members[index]] {
        improve(members[index], to: earliest, at: step, target: target)
      }
    }
  }

  /// Steps back over one in which one contact may be used and no more.
  private func goStrictly(to target: Int32, at step: Int32) {
    changes.removeAll(keepingCapacity: true)
    for contact in starts[step]..<starts[step + 1] {
      let next = targets[contact]
      let arrival = next == target ? step : arrivals[next]
      if arrival < arrivals[sources[contact]] { changes.append((sources[contact], arrival)) }
    }
    for (vertex, arrival) in changes where arrival < arrivals[vertex] {
      improve(vertex, to: arrival, at: step, target: target)
    }
  }

  private func improve(_ vertex: Int32, to arrival: Int32, at step: Int32, target: Int32) {
    guard vertex != target else { return }
    // Several contacts of one step may each be better than the one before.
    if since[vertex] > step { settle(vertex, through: step + 1) }
    arrivals[vertex] = arrival
    since[vertex] = step
  }

  /// Adds what the departures at the steps from one to `since` come to, all of which arrive at once.
  private func settle(_ vertex: Int32, through step: Int32) {
    let arrival = arrivals[vertex]
    guard arrival != Self.never else { return }
    sums[vertex] += harmonics[arrival - step + 1] - harmonics[arrival - since[vertex]]
  }
}
