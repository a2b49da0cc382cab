import Camarilla
import CamarillaFormats

/// What is wrong with a cell, before it has a place.
struct CellFault: Error {
  var rule = Problem.Rule.malformedDate
  let slot: Int?
  let message: String
  let expected: String
  var suggestion: String?
}

/// Why no period could be made of a row.
enum DateStop: Error {
  case fault(CellFault)
  case skip(reason: String)
  case unmapped(String, Lookup, slot: Int?)
}

/// One part of a date as a row has it.
private enum DatePart {
  case absent
  /// There is a code for unknown.
  case unknown
  case number(Int)
}

extension MappedTable {
  /// A date's text in EDTF, and the word on how it is meant; nil where there is no date.
  func date(
    _ rule: DateRule, lacksYearZero: Bool
  ) throws(DateStop) -> (text: String, word: DateWord)? {
    let word = try dateWord(rule.word)
    if word == .unknown { return nil }
    guard let text = try dateText(rule, lacksYearZero: lacksYearZero) else { return nil }
    do throws(DateError) {
      _ = try HistoricalDate(text)
    } catch {
      throw .fault(fault(error, rule.mainSlot))
    }
    return (text, word)
  }

  func dateWord(_ rule: TextRule?) throws(DateStop) -> DateWord {
    guard let rule else { return .exact }
    switch outcome(rule) {
    case .blank: return .exact
    case .skip(let reason): throw .skip(reason: reason)
    case .unmapped(let text, let lookup):
      throw .unmapped(text, lookup, slot: rule.slots.first)
    case .text(let text):
      if let word = DateWord(rawValue: text) { return word }
      let words = DateWord.allCases.map(\.rawValue)
      throw .fault(
        CellFault(
          slot: rule.slots.first,
          message: "'\(shortened(text))' is no word for a date",
          expected: "one of \(words.joined(separator: ", ")), or the key 'values' in the mapping",
          suggestion: nearestName(to: text, among: words)))
    }
  }

  private func dateText(_ rule: DateRule, lacksYearZero: Bool) throws(DateStop) -> String? {
    switch rule.cells {
    case .whole(let slot, let formats):
      let cell = text(slot)
      if cell.isEmpty || rule.unknown.contains(cell) { return nil }
      let tried = formats.isEmpty && rule.isExclusive ? Self.plainFormats : formats
      for format in tried {
        guard let parts = format.parts(cell, unknown: rule.unknown) else { continue }
        var numbers: [DatePart] = []
        for part in parts {
          numbers.append(try self.part(part ?? "", rule.unknown, slot, "date"))
        }
        return try edtf(numbers, rule, [slot, slot, slot], lacksYearZero)
      }
      if !tried.isEmpty {
        throw .fault(
          CellFault(
            slot: slot, message: "'\(shortened(cell))' is not a date of the mapping's format",
            expected: formats.isEmpty
              ? "a year, a month of a year or a day, such as 1926-05-14" : "a date so written"))
      }
      return cell
    case .parts(let year, let month, let day):
      var numbers: [DatePart] = []
      for (part, name) in [(year, "year"), (month, "month"), (day, "day")] {
        guard let part else {
          numbers.append(.absent)
          continue
        }
        numbers.append(try self.part(text(part.slot), part.unknown + rule.unknown, part.slot, name))
      }
      let slots = [year.slot, month?.slot ?? year.slot, day?.slot ?? year.slot]
      return try edtf(numbers, rule, slots, lacksYearZero)
    }
  }

  private static let plainFormats = ["YYYY-MM-DD", "YYYY-MM", "YYYY"].compactMap { DateFormat($0) }

  private func part(
    _ text: String, _ unknown: [String], _ slot: Int, _ name: String
  ) throws(DateStop) -> DatePart {
    if text.isEmpty { return .absent }
    let whole = wholeNumberText(text)
    if unknown.contains(text) || unknown.contains(whole) { return .unknown }
    if let number = Int(whole) { return .number(number) }
    throw .fault(
      CellFault(
        slot: slot, message: "the \(name) '\(shortened(text))' is no whole number",
        expected: "a number, or one of the codes under 'unknown' in the mapping"))
  }

  /// Year, month and day in EDTF. A blank part is left out where nothing finer follows; an unknown one
  /// is X's.
  private func edtf(
    _ parts: [DatePart], _ rule: DateRule, _ slots: [Int], _ lacksYearZero: Bool
  ) throws(DateStop) -> String? {
    var (year, month, day) = (parts[0], parts[1], parts[2])
    if case .number(let number) = year, lacksYearZero {
      if number == 0 {
        throw .fault(
          CellFault(
            slot: slots[0], message: "there is no year 0 where the mapping says 'year-zero: false'",
            expected: "-1 for 1 BCE, or 1 for 1 CE"))
      }
      if number < 0 { year = .number(number + 1) }
    }
    if case .number(let number) = month, !(1...12).contains(number) {
      throw outOfRange("month", number, 12, slots[1])
    }
    if case .number(let number) = day, !(1...31).contains(number) {
      throw outOfRange("day", number, 31, slots[2])
    }
    if rule.isExclusive { (year, month, day) = Self.dayBefore(year, month, day) }
    var text = ""
    switch (month, day) {
    case (.number, .number(let number)), (.unknown, .number(let number)),
      (.absent, .number(let number)):
      text = "-" + two(number)
    case (.number, .unknown), (.unknown, .unknown): text = "-XX"
    default: break
    }
    switch month {
    case .number(let number): text = "-\(two(number))" + text
    case .unknown: text = "-XX" + text
    case .absent: if !text.isEmpty { text = "-XX" + text }
    }
    switch year {
    case .number(let number):
      guard let date = HistoricalDate(year: number) else {
        throw .fault(
          CellFault(
            slot: slots[0], message: "the year \(number) is too far away", expected: "a year"))
      }
      text = date.description + text
    case .unknown, .absent:
      if text.isEmpty || !text.contains(where: \.isNumber) { return nil }
      text = "XXXX" + text
    }
    do throws(DateError) {
      _ = try HistoricalDate(text)
      return text
    } catch {
      throw .fault(fault(error, text.utf8.count > 7 ? slots[2] : slots[0]))
    }
  }

  private func outOfRange(_ name: String, _ number: Int, _ last: Int, _ slot: Int) -> DateStop {
    .fault(
      CellFault(
        slot: slot, message: "the \(name) \(number) is none",
        expected: "1 to \(last), or one of the codes under 'unknown' in the mapping"))
  }

  /// The last day, month or year before one; with an unknown part the date itself, as the day before an
  /// unknown day is unknown too.
  private static func dayBefore(
    _ year: DatePart, _ month: DatePart, _ day: DatePart
  ) -> (DatePart, DatePart, DatePart) {
    switch (year, month, day) {
    case (.number(let year), .absent, .absent): return (.number(year - 1), .absent, .absent)
    case (.number(let year), .number(let month), .absent):
      return month > 1
        ? (.number(year), .number(month - 1), .absent) : (.number(year - 1), .number(12), .absent)
    case (.number(let y), .number(let m), .number(let d)):
      guard let date = CalendarDay(year: y, month: m, day: d) else { return (year, month, day) }
      let (year, month, day) = date.advanced(by: -1).civil
      return (.number(year), .number(month), .number(day))
    default: return (year, month, day)
    }
  }

  func fault(_ error: DateError, _ slot: Int) -> CellFault {
    CellFault(
      rule: error.kind == .endBeforeStart ? .endBeforeStart : .malformedDate, slot: slot,
      message: error.kind == .endBeforeStart
        ? "the end lies before the start, in '\(error.text)'"
        : "'\(shortened(error.text))' is no date", expected: error.expected,
      suggestion: error.suggestion)
  }
}

/// Two digits.
private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

/// A whole number without the `.0` that spreadsheets and data frames put behind it.
func wholeNumberText(_ text: String) -> String {
  guard let point = text.firstIndex(of: "."),
    case let rest = text[text.index(after: point)...], !rest.isEmpty,
    rest.allSatisfy({ $0 == "0" })
  else { return text }
  return String(text[..<point])
}
