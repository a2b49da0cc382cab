import Foundation
import GraphKernels
import Synchronization
import Testing

/// Work shared among threads: what comes out is that of one loop, bit by bit.
@Suite struct ParallelFoldTests {
  @Test(arguments: [1, 2, 3, 8, 1000])
  func mapsInOrder(threads: Int) {
    let numbers = Array(0..<500)
    let found = parallelMap(numbers, threads: threads) { (number: Int) -> Int in
      // The first ones take longest, so that they come in last.
      var result = number
      for step in 0..<(500 - number) * 20 { result ^= step & 0 }
      return result
    }
    #expect(found == numbers)
    #expect(parallelMap([Int](), threads: threads) { $0 } == [])
  }

  @Test(arguments: [2, 3, 8])
  func addsInOrder(threads: Int) {
    // Sums of such numbers depend on their order.
    let numbers = (0..<2000).map { (number: Int) -> Double in
      let scale = number % 3 == 0 ? 1e8 : 1.0
      return scale / Double(number * number + 1)
    }
    let sum: Double = parallelFold(
      numbers, threads: threads, into: 0.0, makeWorkspace: {},
      transform: { (number: Double, _: Void) -> Double in number },
      combine: { (sum: inout Double, number: Double) in sum += number })
    #expect(sum.bitPattern == numbers.reduce(0, +).bitPattern)
  }

  /// Two elements that wait for each other: every answer is the same by one thread, so only this tells.
  @Test(.enabled(if: ProcessInfo.processInfo.activeProcessorCount > 1))
  func worksOnElementsSideBySide() {
    let begun = Mutex(0)
    let met = parallelMap(0..<2, threads: 2) { (_: Int) -> Bool in
      begun.withLock { $0 += 1 }
      // A minute at most, as other tests may keep all cores busy.
      for _ in 0..<6_000 {
        if begun.withLock({ $0 }) == 2 { return true }
        Thread.sleep(forTimeInterval: 0.01)
      }
      return false
    }
    #expect(met == [true, true])
  }

  @Test func makesNoMoreWorkspacesThanThreads() {
    let made = Mutex(0)
    let count = parallelFold(
      0..<100, threads: 4, into: 0, makeWorkspace: { made.withLock { $0 += 1 } },
      transform: { (_: Int, _: Void) -> Int in 1 },
      combine: { (sum: inout Int, one: Int) in sum += one })
    #expect(count == 100)
    #expect((1...4).contains(made.withLock { $0 }))
    let none = parallelFold(
      0..<0, threads: 4, into: 0, makeWorkspace: { made.withLock { $0 += 100 } },
      transform: { (_: Int, _: Void) -> Int in 1 },
      combine: { (sum: inout Int, one: Int) in sum += one })
    #expect(none == 0)
    #expect(made.withLock { $0 } < 100)
  }
}
