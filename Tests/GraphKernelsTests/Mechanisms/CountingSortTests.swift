import GraphKernels
import TestSupport
import Testing

/// The counting sort against the standard library's stable order by key and then by number.
@Suite struct CountingSortTests {
  @Test(arguments: 0..<300 as Range<UInt64>)
  func sortsStably(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let keyCount = Int.random(in: 1...12, using: &generator)
    let keys = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
      Int.random(in: 0..<keyCount, using: &generator)
    }
    let expected = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }.map { Int32($0) }
    #expect(
      CountingSort.order(itemCount: keys.count, keyCount: keyCount) { keys[$0] } == expected)

    let offsets = (0...keyCount).map { bound in Int32(keys.count { $0 < bound }) }
    #expect(CountingSort.offsets(ofKeys: keys.map(Int32.init), keyCount: keyCount) == offsets)
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func beginsAnewInItsStorage(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var sort = CountingSort(keyCount: 3)
    for _ in 0..<3 {
      let keyCount = Int.random(in: 0...9, using: &generator)
      let keys = (0..<(keyCount == 0 ? 0 : 20)).map { _ in
        Int.random(in: 0..<keyCount, using: &generator)
      }
      sort.reset(keyCount: keyCount)
      for key in keys { sort.count(key) }
      #expect(sort.closeCounts() == keys.count)
      let positions = keys.map { sort.position(for: $0) }
      #expect(positions.sorted() == Array(keys.indices))
      for (index, key) in keys.enumerated() {
        let before = keys.count { $0 < key } + keys[..<index].count { $0 == key }
        #expect(positions[index] == before)
      }
      #expect(Array(sort.offsets) == (0...keyCount).map { k in Int32(keys.count { $0 < k }) })
    }
  }
}
