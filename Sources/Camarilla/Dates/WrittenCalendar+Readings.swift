extension WrittenCalendar {
  /// What a text may mean in EDTF whose days are of this calendar, and still are in the readings; nil where nobody can
  /// tell, and for what only says that no date is known.
  package func readings(
    of text: String, in column: DateColumn
  ) -> (edtf: [String], isCertain: Bool)? {
    if self == .julian, let shift = Self.shiftOfLeapYear(in: text),
      let shifted = Self.readings(of: Self.moved(text, years: -shift), in: column)
    {
      return (shifted.edtf.map { Self.moved($0, years: shift) }, shifted.isCertain)
    }
    return Self.readings(of: text, in: column)
  }

  private static func readings(
    of text: String, in column: DateColumn
  ) -> (edtf: [String], isCertain: Bool)? {
    if let read = try? Period.reading(text), read.remark == nil {
      return ([read.period.description], true)
    }
    guard let repair = Repair(ofDate: text, in: column), repair.proposal != "" else { return nil }
    return (repair.readings, repair.isCertain)
  }

  /// How many years before one of a text that is a leap year in the Julian calendar alone, such as 1700, there is one that
  /// is so in both, as if in which the text is read; nil where it has none.
  private static func shiftOfLeapYear(in text: String) -> Int? {
    let numbers = text.split { !("0"..."9" ~= $0) }.filter { $0.utf8.count == 4 }
      .compactMap { Int($0) }
    guard let shift = numbers.first(where: { $0 % 100 == 0 && $0 % 400 != 0 }).map({ $0 % 400 }),
      numbers.allSatisfy({ $0 >= shift })
    else { return nil }
    return shift
  }

  /// A text with all numbers of four digits so much greater.
  private static func moved(_ text: String, years shift: Int) -> String {
    var (moved, digits) = ("", "")
    func year() -> String {
      guard digits.utf8.count == 4, let year = Int(digits) else { return digits }
      return CalendarDay.padded(UInt(year + shift), to: 4)
    }
    for character in text {
      if "0"..."9" ~= character {
        digits.append(character)
        continue
      }
      moved += year()
      moved.append(character)
      digits = ""
    }
    return moved + year()
  }
}
