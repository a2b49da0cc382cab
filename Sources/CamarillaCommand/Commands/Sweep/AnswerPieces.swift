import Camarilla
import CamarillaFormats

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

// What the pieces of an answer are written as.

extension DrawnWorld {
  /// The weight and the numbers, parted by blanks, which takes a tenth of the space of a list of them.
  var text: String { ([weight.description] + numbers.map(\.description)).joined(separator: " ") }

  /// - Parameters:
  ///   - json: the text.
  ///   - count: how many numbers there are.
  init?(_ json: JSONValue, count: Int) {
    let words = json.text?.split(separator: " ") ?? []
    guard let weight = words.first.flatMap({ Double($0) }), weight.isFinite, weight >= 0 else {
      return nil
    }
    let numbers = words.dropFirst().compactMap { Int32($0) }
    guard numbers.count == count, words.count == count + 1 else { return nil }
    self.init(weight: weight, numbers: numbers)
  }
}

extension DrawnWorlds {
  /// What each world comes to.
  var texts: [String] { worlds.map(\.text) }

  /// Worlds of which all texts are at hand; nil where these don't fit.
  init?(_ json: JSONValue?, worlds pieces: [JSONValue]) {
    guard var drawn = json?.decoded(as: Self.self), drawn.count == pieces.count else { return nil }
    drawn.worlds = pieces.compactMap { DrawnWorld($0, count: drawn.figures.count) }
    guard drawn.worlds.count == pieces.count else { return nil }
    self = drawn
  }
}

extension DrawnStatistics {
  private static let undefined = "-"

  /// What each draw comes to, the numbers parted by blanks.
  var texts: [String] {
    draws.map { $0.map { $0?.description ?? Self.undefined }.joined(separator: " ") }
  }

  /// Numbers with the draws that their texts tell; nil where these have not as many numbers.
  init?(_ json: JSONValue, draws pieces: [JSONValue]) {
    guard var drawn = json.decoded(as: DrawnStatistics.self) else { return nil }
    for piece in pieces {
      let words = piece.text?.split(separator: " ") ?? []
      let values = words.compactMap { word -> Double?? in
        word == Self.undefined ? .some(nil) : Double(word).map { .some($0) }
      }
      guard values.count == drawn.numbers.count, words.count == values.count else { return nil }
      drawn.draws.append(values)
    }
    self = drawn
  }
}

extension JSONValue {
  /// What an answer is written as.
  init?(encoding value: any Encodable) {
    guard let text = try? JSONPrinter.text(of: value), let json = try? JSONParser.parse(text)
    else { return nil }
    self = json
  }

  func decoded<Value: Decodable>(as type: Value.Type) -> Value? {
    try? JSONDecoder().decode(type, from: Data(compactText.utf8))
  }
}
