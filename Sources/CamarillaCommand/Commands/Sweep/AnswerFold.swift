import Camarilla
import CamarillaFormats

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A place in an answer that is worked out of worlds, draws or struck sources.
///
/// Where a command answers a part of a question (``QuestionPart``), such a place holds what the pieces of the part
/// came to, each by itself. Parts that are put together have those of all pieces in their order, out of which the
/// place is worked out as it is where one worker goes through all of them; so it is the same bytes.
enum AnswerFold: String {
  /// Ranks over possible worlds.
  case ranks
  /// Factions over possible worlds.
  case factions
  /// Numbers against random draws.
  case statistics
  /// What striking each source does.
  case sources

  private static let kindName = "camarilla:fold"
  private static let baseName = "of"
  private static let piecesName = "pieces"

  /// What stands among an answer's notes in place of those that rest on the draws.
  static let remarks = "camarilla:remarks"

  /// What stands in a part of an answer in place of what is worked out.
  ///
  /// - Parameters:
  ///   - base: what it needs besides the pieces, the same in every part.
  ///   - pieces: what each piece came to, a list.
  func place(of base: any Encodable, pieces: any Encodable) -> JSONObject {
    JSONObject(members: [
      (Self.kindName, rawValue), (Self.baseName, base), (Self.piecesName, pieces),
    ])
  }

  /// Such a place in an answer as it was written; nil for anything else.
  fileprivate static func place(
    in json: JSONValue
  ) -> (fold: AnswerFold, base: JSONValue, pieces: [JSONValue])? {
    guard let fold = json[kindName]?.text.flatMap(AnswerFold.init), let base = json[baseName],
      let pieces = json[piecesName]?.elements
    else { return nil }
    return (fold, base, pieces)
  }

  /// Whether every two figures of a base would be more than a worker tells of. Few bytes name so many.
  fileprivate func exceedsLimit(base: JSONValue) -> Bool {
    let count = base["factions"]?["figures"]?.elements?.count ?? 0
    return self == .factions && count > CoMembership.mostFigures
  }

  /// What all pieces make of the place, and what is to be remarked of it; nil where they don't fit.
  fileprivate func result(
    of base: JSONValue, pieces: [JSONValue]
  ) -> (json: JSONValue, remarks: [String])? {
    switch self {
    case .ranks: CentralWorldsAnswer.figures(of: base, pieces: pieces).map { ($0, []) }
    case .factions: FactionsWorldsAnswer.json(of: base, pieces: pieces).map { ($0, []) }
    case .statistics: NullTestAnswer.statistics(of: base, pieces: pieces)
    case .sources: ExplanationAnswer.sources(of: pieces).map { ($0, []) }
    }
  }
}

/// An answer, put together of the answers to all parts of its question.
struct JoinedAnswer {
  enum Failure: Error {
    /// The parts differ where they should be alike.
    case differing
    /// What the pieces came to isn't as it was written.
    case malformed
    /// There are more figures than every two are told of.
    case tooManyFigures

    /// - Parameter title: the line that the parts are of.
    func message(of title: String) -> String {
      switch self {
      case .differing: "the parts of \(title) are of different answers"
      case .malformed: "a part of \(title) isn't as sweep wrote it"
      case .tooManyFigures:
        "the parts of \(title) have more than \(CoMembership.mostFigures) figures in worlds"
      }
    }

    var expected: String {
      switch self {
      case .differing, .malformed: "parts of one sweep, by the same version"
      case .tooManyFigures: "at most \(CoMembership.mostFigures), as sweep tells of every two"
      }
    }
  }

  let answer: JSONValue

  /// - Parameter parts: in the order of their pieces; at least one.
  init(of parts: [JSONValue]) throws(Failure) {
    var remarks: [String] = []
    var answer = try Self.joined(parts, remarks: &remarks)
    if let notes = answer["notes"]?.elements, notes.contains(.string(AnswerFold.remarks)) {
      answer["notes"] = .array(Self.told(remarks, among: notes))
    }
    self.answer = answer
  }

  private static func told(_ remarks: [String], among notes: [JSONValue]) -> [JSONValue] {
    // Nothing is remarked twice.
    let known = Set(notes.compactMap(\.text))
    let new = remarks.filter { !known.contains($0) }.map { JSONValue.string($0) }
    let index = notes.firstIndex(of: .string(AnswerFold.remarks)) ?? notes.endIndex
    let rest = notes.dropFirst(index).filter { $0 != .string(AnswerFold.remarks) }
    return Array(notes[..<index]) + new + rest
  }

  private static func joined(
    _ parts: [JSONValue], remarks: inout [String]
  ) throws(Failure) -> JSONValue {
    if let (fold, base, _) = AnswerFold.place(in: parts[0]) {
      var pieces: [JSONValue] = []
      for part in parts {
        guard let place = AnswerFold.place(in: part), place.fold == fold, place.base == base else {
          throw .differing
        }
        pieces += place.pieces
      }
      guard !fold.exceedsLimit(base: base) else { throw .tooManyFigures }
      guard let result = fold.result(of: base, pieces: pieces) else { throw .malformed }
      remarks += result.remarks
      return result.json
    }
    switch parts[0] {
    case .array(let elements):
      let all = parts.compactMap(\.elements).filter { $0.count == elements.count }
      guard all.count == parts.count else { throw .differing }
      var joined: [JSONValue] = []
      for index in elements.indices {
        joined.append(try self.joined(all.map { $0[index] }, remarks: &remarks))
      }
      return .array(joined)
    case .object(let members):
      var joined: [JSONValue.Member] = []
      for (index, member) in members.enumerated() {
        var values: [JSONValue] = []
        for case .object(let others) in parts
        where others.count == members.count && others[index].name == member.name {
          values.append(others[index].value)
        }
        guard values.count == parts.count else { throw .differing }
        joined.append(
          .init(name: member.name, value: try self.joined(values, remarks: &remarks)))
      }
      return .object(joined)
    default:
      guard parts.allSatisfy({ $0 == parts[0] }) else { throw .differing }
      return parts[0]
    }
  }
}

// MARK: What pieces are written as

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
