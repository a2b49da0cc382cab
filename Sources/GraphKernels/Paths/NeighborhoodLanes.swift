/// 128 bytes that are compared and added to side by side.
struct NeighborhoodLanes: BitwiseCopyable {
  private typealias Part = SIMD16<UInt8>
  static let count = 128

  private var first = Part.zero
  private var second = Part.zero
  private var third = Part.zero
  private var fourth = Part.zero
  private var fifth = Part.zero
  private var sixth = Part.zero
  private var seventh = Part.zero
  private var eighth = Part.zero

  /// Replaces each byte by another's plus a number, where that is less; sums must fit a byte.
  @inline(__always)
  mutating func lower(to other: Self, plus more: UInt8) {
    let more = Part(repeating: more)
    Self.lower(part: &first, other: other.first &+ more)
    Self.lower(part: &second, other: other.second &+ more)
    Self.lower(part: &third, other: other.third &+ more)
    Self.lower(part: &fourth, other: other.fourth &+ more)
    Self.lower(part: &fifth, other: other.fifth &+ more)
    Self.lower(part: &sixth, other: other.sixth &+ more)
    Self.lower(part: &seventh, other: other.seventh &+ more)
    Self.lower(part: &eighth, other: other.eighth &+ more)
  }

  @inline(__always)
  private static func lower(part: inout Part, other: Part) {
    part = part.replacing(with: other, where: other .< part)
  }

  @inline(__always)
  func differs(from other: Self) -> Bool {
    var bits = (first ^ other.first) | (second ^ other.second)
    bits |= (third ^ other.third) | (fourth ^ other.fourth)
    bits |= (fifth ^ other.fifth) | (sixth ^ other.sixth)
    bits |= (seventh ^ other.seventh) | (eighth ^ other.eighth)
    let words = Self.words(of: bits)
    return words[0] | words[1] != 0
  }

  mutating func set(_ lane: Int, value: UInt8) {
    switch lane >> 4 {
    case 0: first[lane & 15] = value
    case 1: second[lane & 15] = value
    case 2: third[lane & 15] = value
    case 3: fourth[lane & 15] = value
    case 4: fifth[lane & 15] = value
    case 5: sixth[lane & 15] = value
    case 6: seventh[lane & 15] = value
    default: eighth[lane & 15] = value
    }
  }

  /// Calls with each of the first `count` bytes, in order.
  @inline(__always)
  func forEach(_ count: Int, _ body: (_ lane: Int, _ value: UInt8) -> Void) {
    unsafe withUnsafeBytes(of: self) { bytes in
      for lane in 0..<count { unsafe body(lane, bytes[lane]) }
    }
  }

  @inline(__always)
  private static func words(of part: Part) -> SIMD2<UInt64> {
    // The same 16 bytes; Swift has no other way to see them as words.
    unsafe unsafeBitCast(part, to: SIMD2<UInt64>.self)
  }
}
