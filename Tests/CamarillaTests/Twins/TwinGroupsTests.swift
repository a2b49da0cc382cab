import TestSupport
import Testing

@testable import Camarilla

@Suite struct TwinGroupsTests {
  /// As many figures as there may be of one name, all tied to the same few, join one group with few moves.
  @Test func joiningMovesTheFewerTies() {
    let count: Int32 = 4000
    var neighbors: [Int32: Set<Int32>] = [:]
    for figure in 0..<count { neighbors[figure] = [count, count + 1 + figure] }
    var groups = TwinGroups(neighbors: neighbors)
    for figure in 1..<count {
      let joined = groups.join(figure - 1, with: figure)
      #expect(joined)
    }
    #expect(groups.work <= 2 * Int(count))
    let again = groups.join(0, with: count - 1)
    #expect(!again)
  }

  /// Against groups whose members are all compared.
  @Test(arguments: 1...40) func tiedGroupsStayApart(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let count: Int32 = 20
    var neighbors: [Int32: Set<Int32>] = [:]
    for figure in 0..<count { neighbors[figure] = [] }
    for _ in 0..<15 {
      let (a, b) = (
        Int32.random(in: 0..<count, using: &random), Int32.random(in: 0..<count, using: &random)
      )
      guard a != b else { continue }
      neighbors[a]?.insert(b)
      neighbors[b]?.insert(a)
    }
    var groups = TwinGroups(neighbors: neighbors)
    var slow = (0..<count).map { [$0] }
    for _ in 0..<60 {
      let (a, b) = (
        Int32.random(in: 0..<count, using: &random), Int32.random(in: 0..<count, using: &random)
      )
      let (ours, theirs) = (
        slow.firstIndex { $0.contains(a) }!, slow.firstIndex { $0.contains(b) }!
      )
      let areTied = slow[ours].contains { neighbors[$0]!.contains(where: slow[theirs].contains) }
      let joins = ours != theirs && !areTied
      let joined = groups.join(a, with: b)
      #expect(joined == joins)
      guard joins else { continue }
      slow[ours] += slow[theirs]
      slow.remove(at: theirs)
    }
  }
}
