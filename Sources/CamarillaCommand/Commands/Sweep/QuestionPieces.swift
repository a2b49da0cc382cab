import ArgumentParser
import Camarilla
import CamarillaFormats

/// What a question goes through one by one, so that several workers can share it: possible worlds, random draws, and
/// sources that are struck.
struct QuestionPieces: Hashable, Sendable {
  enum Kind: String, CaseIterable, Sendable { case worlds, draws, sources }

  /// How many there are of each kind, in the order of `Kind.allCases`.
  private var counts: [Int]

  /// - Parameter count: tells how many there are of a kind; 0 where there is nothing to share.
  init(_ count: (Kind) -> Int) { counts = Kind.allCases.map(count) }

  /// - Parameters:
  ///   - arguments: the question's command line.
  ///   - sources: how many the chronicle has.
  init(arguments: [String], sources: Int) {
    let name = arguments[0]
    let description = CommandDescription.known(commandNamed: name)
    func value(of option: String) -> String? {
      let start = "--\(option)="
      return arguments.last { $0.hasPrefix(start) }.map { String($0.dropFirst(start.count)) }
    }
    self.init { kind in
      switch kind {
      case .worlds:
        guard Self.throughWorlds.contains(name) else { return 0 }
        return value(of: "worlds").flatMap { Int($0) } ?? 0
      case .draws:
        guard let description, description.options["draws"] != nil,
          description.options["null"] == nil || value(of: "null") != nil
        else { return 0 }
        return value(of: "draws").flatMap { Int($0) } ?? DrawsArgument.standard
      case .sources:
        // Of one figure. How sources bear on the tie of two is soon told.
        let isOfFigure =
          name == ExplainCommand.configuration.commandName
          && description?.roles(of: arguments).count { $0 == .argument } == 2
        return isOfFigure ? sources : 0
      }
    }
  }

  /// The commands that go through worlds one by one; `diff` works out what it says of them.
  private static let throughWorlds = Set(
    [CentralCommand.configuration, FactionsCommand.configuration].map(\.commandName))

  func count(of kind: Kind) -> Int { counts[Kind.allCases.firstIndex(of: kind) ?? 0] }

  /// How many pieces there are altogether; one where there is nothing to share.
  var total: Int { max(1, counts.reduce(0, +)) }

  /// Which of a kind are among a stretch of all, of which the worlds come first, then the draws.
  func pieces(of kind: Kind, in stretch: Range<Int>) -> Range<Int> {
    let start = Kind.allCases.prefix { $0 != kind }.reduce(0) { $0 + count(of: $1) }
    let range = stretch.clamped(to: start..<start + count(of: kind))
    return range.lowerBound - start..<range.upperBound - start
  }

  /// A stretch for a person: `worlds 1 to 250 of 1000`.
  func text(of stretch: Range<Int>) -> String {
    Kind.allCases.compactMap { kind in
      let range = pieces(of: kind, in: stretch)
      guard !range.isEmpty else { return nil }
      let all = "of \(count(of: kind))"
      return range.count == 1
        ? "\(kind.rawValue.dropLast()) \(range.upperBound) \(all)"
        : "\(kind.rawValue) \(range.lowerBound + 1) to \(range.upperBound) \(all)"
    }.joined(separator: " and ")
  }
}

/// The part of a question that a worker takes: a stretch of its pieces.
struct QuestionPart: Hashable, Sendable {
  /// The part that the command at hand answers; nil for the whole question.
  @TaskLocal static var current: QuestionPart?

  var stretch: Range<Int>
  var pieces: QuestionPieces

  /// The share of the pieces of a kind; nil where the question is not parted by these.
  func share(of kind: QuestionPieces.Kind) -> WorkShare? {
    let count = pieces.count(of: kind)
    return count == 0 ? nil : WorkShare(parts: pieces.pieces(of: kind, in: stretch), of: count)
  }

  var text: String { pieces.text(of: stretch) }
}

// A part as lines tell it: the first and the last piece, and how many there are of each kind.
extension QuestionPart {
  var json: JSONValue {
    var json: JSONValue = [
      "first": .number("\(stretch.lowerBound + 1)"), "last": .number("\(stretch.upperBound)"),
    ]
    for kind in QuestionPieces.Kind.allCases where pieces.count(of: kind) > 0 {
      json[kind.rawValue] = .number("\(pieces.count(of: kind))")
    }
    return json
  }

  /// The most pieces of a kind that a line tells of.
  private static let mostPieces = 1 << 40

  /// - Returns: nil for what is none.
  init?(_ json: JSONValue) {
    guard case .object(let members) = json, let first = json["first"]?.count,
      let last = json["last"]?.count
    else { return nil }
    let known = ["first", "last"] + QuestionPieces.Kind.allCases.map(\.rawValue)
    guard Set(members.map(\.name)).isSubset(of: known),
      members.allSatisfy({ (0...Self.mostPieces).contains($0.value.count ?? -1) })
    else { return nil }
    let pieces = QuestionPieces { json[$0.rawValue]?.count ?? 0 }
    guard first >= 1, first <= last, last <= pieces.total else { return nil }
    self.init(stretch: first - 1..<last, pieces: pieces)
  }
}

extension JSONValue {
  /// A whole number.
  fileprivate var count: Int? { numberText.flatMap { Int($0) } }
}
