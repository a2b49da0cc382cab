import Camarilla

/// How a date is made of a row.
struct DateRule: Sendable {
  struct Part: Sendable {
    let slot: Int
    /// What stands for an unknown number in this part.
    var unknown: UnknownCodes
  }

  indirect enum Cells: Sendable {
    /// One cell, written in EDTF or in one of some formats.
    case whole(slot: Int, formats: [CellFormat], readsEDTF: Bool)
    case parts(year: Part, month: Part?, day: Part?)
    /// The same in every row, in EDTF.
    case constant(String)
  }

  /// What becomes of a date that isn't there.
  enum Missing: String, Sendable, CaseIterable { case unknown, open, skip }

  var cells: Cells
  /// What stands for unknown in any part, or in the whole cell.
  var unknown = UnknownCodes()
  /// A word that says how the date is meant.
  var word: TextRule?
  /// The date is the first that is no longer meant.
  var isExclusive = false
  /// Of an interval in one cell, the end is.
  var excludesEnd = false
  var missing: Missing?
  /// What the mapping says of years before 1 at this very date; see `lacksYearZero`.
  var saidYearZero: Bool?
  /// Years before 1 CE are counted as −1, −2, … without a year 0.
  var lacksYearZero = false
  /// How its days and years are counted.
  var setting = DateSetting()
  /// The first of the hundred years of which a cell has the two last digits.
  var firstShortYear: Int?
  let location: Problem.Location

  var slots: [Int] {
    var slots = (word?.slots ?? []) + (setting.calendar?.slots ?? [])
    switch cells {
    case .whole(let slot, _, _): slots.append(slot)
    case .parts(let year, let month, let day):
      slots += [year.slot] + [month, day].compactMap { $0?.slot }
    case .constant: break
    }
    return slots
  }

  /// The cell that stands for the date in messages.
  var mainSlot: Int? {
    switch cells {
    case .whole(let slot, _, _): slot
    case .parts(let year, _, _): year.slot
    case .constant: nil
    }
  }
}

/// How a date is meant.
enum DateWord: String, Sendable, CaseIterable {
  /// As it stands.
  case exact
  /// Within it; between two dates, on some day from the one to the other.
  case during
  case circa
  case uncertain
  case circaUncertain = "circa uncertain"
  /// On some day not after it.
  case before
  /// On some day not before it.
  case after
  /// It held from ever to the date.
  case until
  /// It has held from the date on, for ever.
  case since
  /// On some day from the first date to the last.
  case between
  /// All the time from the first date to the last.
  case through
  /// There is no telling.
  case unknown
}

/// The values with which a table says that an end is open, as a mapping lists them.
struct OpenEnd: Hashable, Sendable {
  var values: [String]
  let location: Problem.Location
}

/// How a relationship's period is made of a row.
struct WhenRule: Sendable {
  indirect enum Shape: Sendable {
    /// There are no dates: it may have held at any time.
    case undated
    /// While both ends live.
    case lives
    /// A date; in EDTF an interval too.
    case event(DateRule)
    case interval(start: DateRule?, end: DateRule?)
  }

  /// When an end is open whatever it says.
  enum Open: Sendable {
    case values(OpenEnd)
    case condition(Condition)
    /// Where the date is the first that the table has, or the last.
    case edge
  }

  /// The unit in which rows that continue one another are brought together.
  enum Merge: String, Sendable, CaseIterable { case years, months, days }

  var shape: Shape
  /// How an interval is meant as a whole.
  var word: TextRule?
  var openStart: Open?
  var openEnd: Open?
  var merge: Merge?
  /// What the mapping says here of years before 1; see ``DateRule/lacksYearZero``.
  var saidYearZero: Bool?
  /// What it says of how its dates are counted.
  var setting = DateSetting()
  /// What becomes of a row without any date.
  var undated = DateRule.Missing.skip
  let cache: Int
  /// Every cell that has a say in it.
  var slots: [Int] = []
  let location: Problem.Location

  /// Whether an end is open where the table ends.
  var looksForEdges: Bool {
    [openStart, openEnd].contains { if case .edge = $0 { true } else { false } }
  }

  /// Whether the period follows from the ends' lives, which are known only when all is read.
  var followsLives: Bool { if case .lives = shape { true } else { false } }
}
