extension DateParser {
  mutating func wholeSet(from text: Text) throws(Failure) -> HistoricalDate {
    let kind = text[position] == .openBracket ? DateSet.Kind.oneOf : .allOf
    let close = kind == .oneOf ? UInt8.closeBracket : .closeBrace
    advance(by: 1)
    var members: [DateSet.Member] = []
    repeat {
      if case .from = members.last {
        throw failure(expected: "no more after the .. that ends a set")
      }
      members.append(try member(text: text, isFirst: members.isEmpty, close: close))
    } while skip(.comma, text: text)
    guard skip(close, text: text) else {
      throw failure(expected: "a comma or the closing \(kind == .oneOf ? "]" : "}") of the set")
    }
    if position < text.count, text[position] == .slash {
      throw failure(
        expected: "a single date at an interval's start, not a set", kind: .unsuitableEnd)
    }
    try expectNothing(text)
    return HistoricalDate(.set(DateSet(kind: kind, members: members)))
  }

  private mutating func member(
    text: Text, isFirst: Bool, close: UInt8
  ) throws(Failure) -> DateSet.Member {
    let offset = position
    if skipDots(text) {
      if isFirst { return .upTo(try rangeEnd(of: text)) }
      throw Failure(
        offset: offset, expected: "a date: .. without a date before it only begins a set")
    }
    let first = try pattern(from: text)
    guard skipDots(text) else { return .date(first) }
    try expectDefinite(first, offset: offset)
    if position == text.count || text[position] == .comma || text[position] == close {
      return .from(first)
    }
    let endOffset = position
    let last = try rangeEnd(of: text)
    if last.precision != first.precision {
      throw Failure(
        offset: endOffset, expected: "a \(first.precision), as before the .., to end the range")
    }
    if last.latest(rule: .exact) < first.earliest(rule: .exact) {
      throw Failure(
        kind: .endBeforeStart, offset: endOffset, expected: "an end that is not before the start")
    }
    return .range(first, last)
  }

  private mutating func rangeEnd(of text: Text) throws(Failure) -> DatePattern {
    let offset = position
    let pattern = try pattern(from: text)
    try expectDefinite(pattern, offset: offset)
    return pattern
  }

  private func expectDefinite(_ pattern: DatePattern, offset: Int) throws(Failure) {
    if pattern.hasUnspecifiedDigits || pattern.year.significant > 0 {
      throw Failure(offset: offset, expected: "all digits of a date beside .. in a set")
    }
  }
}
