import Camarilla
import CamarillaFormats

/// The dyad-years of a table, brought together into periods.
///
/// Space: an entry for all years that agree in everything but the year, and a run for every stretch
/// of them.
struct DyadYears {
  struct Key: Hashable {
    let rule: Int32
    let kind: UInt16
    let source: Int32
    let target: Int32
    let weight: Double
    let confidence: Double
    /// The place of the texts.
    let texts: Int32
  }

  struct Entry {
    let key: Key
    /// The ends as the first row had them.
    let ends: (source: Int32, target: Int32)
    var years = YearRuns()
  }

  var entries: [Entry] = []
  private var indices: [Key: Int] = [:]
  private(set) var texts: [RowTexts] = []
  private var textPlaces = ByteInterner()

  /// The place of texts that are to agree; equal texts have one place.
  mutating func place(of row: RowTexts) -> Int32 {
    var key: [UInt8] = []
    for text in [row.post, row.note] + row.attributes + row.citations.map(\.description) {
      key += text.utf8
      key.append(0)
    }
    if let known = textPlaces.value(of: key) { return known }
    let place = Int32(texts.count)
    texts.append(row)
    textPlaces.set(place, for: key)
    return place
  }

  mutating func index(of key: Key, ends: (source: Int32, target: Int32)) -> Int {
    if let index = indices[key] { return index }
    indices[key] = entries.count
    entries.append(Entry(key: key, ends: ends))
    return entries.count - 1
  }
}

extension TableImporter {
  mutating func mergeYear(
    _ index: Int, _ kind: UInt16, _ ends: (source: Int32, target: Int32), _ weight: Double,
    _ confidence: Double, _ texts: RowTexts, _ table: borrowing MappedTable
  ) throws(DateStop) {
    let rule = mapping.relationships[index].when
    guard case .event(let date) = rule.shape else { return }
    guard let year = try year(date, rule, table) else { throw .skip(reason: "no date") }
    // An undirected pair is the same whichever way a row has it.
    let isTurned = !directedKinds.contains(kind) && ends.source > ends.target
    let key = DyadYears.Key(
      rule: Int32(index), kind: kind, source: isTurned ? ends.target : ends.source,
      target: isTurned ? ends.source : ends.target, weight: weight, confidence: confidence,
      texts: merger.place(of: texts))
    let entry = merger.index(of: key, ends: ends)
    let isNew = merger.entries[entry].years.add(
      year, line: table.line, isOpenStart: table.isOpen(rule.openStart, date),
      isOpenEnd: table.isOpen(rule.openEnd, date))
    if isNew { report.mergedYears += 1 } else { report.repeatedYears += 1 }
  }

  /// The row's year, astronomically numbered; nil where it has none.
  private func year(
    _ date: DateRule, _ rule: WhenRule, _ table: borrowing MappedTable
  ) throws(DateStop) -> Int? {
    guard let (text, _) = try table.date(date, lacksYearZero: rule.lacksYearZero) else {
      return nil
    }
    if let year = Int(text), abs(year) <= 9999 { return year }
    throw .fault(
      CellFault(
        slot: date.mainSlot, message: "'\(shortened(text))' is no year to be merged",
        expected: "a year of at most four digits"))
  }

  /// Makes the relationships of the merged years, in the order in which their pairs first came up.
  mutating func finishMerging(
    _ builder: inout Chronicle.Builder,
    _ eachBatch: (inout Chronicle.Builder) throws(FormatsError) -> Void
  ) throws(FormatsError) {
    for entry in merger.entries {
      let index = Int(entry.key.rule)
      let texts = merger.texts[Int(entry.key.texts)]
      for run in entry.years.runs {
        let when = builder.intern(Self.period(run))
        var citations = texts.citations
        for (place, rule) in mapping.relationships[index].citations.enumerated() {
          guard case .line(let prefix) = rule.locator?.parts.first, place < citations.count else {
            continue
          }
          citations[place].locator = "\(prefix)\(run.line)"
        }
        let usesLine = citations != texts.citations
        let list = usesLine ? builder.append(citations) : builder.intern(citations)
        add(
          index, entry.key.kind, entry.ends, when, entry.key.weight, entry.key.confidence, texts,
          list, &builder)
        if builder.table.count >= Self.batch { try eachBatch(&builder) }
      }
    }
    merger = DyadYears()
  }

  /// From the first day of a run to its last, open where it goes on.
  private static func period(_ run: YearRuns.Run) -> Period {
    func end(_ year: Int, _ isOpen: Bool) -> Period.End {
      isOpen ? .open : HistoricalDate(year: year).map { .date($0) } ?? .unknown
    }
    return .interval(
      Period.Interval(
        uncheckedStart: end(run.first, run.isOpenStart), end: end(run.last, run.isOpenEnd)))
  }
}
