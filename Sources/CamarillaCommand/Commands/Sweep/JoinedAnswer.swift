import Camarilla
import CamarillaFormats

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
