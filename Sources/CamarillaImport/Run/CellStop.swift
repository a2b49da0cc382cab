import Camarilla
import CamarillaFormats

/// What is wrong with a cell, before it has a place.
struct CellFault: Error {
  var rule = Problem.Rule.malformedDate
  let slot: Int?
  var message: String
  let expected: String
  var suggestion = Suggestion()
  /// What it has in common with the faults of other rows, where all of them are told once.
  var commonKey: String?
}

/// Why a row, or a part of it, is passed over.
struct SkipReason: Equatable {
  /// In words: `'code' is '19', which the mapping skips`.
  let text: String
  /// What it has in common with those of other values: `'code' has a value that the mapping skips`.
  let sort: String
  /// The value, where the reason is one: `19`.
  var value: String?

  init(_ text: String) { (self.text, sort) = (text, text) }

  init(text: String, sort: String, value: String) {
    (self.text, self.sort, self.value) = (text, sort, value)
  }

  static let fault = SkipReason("a fault in the row")
  /// What follows from a fault elsewhere, which is told there.
  static let lostFigure = SkipReason("a figure whose own row can't be understood")

  /// A value for which a lookup has the meaning `skip`.
  init(value: String, lookup: Lookup) {
    text =
      "\(lookup.name) is \(value.isEmpty ? "blank" : "'\(shortened(value))'"), which the mapping skips"
    sort = "\(lookup.name) has a value that the mapping skips"
    self.value = value
  }
}

/// Why a cell gives nothing. Whatever is read of a row, a text, a number, a kind, a figure or a time, either has a
/// value or throws one of these.
indirect enum CellStop: Error {
  case fault(CellFault)
  case skip(SkipReason)
  /// A lookup knows nothing of a value.
  case unmapped(String, Lookup, slot: Int?)
  /// Several of these at once.
  case several([CellStop])
}

extension CellStop {
  /// The same of a cell that has the mark of a calendar behind its date: it is quoted with that, and so is what is offered
  /// in place of it.
  func told(of cell: String, inPlaceOf date: String) -> CellStop {
    guard case .fault(var fault) = self, cell.hasPrefix(date) else { return self }
    let mark = cell.dropFirst(date.count)
    fault.message = fault.message.replacing("'\(shortened(date))'", with: "'\(shortened(cell))'")
    fault.suggestion = Suggestion(fault.suggestion.readings.map { $0 + mark })
    return .fault(fault)
  }

  /// The same, of whose suggestions only those are left that will do.
  func offering(only isSuitable: (String) -> Bool) -> CellStop {
    guard case .fault(var fault) = self else { return self }
    fault.suggestion = Suggestion(fault.suggestion.readings.filter(isSuitable))
    return .fault(fault)
  }
}

/// What came in the way of making something of a row: every cell is looked at before the row is given
/// up, so that all its faults are told together.
struct CellStops {
  /// Each by itself, none of ``CellStop/several(_:)``.
  private(set) var all: [CellStop] = []

  mutating func add(_ stop: CellStop) {
    if case .several(let stops) = stop { all += stops } else { all.append(stop) }
  }

  mutating func skip(_ reason: String) { all.append(.skip(SkipReason(reason))) }

  /// Takes a step; nil where it stopped.
  mutating func value<Value>(of step: () throws(CellStop) -> Value) -> Value? {
    do throws(CellStop) {
      return try step()
    } catch {
      add(error)
      return nil
    }
  }

  /// Throws what there is.
  func check() throws(CellStop) {
    if all.isEmpty { return }
    throw all.count == 1 ? all[0] : .several(all)
  }

  /// The first reason to pass the row over. Such a row has no faults, since nothing is made of it.
  var skipReason: SkipReason? {
    for case .skip(let reason) in all { return reason }
    return nil
  }
}

// MARK: Cells that say that there is nothing

/// What was expected in place of a text, and the way out where it is a word for nothing, such as `NA`.
func expected(_ expected: String, inPlaceOf text: String) -> String {
  guard let word = wordForNothing(of: text) else { return expected }
  return "\(expected), or 'missing: [\(word)]' under 'table' in the mapping"
}

/// The text as a mapping would list it, if it is one with which tables say that there is nothing.
func wordForNothing(of text: String) -> String? {
  let words: Set = [
    "na", "n/a", "#n/a", "<na>", "n.a.", "nan", "null", "nil", "none", "missing", "nd", "n.d.",
    "?",
  ]
  let isRuled = !text.isEmpty && text.allSatisfy { "-–—.".contains($0) }
  guard isRuled || words.contains(text.lowercased()) || Repair.isNullDate(text) else { return nil }
  return text.allSatisfy(\.isLetter) ? text : "\"\(text)\""
}

extension CellFault {
  /// What is wrong with a text that was to be a date.
  ///
  /// - Parameter takesIntervals: whether a period is meant, so that an interval may be suggested.
  init(error: DateError, takesIntervals: Bool, slot: Int?) {
    rule = error.kind == .endBeforeStart ? .endBeforeStart : .malformedDate
    self.slot = slot
    message =
      error.kind == .endBeforeStart
      ? "the end lies before the start, in '\(error.text)'"
      : "'\(shortened(error.text))' is no date"
    expected = CamarillaImport.expected(error.expected, inPlaceOf: error.text)
    let readings = error.suggestions
    suggestion = Suggestion(
      takesIntervals ? readings : readings.filter { (try? HistoricalDate($0)) != nil })
  }

  /// An interval where a date is meant.
  ///
  /// - Parameter isLife: whether it is to be a birth or a death, which may be a set.
  init(interval: Period.Interval, in text: String, isLife: Bool, slot: Int?) {
    self.slot = slot
    message = "'\(shortened(text))' is an interval"
    var suggestion: String?
    if isLife, case .date(let start) = interval.start, case .date(let end) = interval.end {
      let set = "[\(start)..\(end)]"
      suggestion = (try? HistoricalDate(set)) == nil ? nil : set
    }
    expected =
      isLife
      ? "a date; [a..b] is some day from a to b"
      : "a date; intervals are read by 'when' with a column alone"
    self.suggestion = Suggestion(suggestion)
  }
}
