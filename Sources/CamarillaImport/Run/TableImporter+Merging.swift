import Camarilla
import CamarillaFormats

/// The dyad-years of a table, brought together into periods.
///
/// Space: an entry for all years that agree in everything but the year, and a run for every stretch
/// of them.
struct DyadYears {
  /// What makes two years the same claim, whichever entry of the mapping it came by.
  struct Key: Hashable {
    let kind: UInt16
    let source: Int32
    let target: Int32
    let weight: Double
    let confidence: Double
    /// The number of the texts.
    let texts: Int32
  }

  struct Entry {
    let claim: RowClaim
    /// The ends as the first row had them.
    let ends: (source: Int32, target: Int32)
    var years = YearRuns()
  }

  var entries: [Entry] = []
  private var indices: [Key: Int] = [:]
  private var textIndices = ByteInterner()
  private var textCount: Int32 = 0

  /// The entry of a claim whose years are brought together.
  ///
  /// - Parameter isDirected: whether the claim is another one when its ends change places.
  mutating func index(
    of claim: RowClaim, ends: (source: Int32, target: Int32), isDirected: Bool
  ) -> Int {
    // An undirected pair is the same whichever way a row has it.
    let isTurned = !isDirected && ends.source > ends.target
    let key = Key(
      kind: claim.kind, source: isTurned ? ends.target : ends.source,
      target: isTurned ? ends.source : ends.target, weight: claim.weight,
      confidence: claim.confidence, texts: index(of: claim.texts))
    if let index = indices[key] { return index }
    indices[key] = entries.count
    entries.append(Entry(claim: claim, ends: ends))
    return entries.count - 1
  }

  /// A number for texts; equal texts have the same.
  private mutating func index(of texts: RowTexts) -> Int32 {
    let key = texts.mergingKey
    if let known = textIndices.value(of: key) { return known }
    defer { textCount += 1 }
    textIndices.set(textCount, for: key)
    return textCount
  }
}

extension RowTexts {
  /// What must agree in rows that are merged: everything but the line of a citation's locator.
  fileprivate var mergingKey: [UInt8] {
    var key: [UInt8] = []
    func append(_ text: String) {
      key += text.utf8
      // Text holds no NUL.
      key.append(0)
    }
    append(post)
    append(note)
    for (column, text) in attributes.sorted(by: { $0.column < $1.column }) {
      append("\(column)")
      append(text)
    }
    key.append(0)
    for citation in citations {
      append(citation.citation.description)
      append(citation.linePrefix.map { "#\($0)" } ?? "")
    }
    return key
  }
}

extension TableImporter {
  /// Adds a year to those of its claim.
  mutating func merge(
    _ year: Int, of claim: RowClaim, ends: (source: Int32, target: Int32), line: Int,
    isOpenStart: Bool, isOpenEnd: Bool
  ) {
    let entry = claims.years.index(
      of: claim, ends: ends, isDirected: rules.directedKinds.contains(claim.kind))
    let isNew = claims.years.entries[entry].years.add(
      year, line: line, isOpenStart: isOpenStart, isOpenEnd: isOpenEnd)
    if isNew { report.mergedYears += 1 } else { report.repeatedYears += 1 }
  }

  /// The row's year, astronomically numbered.
  func year(
    rule: WhenRule, table: borrowing MappedTable
  ) throws(CellStop) -> RowTime {
    guard case .event(let dateRule) = rule.shape, let (date, _) = try table.date(rule: dateRule)
    else {
      throw .skip(SkipReason("no date"))
    }
    guard let year = Int(date.description), -9999...9999 ~= year else {
      throw .fault(
        CellFault(
          slot: dateRule.mainSlot,
          message: "'\(shortened(date.description))' is no year to be merged",
          expected: "a year of at most four digits"))
    }
    let end = Period.End.date(date)
    return .year(
      year, isOpenStart: table.isOpen(rule.openStart, date: dateRule, end: end),
      isOpenEnd: table.isOpen(rule.openEnd, date: dateRule, end: end))
  }

  /// Makes the relationships of the merged years, in the order in which their pairs first came up.
  mutating func finishMerging(
    _ builder: inout Chronicle.Builder,
    _ eachBatch: (inout Chronicle.Builder) throws(FormatsError) -> Void
  ) throws(FormatsError) {
    for entry in claims.years.entries {
      for run in entry.years.runs {
        let when = builder.intern(Self.period(of: run))
        let citations = list(entry.claim.texts.citations, line: run.line, builder: &builder)
        add(entry.claim, ends: entry.ends, when: when, citations: citations, builder: &builder)
        if builder.table.count >= Self.batch { try handOver(&builder, eachBatch) }
      }
    }
    claims.years = DyadYears()
  }

  /// From the first day of a run to its last, open where it goes on.
  private static func period(of run: YearRuns.Run) -> Period {
    func end(_ year: Int, isOpen: Bool) -> Period.End {
      isOpen ? .open : HistoricalDate(year: year).map { .date($0) } ?? .unknown
    }
    return .interval(
      Period.Interval(
        uncheckedStart: end(run.first, isOpen: run.isOpenStart),
        end: end(run.last, isOpen: run.isOpenEnd)))
  }
}
