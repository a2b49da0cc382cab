import Camarilla
import TestSupport

/// A chronicle of rows such as `"alliance a b 1926/1928"`; figures are inferred.
func chronicle(_ rows: String...) throws -> Chronicle { try chronicle(rows) }

func chronicle(_ rows: [String]) throws -> Chronicle {
  var builder = Chronicle.Builder(infersFigures: true)
  for row in rows {
    let words = row.split(separator: " ").map(String.init)
    builder.add(
      Relationship(
        kind: words[0], source: Figure.ID(words[1]), target: Figure.ID(words[2]),
        when: try Period(words[3]),
        weight: words.count > 4 ? Double(words[4])! : 1))
  }
  return try builder.build()
}

/// A chronicle of random claims: every kind, every form of date that a decade's affairs take.
func randomChronicle(
  figures: Int, relationships: Int, using generator: inout SeededGenerator
) throws -> Chronicle {
  func year() -> Int { Int.random(in: 1900...1930, using: &generator) }
  func two(_ range: ClosedRange<Int>) -> String {
    let number = Int.random(in: range, using: &generator)
    return number < 10 ? "0\(number)" : "\(number)"
  }
  func date() -> String {
    switch Int.random(in: 0..<7, using: &generator) {
    case 0: "\(year())"
    case 1: "\(year())-\(two(1...12))"
    case 2: "\(year())-\(two(1...12))-\(two(1...28))"
    case 3: "\(year())~"
    case 4: "\(year())?"
    case 5: "19\(Int.random(in: 0...2, using: &generator))X"
    default: "\(year())-\(two(1...12))-\(two(1...28))~"
    }
  }
  func when() throws -> Period {
    while true {
      let text =
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: date()
        case 1: "[\(year()),\(year())]"
        case 2: "{\(year()),\(year())-\(two(1...12))}"
        case 3: "\(date())/.."
        case 4: "\(date())/"
        case 5: "../\(date())"
        default: "\(date())/\(date())"
        }
      // An interval drawn the wrong way round is drawn again.
      if let period = try? Period(text) { return period }
    }
  }
  var builder = Chronicle.Builder(infersFigures: true)
  for _ in 0..<relationships {
    let source = Int.random(in: 0..<figures, using: &generator)
    let target = (source + Int.random(in: 1..<figures, using: &generator)) % figures
    builder.add(
      Relationship(
        kind: RelationshipKind.standard.randomElement(using: &generator)!.name,
        source: "f\(source)", target: "f\(target)", when: try when(),
        confidence: Double(Int.random(in: 1...4, using: &generator)) / 4))
  }
  return try builder.build()
}
