import Camarilla
import Foundation
import StalinCircle
import TestSupport
import Testing

@testable import CamarillaCommand

/// What answers print is, to the byte, what `JSONEncoder` makes of them.
@Suite struct JSONPrinterTests {
  private struct Pair: Encodable {
    var second: [Int?]
    var first: String
    var nothing: [String] = []
  }

  private static func encoded(_ value: any Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private static func printed(_ value: any Encodable) throws -> String {
    String(decoding: try JSONPrinter.text(of: value), as: UTF8.self)
  }

  private static let strings = [
    "", "a", "Ждáнов/\"\\\n\t\r", "\u{1}\u{1F}\u{7F}", "e\u{301}", "a b", "B", "aB", "1", "10", "2",
    "\u{2028}<&>",
  ]

  private static func random(
    depth: Int, using generator: inout SeededGenerator
  ) -> any Encodable {
    let numbers = [0, -0.0, 1, -3, 0.1, 1e-7, 123_456_789_012_345_680, 1e300, .pi]
    switch Int.random(in: 0..<(depth > 0 ? 14 : 8), using: &generator) {
    case 0: return strings.randomElement(using: &generator)!
    case 1: return Int.random(in: .min ... .max, using: &generator)
    case 2: return numbers.randomElement(using: &generator)!
    case 3: return Bool.random(using: &generator)
    case 4: return String?.none
    case 5: return Int?.some(7)
    case 6: return Array(strings.shuffled(using: &generator).prefix(2))
    case 7:
      return Bool.random(using: &generator)
        ? UInt8.random(in: 0...9, using: &generator)
        : Figure.ID(strings.randomElement(using: &generator)!)
    case 8: return Pair(second: [1, nil], first: strings.randomElement(using: &generator)!)
    case 9:
      return Listing(
        (0..<Int.random(in: 0...3, using: &generator)),
        columns: [
          .json("b") { $0 }, .json("a") { "\($0)" }, .json("Z") { [$0, $0] },
          .json("ä") { _ in nil },
        ])
    case 10: return [Int?]([1, nil, 3])
    default:
      let count = Int.random(in: 0...4, using: &generator)
      // Names may come twice.
      return JSONObject(
        members: (0..<count).map { _ in
          let value =
            Int.random(in: 0...5, using: &generator) == 0
            ? nil : random(depth: depth - 1, using: &generator)
          return (strings.randomElement(using: &generator)!, value)
        })
    }
  }

  @Test(arguments: 1...300) func answersArePrintedAsTheyAreEncoded(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let value = Self.random(depth: 4, using: &generator)
    #expect(try Self.printed(value) == Self.encoded(value))
  }

  @Test func scoresArePrintedAsTheyAreEncoded() throws {
    let entries = Array(Chronicle.stalinCircle.snapshot(of: 1926).scores(by: .degree))
    #expect(!entries.isEmpty)
    #expect(try Self.printed(entries) == Self.encoded(entries))
  }

  /// Many are written by several threads, in their order.
  @Test func manyScoresArePrintedAsTheyAreEncoded() throws {
    var builder = Chronicle.Builder(infersFigures: true)
    for number in 1...9_000 {
      builder.add(
        Relationship(
          kind: "alliance", source: Figure.ID("f\(number)"), target: Figure.ID("f\(number / 3)"),
          when: try Period("1926")))
    }
    let entries = Array(try builder.build().snapshot(of: 1926).scores(by: .degree))
    #expect(entries.count == 9_001)
    let answer = ["scores": entries, "count": entries.count] as JSONObject
    #expect(try Self.printed(answer) == Self.encoded(answer))
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func whatIsNoNumberIsNotPrinted(number: Double) {
    #expect(throws: EncodingError.self) { try JSONPrinter.text(of: ["x": number] as JSONObject) }
  }
}
