/// Distances to one vertex from several sources, a lane each, in whole units.
///
/// Comparisons go through words of 64 bits, for which the compiler finds the machine's least and its blending
/// of vectors; for lanes of 16 bits it takes one after the other.
struct DistanceLanes: BitwiseCopyable {
  static let count = 32
  /// Stands for the distance from a source that doesn't reach the vertex. Any length may be added to it.
  static let unreached: Int16 = 1 << 14
  /// The longest that a length may be.
  static let longest = Int(Int16.max - unreached)

  private typealias Words = SIMD8<UInt64>
  private var lanes: SIMD32<Int16>

  private init(lanes: SIMD32<Int16>) { self.lanes = lanes }

  /// From sources of which none reaches the vertex.
  init() { lanes = SIMD32<Int16>(repeating: Self.unreached) }

  @inline(__always)
  subscript(lane: Int) -> Int16 {
    get { lanes[lane] }
    set { lanes[lane] = newValue }
  }

  /// The distances to the end of an arc of so many units.
  @inline(__always)
  func adding(_ length: Int16) -> DistanceLanes {
    DistanceLanes(lanes: lanes &+ SIMD32<Int16>(repeating: length))
  }

  @inline(__always)
  private static func words(_ lanes: SIMD32<Int16>) -> Words {
    unsafe unsafeBitCast(lanes, to: Words.self)
  }

  @inline(__always)
  private static func words(_ mask: SIMDMask<SIMD32<Int16>>) -> Words {
    unsafe unsafeBitCast(mask, to: Words.self)
  }

  /// The lesser distance in every lane.
  @inline(__always)
  func least(_ other: DistanceLanes) -> DistanceLanes {
    let isLess = Self.words(other.lanes .< lanes)
    let (mine, others) = (Self.words(lanes), Self.words(other.lanes))
    let least = mine ^ ((mine ^ others) & isLess)
    return unsafe DistanceLanes(lanes: unsafeBitCast(least, to: SIMD32<Int16>.self))
  }

  /// Whether the distance is less in any lane.
  @inline(__always)
  func isLess(than other: DistanceLanes) -> Bool {
    let words = Self.words(lanes .< other.lanes)
    let four = words.lowHalf | words.highHalf
    let two = four.lowHalf | four.highHalf
    return two[0] | two[1] != 0
  }

  /// The lanes of equal distances, a bit each.
  @inline(__always)
  func equalLanes(_ other: DistanceLanes) -> UInt32 {
    let mask = Self.words(lanes .== other.lanes)
    // Each lane of a half keeps a bit of its own, so that adding them up is joining them.
    let bits = SIMD4<UInt64>(
      0x0008_0004_0002_0001, 0x0080_0040_0020_0010, 0x0800_0400_0200_0100, 0x8000_4000_2000_1000)
    func joined(_ half: SIMD4<UInt64>) -> UInt32 {
      let own = half & bits
      let two = own.lowHalf | own.highHalf
      let one = two[0] | two[1]
      let pair = one | one &>> 32
      return UInt32(truncatingIfNeeded: (pair | pair &>> 16) & 0xFFFF)
    }
    return joined(mask.lowHalf) | joined(mask.highHalf) &<< 16
  }

  /// The distances, with 0 for sources that don't reach the vertex, four a word.
  @inline(__always)
  fileprivate var reachedWords: SIMD8<UInt64> { Self.words(lanes) & isReachedWords }

  /// Ones in the lanes of the sources that reach the vertex, four lanes a word.
  @inline(__always)
  fileprivate var isReachedWords: SIMD8<UInt64> {
    Self.words(lanes .< SIMD32<Int16>(repeating: Self.unreached))
  }
}

/// What the distances to several vertices add up to, by lane.
struct DistanceTotals {
  /// How many of the vertices each source reaches.
  private(set) var reached = [Int](repeating: 0, count: DistanceLanes.count)
  /// The sum of its distances to those.
  private(set) var distances = [Int](repeating: 0, count: DistanceLanes.count)

  /// So many distances add up to less than 2³², as each is less than 2¹⁴.
  private static let sliceLength = 1 << 17

  init(of vertices: Range<Int>, distances lanes: borrowing KernelBuffer<DistanceLanes>) {
    var start = vertices.lowerBound
    while start < vertices.upperBound {
      let end = min(start + Self.sliceLength, vertices.upperBound)
      add(start..<end, distances: lanes)
      start = end
    }
  }

  /// Even lanes and odd ones apart, which leaves each 32 bits for its sum.
  private mutating func add(
    _ slice: Range<Int>, distances lanes: borrowing KernelBuffer<DistanceLanes>
  ) {
    let even = SIMD8<UInt64>(repeating: 0x0000_FFFF_0000_FFFF)
    let one = SIMD8<UInt64>(repeating: 0x0000_0001_0000_0001)
    var evenCounts = SIMD8<UInt64>.zero
    var oddCounts = SIMD8<UInt64>.zero
    var evenSums = SIMD8<UInt64>.zero
    var oddSums = SIMD8<UInt64>.zero
    for vertex in slice {
      let isReached = lanes[vertex].isReachedWords
      let words = lanes[vertex].reachedWords
      evenCounts &+= isReached & one
      oddCounts &+= (isReached &>> 16) & one
      evenSums &+= words & even
      oddSums &+= (words &>> 16) & even
    }
    for lane in 0..<DistanceLanes.count {
      let (word, shift) = (lane / 4, UInt64(lane % 4 / 2 * 32))
      let isEven = lane.isMultiple(of: 2)
      reached[lane] += Int((isEven ? evenCounts : oddCounts)[word] >> shift & 0xFFFF_FFFF)
      distances[lane] += Int((isEven ? evenSums : oddSums)[word] >> shift & 0xFFFF_FFFF)
    }
  }
}

/// The greatest of the distances to several vertices.
struct GreatestDistance {
  private var words = SIMD8<UInt64>.zero

  @inline(__always)
  mutating func take(_ lanes: DistanceLanes) {
    let other = lanes.reachedWords
    let isGreater = unsafe unsafeBitCast(
      unsafeBitCast(other, to: SIMD32<Int16>.self) .> unsafeBitCast(words, to: SIMD32<Int16>.self),
      to: SIMD8<UInt64>.self)
    words ^= (words ^ other) & isGreater
  }

  var value: Int {
    let lanes = unsafe unsafeBitCast(words, to: SIMD32<Int16>.self)
    return Int(lanes.max())
  }
}
