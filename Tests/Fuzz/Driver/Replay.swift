import FuzzTargets
import TestSupport

/// Tries inputs, then mutations of them, in an order that is the same in every run.
///
/// It finds less than libFuzzer, which is led by what the inputs reach, and needs no build of its own.
struct Replay {
  private let target: FuzzTarget
  /// Where the input on trial lies, so that it is there when it stops the program.
  private let keptPath: String
  private let inputs: [[UInt8]]
  private var random = SeededGenerator(seed: 1)
  /// How many inputs were tried.
  private(set) var count = 0

  init(target: FuzzTarget, keptPath: String, inputs: [[UInt8]]) {
    (self.target, self.keptPath, self.inputs) = (target, keptPath, inputs)
  }

  /// Tries all inputs, then mutations as long as there is time.
  mutating func run(for time: Duration) throws {
    let end = ContinuousClock.now + time
    for input in inputs { try check(input) }
    while ContinuousClock.now < end, let input = inputs.randomElement(using: &random) {
      try check(mutation(of: input))
    }
  }

  private mutating func check(_ input: [UInt8]) throws {
    try write(input, to: keptPath)
    target.check(input)
    count += 1
  }

  private mutating func mutation(of input: [UInt8]) -> [UInt8] {
    var bytes = input
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      let end = min(bytes.count, place + Int.random(in: 1...16, using: &random))
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes.removeSubrange(place..<end)
      case 1: bytes.insert(contentsOf: bytes[place..<end], at: place)
      case 2: bytes.insert(Self.telling.randomElement(using: &random)!, at: place)
      case 3:
        bytes.replaceSubrange(
          place..<min(place + 1, end), with: [.random(in: 0...255, using: &random)])
      default:
        // A piece of another input.
        let other = inputs.randomElement(using: &random)!
        let start = Int.random(in: 0...other.count, using: &random)
        bytes.insert(contentsOf: other[start...].prefix(place % 64), at: place)
      }
    }
    return bytes
  }

  /// Bytes that mean something to one format or another.
  private static let telling =
    Array("0019-+.,;:\"'<>[]{}()=&#/\\\t\r\n \0".utf8) + [0x80, 0xC3, 0xFF]
}
