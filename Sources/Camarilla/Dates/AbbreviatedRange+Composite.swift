/// An interval or a set that writes ranges of years at its ends or among its members, put into EDTF:
/// `1531-32/1535-36` is `1531/1536`.
///
/// Where a date bounds an interval, or a range within a set, the start takes the first year and the end the
/// last, as columns of starts and ends do; a member that stands alone is any of the years. In brackets
/// of its own, `[1531-32]/..` and `{[1531-32],1535}`, a date is the part of the year; tables are written so.
struct CompositeRange {
  /// The text in strict EDTF, ranges written out and brackets around parts of a year left out.
  let text: String
  /// The text with brackets around each range: the parts of a year.
  let bracketed: String
  /// The ranges, in order, as they are written.
  let ranges: [String]

  /// The text put into EDTF; nil where nothing in it is a range of years or stands in brackets of its own.
  init?(_ written: String) {
    guard let parts = Self.parts(of: written) else { return nil }
    var (text, bracketed, ranges, hasBrackets) = ("", "", [String](), false)
    for part in parts {
      if let inner = Self.bracketedPart(part.text) {
        hasBrackets = true
        text += inner
        bracketed += part.text
      } else if let range = Self.range(in: part.text) {
        ranges.append(part.text)
        switch part.role {
        case .start: text += range.start.text
        case .end: text += range.end.text
        case .member: text += "\(range.start.text)..\(range.end.text)"
        }
        bracketed += "[\(part.text)]"
      } else {
        text += part.text
        bracketed += part.text
      }
    }
    guard hasBrackets || !ranges.isEmpty else { return nil }
    (self.text, self.bracketed, self.ranges) = (text, bracketed, ranges)
  }

  /// What is to be told of the ranges; nil where there is none.
  ///
  /// - Parameter written: the whole text.
  func remark(text written: String) -> DateRemark? {
    guard !ranges.isEmpty else { return nil }
    var remark = DateRemark(text: written, reading: text, meaning: text)
    if (try? Period(written)) != nil {
      let parts = ranges.compactMap { range in
        (try? HistoricalDate(range)).map { "\($0.earliest) to \($0.latest) for \(range)" }
      }
      remark.other = DateRemark.Other(text: bracketed, parts: parts)
    }
    return remark
  }
}

extension CompositeRange {
  private enum Role { case start, end, member }
  /// A date, or what parts two of them.
  private typealias Part = (text: String, role: Role)

  /// The dates of an interval or a set and what stands between them; nil for a lone date.
  private static func parts(of text: String) -> [Part]? {
    if let close = ["[": "]", "{": "}"][text.prefix(1)], text.hasSuffix(close), text.utf8.count > 2,
      !text.contains("/")
    {
      let members = text.dropFirst().dropLast().split(
        separator: ",", omittingEmptySubsequences: false)
      // One date in brackets is the part of the year.
      if close == "]", members.count == 1, !text.contains(".."), !text.hasPrefix("[[") {
        return nil
      }
      let parts = members.map { member in
        let bounds = member.split(separator: "..", omittingEmptySubsequences: false).map(
          String.init)
        return bounds.count == 2
          ? [(bounds[0], .start), ("..", .member), (bounds[1], .end)]
          : [(String(member), Role.member)]
      }
      return [(String(text.prefix(1)), .member)] + parts.joined(separator: [(",", .member)])
        + [(close, .member)]
    }
    let ends = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    return ends.count == 2 ? [(ends[0], .start), ("/", .member), (ends[1], .end)] : nil
  }

  /// What stands in brackets of its own because it would be taken for a range of years.
  private static func bracketedPart(_ text: String) -> String? {
    guard text.hasPrefix("["), text.hasSuffix("]"), text.utf8.count > 2 else { return nil }
    let inner = String(text.dropFirst().dropLast())
    return (try? HistoricalDate(inner))?.abbreviatedRange == nil ? nil : inner
  }

  private static func range(in text: String) -> AbbreviatedRange? {
    if let date = try? HistoricalDate(text) { return date.abbreviatedRange }
    guard let range = AbbreviatedRange(text: text), range.isTaken else { return nil }
    return range
  }
}

extension Period {
  /// What an interval or a set with ranges of years means; nil where it is neither or has none.
  static func composite(
    _ text: String
  ) throws(DateError) -> (period: Period, remark: DateRemark?)? {
    guard let composite = CompositeRange(text) else { return nil }
    do {
      return (try Period(composite.text), composite.remark(text: text))
    } catch {
      throw DateError(
        kind: error.kind, text: text, offset: min(error.offset, text.utf8.count - 1),
        expected: error.expected)
    }
  }
}

extension HistoricalDate {
  /// What a set with ranges of years means; nil where it is none or has none.
  static func composite(
    _ text: String
  ) throws(DateError) -> (date: HistoricalDate, remark: DateRemark?)? {
    guard !text.contains("/"), let composite = CompositeRange(text) else { return nil }
    do {
      return (try HistoricalDate(composite.text), composite.remark(text: text))
    } catch {
      throw DateError(
        kind: error.kind, text: text, offset: min(error.offset, text.utf8.count - 1),
        expected: error.expected)
    }
  }
}

extension DateSet {
  /// Whether some date of it would be taken for a range of years.
  var holdsAbbreviatedRange: Bool {
    members.contains { $0.patterns.contains { AbbreviatedRange($0) != nil } }
  }
}

extension DatePattern {
  /// The text of it for tables that people edit, among others in an interval or a set.
  func writeForTables(to text: inout String) {
    guard AbbreviatedRange(self) != nil else { return write(to: &text) }
    text += "["
    write(to: &text)
    text += "]"
  }
}
