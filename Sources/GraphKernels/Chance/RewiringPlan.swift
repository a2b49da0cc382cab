/// What a ``RewiringChain`` begins with, and never changes.
final class RewiringPlan: Sendable {
  /// Units that exchange ends among one another: those of one sign, of mutual units or of arcs.
  struct Sort: Sendable {
    /// Where they stand, side by side.
    let units: Range<Int>
    let isMutual: Bool
    /// The sorts that are mutual or not as it is, itself among them.
    let peers: Range<Int>
  }

  let vertexCount: Int
  let sources: [Int32]
  let targets: [Int32]
  let values: [Double]
  let sorts: [Sort]
  private let sortOfUnit: [UInt8]

  init(_ units: RandomUnits) {
    var order: [Int] = []
    var members: [(range: Range<Int>, isMutual: Bool)] = []
    var sortOfUnit: [UInt8] = []
    for isMutual in [true, false] {
      for sign in [1, -1, 0] {
        let start = order.count
        order += (0..<units.count).filter {
          units.isMutual[$0] == isMutual && units.sign(of: $0) == sign
        }
        guard order.count > start else { continue }
        sortOfUnit += (start..<order.count).map { _ in UInt8(members.count) }
        members.append((start..<order.count, isMutual))
      }
    }
    vertexCount = units.vertexCount
    let mutualCount = members.count { $0.isMutual }
    sources = order.map { units.sources[$0] }
    targets = order.map { units.targets[$0] }
    values = order.map { units.values[$0] }
    sorts = members.map { range, isMutual in
      Sort(
        units: range, isMutual: isMutual,
        peers: isMutual ? 0..<mutualCount : mutualCount..<members.count)
    }
    self.sortOfUnit = sortOfUnit
  }

  /// The index of a unit's sort.
  func sort(of unit: Int) -> Int { Int(sortOfUnit[unit]) }

  func isMutual(_ unit: Int) -> Bool { sorts[sort(of: unit)].isMutual }
}
