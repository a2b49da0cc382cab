/// How often each vertex stands between two others that have no arc of their own, by their groups.
///
/// In a chain a → v → b without a → b, the broker is v. Gould & Fernandez 1989, "Structures of
/// mediation", Sociological Methodology 19.
package struct BrokerageRoles: Sendable, Equatable {
  /// All three in one group.
  package var coordinator: [Int]
  /// The two others in one group, the broker in another.
  package var itinerant: [Int]
  /// The broker and the receiver in one group, the sender in another.
  package var gatekeeper: [Int]
  /// The sender and the broker in one group, the receiver in another.
  package var representative: [Int]
  /// Three groups.
  package var liaison: [Int]
}

extension CompactGraph {
  /// How often each vertex brokers, in each of the five roles.
  ///
  /// An undirected edge is an arc each way, so that every open pair of neighbors counts twice.
  ///
  /// All chains through a broker follow from how many arcs come from each group and go to each; those
  /// that an arc a → b closes are then taken off, triangle by triangle. So a hub costs no more than its
  /// arcs, though chains through it are many.
  ///
  /// - Parameter groups: the group of every vertex, a number from 0 on.
  /// - Complexity: O(m √m) time; O(n + m + groups) space.
  package func brokerage(groups: [Int32]) -> BrokerageRoles {
    precondition(groups.count == vertexCount, "every vertex belongs to a group")
    var roles = BrokerageRoles(vertexCount: vertexCount)
    // Every arc counts, whatever its value.
    let arcs = CompactGraph(offsets: offsets, targets: targets, isDirected: true)
    roles.addChains(of: arcs, groups: groups)
    SignedDyads(arcs).forEachTriangle { triad in
      for (sender, broker, receiver) in SignedTriad.orders
      where triad.sign(source: sender, target: broker) != 0
        && triad.sign(source: broker, target: receiver) != 0
        && triad.sign(source: sender, target: receiver) != 0
      {
        roles.removeChain(
          Int(triad.vertices[sender]), broker: Int(triad.vertices[broker]),
          receiver: Int(triad.vertices[receiver]),
          groups: groups)
      }
    }
    return roles
  }
}

extension BrokerageRoles {
  fileprivate init(vertexCount: Int) {
    let zeros = [Int](repeating: 0, count: vertexCount)
    self.init(
      coordinator: zeros, itinerant: zeros, gatekeeper: zeros, representative: zeros,
      liaison: zeros)
  }

  /// Counts all chains a → v → b of three vertices, open or closed.
  fileprivate mutating func addChains(of graph: CompactGraph, groups: [Int32]) {
    let back = graph.reversed()
    // Of the broker at hand: how many arcs come from each group, and how many go there.
    var received = [Int](repeating: 0, count: Int(groups.max() ?? -1) + 1)
    var sent = received
    for broker in 0..<graph.vertexCount {
      let (into, out) = (back.arcs(of: broker), graph.arcs(of: broker))
      if into.isEmpty || out.isEmpty { continue }
      for arc in into { received[Int(groups[Int(back.targets[arc])])] += 1 }
      for arc in out { sent[Int(groups[Int(graph.targets[arc])])] += 1 }
      let own = Int(groups[broker])
      let (fromOwn, toOwn) = (received[own], sent[own])
      let (fromOthers, toOthers) = (into.count - fromOwn, out.count - toOwn)
      coordinator[broker] += fromOwn * toOwn
      representative[broker] += fromOwn * toOthers
      gatekeeper[broker] += fromOthers * toOwn
      // Two of one group, which isn't the broker's: each group is cleared as it is counted.
      (received[own], sent[own]) = (0, 0)
      var within = 0
      for arc in into {
        let group = Int(groups[Int(back.targets[arc])])
        within += received[group] * sent[group]
        received[group] = 0
      }
      for arc in out { sent[Int(groups[Int(graph.targets[arc])])] = 0 }
      itinerant[broker] += within
      liaison[broker] += fromOthers * toOthers - within
      // Arcs there and back lead from one to the same.
      for arc in out {
        let other = Int(graph.targets[arc])
        guard graph.position(ofArcFrom: other, to: broker) != nil else { continue }
        removeChain(other, broker: broker, receiver: other, groups: groups)
      }
    }
  }

  fileprivate mutating func removeChain(
    _ sender: Int, broker: Int, receiver: Int, groups: [Int32]
  ) {
    let (from, own, to) = (groups[sender], groups[broker], groups[receiver])
    if from == own {
      if own == to { coordinator[broker] -= 1 } else { representative[broker] -= 1 }
    } else if own == to {
      gatekeeper[broker] -= 1
    } else if from == to {
      itinerant[broker] -= 1
    } else {
      liaison[broker] -= 1
    }
  }
}
