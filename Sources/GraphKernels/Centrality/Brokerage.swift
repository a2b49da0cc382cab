/// How often each figure stands between two others who have no arc of their own, by their groups.
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
  /// How often each figure brokers, in each of the five roles.
  ///
  /// An undirected tie is an arc each way, so that every open pair of neighbours counts twice.
  ///
  /// - Parameter groups: the group of every vertex.
  ///
  /// Time: O(Σ in(v) · out(v)) over the vertices v. Space: O(n).
  package func brokerage(groups: [Int32]) -> BrokerageRoles {
    precondition(groups.count == vertexCount, "every vertex belongs to a group")
    let zeros = [Int](repeating: 0, count: vertexCount)
    var roles = BrokerageRoles(
      coordinator: zeros, itinerant: zeros, gatekeeper: zeros, representative: zeros,
      liaison: zeros)
    var sender = [Int32](repeating: -1, count: vertexCount)
    for source in 0..<vertexCount {
      let mark = Int32(truncatingIfNeeded: source)
      for arc in arcs(of: source) { sender[Int(targets[arc])] = mark }
      for arc in arcs(of: source) {
        let broker = Int(targets[arc])
        for next in arcs(of: broker) {
          let target = Int(targets[next])
          if target == source || sender[target] == mark { continue }
          let (a, v, b) = (groups[source], groups[broker], groups[target])
          if a == v {
            if v == b { roles.coordinator[broker] += 1 } else { roles.representative[broker] += 1 }
          } else if v == b {
            roles.gatekeeper[broker] += 1
          } else if a == b {
            roles.itinerant[broker] += 1
          } else {
            roles.liaison[broker] += 1
          }
        }
      }
    }
    return roles
  }
}
