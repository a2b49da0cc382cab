extension DateParser {
  /// The time of day after a day, if there is one: what follows the `T`, checked and kept as it
  /// stands.
  ///
  /// ISO 8601-1: hours and minutes, perhaps seconds and a fraction of them; then nothing, `Z`, or
  /// the shift from UTC in hours or hours and minutes.
  mutating func time(after date: DatePattern, text: Text) throws(Failure) -> String? {
    guard position < text.count, text[position] == UInt8(ascii: "T") else { return nil }
    guard date.day != .absent, !date.hasUnspecifiedDigits, date.qualifier.isEmpty else {
      throw failure(expected: "a time of day only after a full date without X or qualifier")
    }
    advance(by: 1)
    let start = position
    let hour = try twoDigits(text: text, range: 0...24, expected: "hours, 00–24")
    try expectColon(text)
    let minute = try twoDigits(
      text: text, range: hour == 24 ? 0...0 : 0...59, expected: "minutes, 00–59")
    if skip(.colon, text: text) {
      // A leap second is the 60th of the last minute of an hour.
      let seconds = hour == 24 ? 0...0 : minute == 59 ? 0...60 : 0...59
      _ = try twoDigits(text: text, range: seconds, expected: "seconds, 00–59")
      if hour < 24, skip(.dot, text: text) { try fraction(from: text) }
    }
    try zone(from: text)
    var time = ""
    for index in start..<position { time.unicodeScalars.append(Unicode.Scalar(text[index])) }
    return time
  }

  private mutating func zone(from text: Text) throws(Failure) {
    if skip(UInt8(ascii: "Z"), text: text) { return }
    guard skip(UInt8(ascii: "+"), text: text) || skip(.hyphen, text: text) else { return }
    _ = try twoDigits(text: text, range: 0...23, expected: "hours from UTC, 00–23")
    if skip(.colon, text: text) {
      _ = try twoDigits(text: text, range: 0...59, expected: "minutes, 00–59")
    } else if position < text.count, text[position] &- 48 <= 9 {
      // ISO 8601's basic format, which doesn't go with a time that has colons.
      throw failure(expected: "a colon between the hours and the minutes from UTC")
    }
  }

  private mutating func fraction(from text: Text) throws(Failure) {
    let start = position
    while position < text.count, text[position] &- 48 <= 9 { advance(by: 1) }
    if position == start { throw failure(expected: "digits of a fraction of a second") }
  }

  private mutating func expectColon(_ text: Text) throws(Failure) {
    guard skip(.colon, text: text) else { throw failure(expected: "a colon and the minutes") }
  }

  private mutating func twoDigits(
    text: Text, range: ClosedRange<Int>, expected: String
  ) throws(Failure) -> Int {
    guard position + 1 < text.count,
      let value = DigitPair(tens: text[position], ones: text[position + 1])?.value
    else { throw failure(expected: "two digits of " + expected) }
    guard range.contains(value) else { throw failure(expected: expected, kind: .noSuchDate) }
    advance(by: 2)
    return value
  }
}

extension UInt8 {
  fileprivate static let colon = UInt8(ascii: ":")
}
