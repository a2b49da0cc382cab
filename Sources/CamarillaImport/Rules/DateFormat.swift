import Camarilla

/// How a cell writes a date, by letters: `YYYYMMDD`, `D/M/YYYY`, `M/D/Y`, `YYYY-MM-DD*`.
///
/// | letters | stand for |
/// |---|---|
/// | `YYYY`, `MM`, `DD` | exactly so many digits |
/// | `YY` | a year's two last digits |
/// | `Y`, `M`, `D` | as many digits as there are; what follows must be no letter of these |
/// | `*`, at the end | anything, such as a time of day |
/// | anything else | itself |
///
/// A year may have a minus sign before it.
struct DateFormat: Sendable, Equatable {
  private enum Token: Equatable {
    case part(Part, width: Int?)
    case literal(UInt8)
    case rest
  }

  enum Part: Int { case year, month, day }

  private var tokens: [Token] = []
  /// It leaves the century out.
  private(set) var hasShortYear = false

  /// As the mapping writes it.
  let text: String
  static let expected = "Y, M and D in the order of the cells, such as YYYYMMDD or D/M/YYYY"

  init?(_ text: String) {
    self.text = text
    let bytes = Array(text.utf8)
    var i = 0
    var seen: [Part] = []
    while i < bytes.count {
      let part: Part? =
        switch bytes[i] {
        case UInt8(ascii: "Y"): .year
        case UInt8(ascii: "M"): .month
        case UInt8(ascii: "D"): .day
        default: nil
        }
      guard let part else {
        // Letters in lower case are no literals: they are meant to be upper ones.
        if "ymd".utf8.contains(bytes[i]) { return nil }
        if bytes[i] == UInt8(ascii: "*") {
          if i + 1 < bytes.count { return nil }
          tokens.append(.rest)
        } else {
          tokens.append(.literal(bytes[i]))
        }
        i += 1
        continue
      }
      let start = i
      while i < bytes.count, bytes[i] == bytes[start] { i += 1 }
      let width = i - start
      guard width <= 2 || part == .year && width == 4, !seen.contains(part) else { return nil }
      if part == .year, width == 2 { hasShortYear = true }
      seen.append(part)
      if width == 1, i < bytes.count, "YMD*".utf8.contains(bytes[i]) { return nil }
      tokens.append(.part(part, width: width == 1 ? nil : width))
    }
    guard seen.contains(.year), seen.contains(.month) || !seen.contains(.day) else { return nil }
  }

  /// Whether the day stands before the month; nil where it has no day.
  var isDayFirst: Bool? {
    let parts = tokens.compactMap { if case .part(let part, _) = $0 { part } else { nil } }
    guard let day = parts.firstIndex(of: .day), let month = parts.firstIndex(of: .month) else {
      return nil
    }
    return day < month
  }

  /// A number with the leading zeros that spreadsheets drop: `70101` for `070101`. Only of a format in figures alone
  /// whose first part has two of them; nil for other texts.
  func padded(_ cell: String) -> String? {
    var widths: [Int] = []
    for token in tokens {
      guard case .part(_, let width?) = token else { return nil }
      widths.append(width)
    }
    // 1 January 2000 is 000101, of which 101 is left.
    let width = widths.reduce(0, +)
    let missing = width - cell.utf8.count
    let most = hasShortYear && widths.first == 2 && width == 6 ? 3 : widths.first == 2 ? 1 : 0
    guard 0...most ~= missing, !cell.isEmpty, cell.utf8.allSatisfy({ $0 &- 48 < 10 }) else {
      return nil
    }
    return String(repeating: "0", count: missing) + cell
  }

  /// The texts of year, month and day in a cell; nil for one that is not so written.
  ///
  /// A part is digits, perhaps with blanks before them, or one of the codes that stand for unknown.
  func parts(cell: String, unknown: UnknownCodes) -> [String?]? {
    let bytes = Array(cell.utf8)
    var found: [String?] = [nil, nil, nil]
    var i = 0
    for (index, token) in tokens.enumerated() {
      switch token {
      case .rest: return found
      case .literal(let byte):
        guard i < bytes.count, bytes[i] == byte else { return nil }
        i += 1
      case .part(let part, let width):
        let start = i
        if part == .year, i < bytes.count, bytes[i] == UInt8(ascii: "-") { i += 1 }
        if let width {
          guard i + width <= bytes.count else { return nil }
          i += width
        } else {
          var stop: UInt8?
          if index + 1 < tokens.count, case .literal(let byte) = tokens[index + 1] { stop = byte }
          while i < bytes.count, bytes[i] != stop { i += 1 }
        }
        let text = String(String(decoding: bytes[start..<i], as: UTF8.self).trimmingBlanks())
        let digits = text.utf8.drop { part == .year && $0 == UInt8(ascii: "-") }
        guard unknown.contains(text) || (!digits.isEmpty && digits.allSatisfy { $0 &- 48 < 10 })
        else { return nil }
        found[part.rawValue] = text
      }
    }
    return i == bytes.count ? found : nil
  }
}
