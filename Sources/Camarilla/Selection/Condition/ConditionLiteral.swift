extension Selection.Condition {
  /// What a column is compared with, as it is written.
  struct Literal: Hashable, Sendable {
    let text: String
    /// Whether it stands in quotes, and is a text.
    let isQuoted: Bool

    /// The number that it is; nil for a text.
    var number: Double? { isQuoted ? nil : text.finiteNumber }

    /// The date that it is: also of a text, and of a whole number, which is a year.
    var period: Period? {
      let text = text.withoutOuterBlanks
      if let year = Int(text) { return HistoricalDate(year: year).map { .event($0) } }
      return try? Period.reading(text).period
    }

    /// The date that the text is, unless it is as well a number.
    var plainPeriod: Period? { text.finiteNumber == nil ? period : nil }
  }

  /// A text with `%` for any stretch of letters and `_` for any one, case and accents aside; a backslash has the
  /// letter after it mean itself.
  struct LikePattern: Hashable, Sendable {
    let text: String

    private enum Piece: Equatable {
      case anything, letter
      case this(Character)
    }

    /// Whether texts are like it.
    func matcher() -> (String) -> Bool {
      let pieces = pieces
      return { text in Self.isMatch(Array(text.withoutCaseAndAccents), pieces: pieces) }
    }

    private var pieces: [Piece] {
      var pieces: [Piece] = []
      var plain = ""
      func folded() -> [Piece] { plain.withoutCaseAndAccents.map { .this($0) } }
      var isEscaped = false
      for character in text {
        if !isEscaped, "\\%_".contains(character) {
          isEscaped = character == "\\"
          if isEscaped { continue }
          pieces += folded() + [character == "%" ? .anything : .letter]
          plain = ""
        } else {
          plain.append(character)
          isEscaped = false
        }
      }
      return pieces + folded()
    }

    /// What follows a `%` is tried where it first fits, and further on where the rest then doesn't.
    private static func isMatch(_ text: [Character], pieces: [Piece]) -> Bool {
      var (index, piece) = (0, 0)
      var last: (piece: Int, index: Int)?
      while index < text.count {
        if piece < pieces.count, pieces[piece] == .anything {
          last = (piece, index)
          piece += 1
        } else if piece < pieces.count,
          pieces[piece] == .letter || pieces[piece] == .this(text[index])
        {
          index += 1
          piece += 1
        } else if let again = last {
          last = (again.piece, again.index + 1)
          (piece, index) = (again.piece + 1, again.index + 1)
        } else {
          return false
        }
      }
      return pieces[piece...].allSatisfy { $0 == .anything }
    }
  }
}

extension String {
  /// The number that the text is; nil for none, and for one without bounds.
  var finiteNumber: Double? {
    guard let first = utf8.first, UInt8(ascii: "+")...UInt8(ascii: "9") ~= first,
      let number = Double(self), number.isFinite, !utf8.contains(UInt8(ascii: "x"))
    else { return nil }
    return number
  }
}
