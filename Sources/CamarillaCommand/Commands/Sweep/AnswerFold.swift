import Camarilla
import CamarillaFormats

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
  static func place(
    in json: JSONValue
  ) -> (fold: AnswerFold, base: JSONValue, pieces: [JSONValue])? {
    guard let fold = json[kindName]?.text.flatMap(AnswerFold.init), let base = json[baseName],
      let pieces = json[piecesName]?.elements
    else { return nil }
    return (fold, base, pieces)
  }

  /// Whether every two figures of a base would be more than a worker tells of. Few bytes name so many.
  func exceedsLimit(base: JSONValue) -> Bool {
    let count = base["factions"]?["figures"]?.elements?.count ?? 0
    return self == .factions && count > CoMembership.mostFigures
  }

  /// What all pieces make of the place, and what is to be remarked of it; nil where they don't fit.
  func result(
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
