import Camarilla
import Synchronization

/// Times that were given in a form that not everybody takes for what it is: years up to 0 by their bare number, and
/// parts of a year that look like a range of years.
final class CountedYears: Sendable {
  /// Where the arguments that are being read note such years.
  @TaskLocal static var current: CountedYears?

  private let years = Mutex<[Int]>([])
  private let ranges = Mutex<[(text: String, meant: String)]>([])

  /// Notes a year, unless it stands in the four digits of EDTF, whose writers know how they count.
  func add(_ text: String, year: Int) {
    let digits = text.drop { $0 == "-" || $0 == TimeArgument.minus }
    guard digits.allSatisfy({ ("0"..."9").contains($0) }), digits.count != 4 else { return }
    years.withLock { if !$0.contains(year) { $0.append(year) } }
  }

  /// Notes `1926-27`, which is a part of 1926 in EDTF, and a range of years to historians.
  func add(rangeReadAsPart text: String) {
    guard let period = try? Period(text), let (meant, remark) = try? Period.reading(text),
      remark != nil, meant != period
    else { return }
    ranges.withLock {
      if !$0.contains(where: { $0.text == text }) { $0.append((text, "\(meant)")) }
    }
  }

  /// What is to be said of the times noted.
  var remarks: [String] {
    let parts = ranges.withLock { $0 }.map { text, meant in
      "\(text) is a part of the year, as in EDTF; the years are written \(meant)"
    }
    return (remark.map { [$0] } ?? []) + parts
  }

  /// How the years noted count.
  private var remark: String? {
    let years = years.withLock { $0 }
    guard let first = years.first else { return nil }
    let meanings = years.map { "\($0) is \(CalendarYear($0))" }.joined(separator: ", ")
    let other = first == 0 ? 44 : -first
    return "\(meanings): years count astronomically, and \(other) BCE is written \(other)BCE"
  }
}
