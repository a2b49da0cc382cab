import Camarilla
import CamarillaFormats

extension TableImporter {
  /// Adds the time of a row to that of its claim.
  mutating func merge(
    _ run: RunOfUnits, of claim: RowClaim, ends: (source: Int32, target: Int32), line: Int
  ) {
    let entry = claims.runs.index(
      of: claim, unit: run.unit, ends: ends,
      isDirected: bound.directedKinds.contains(claim.kind))
    let isNew = claims.runs.entries[entry].units.add(
      UnitRuns.Run(
        first: run.first, last: run.last, line: line, table: tableIndex,
        isOpenStart: run.isOpenStart, isOpenEnd: run.isOpenEnd))
    switch (run.unit, isNew) {
    case (.years, true): report.mergedYears += 1
    case (.years, false): report.repeatedYears += 1
    case (_, true): report.mergedPeriods += 1
    case (_, false): report.repeatedPeriods += 1
    }
  }

  /// Makes the relationships of the merged rows, in the order in which their pairs first came up.
  mutating func finishMerging(
    _ builder: inout Chronicle.Builder,
    _ eachBatch: (inout Chronicle.Builder) throws(FormatsError) -> Void
  ) throws(FormatsError) {
    let (columns, citesLines) = mapping.mergedColumns
    for entry in claims.runs.entries {
      let first = report.relationships
      for run in entry.units.runs {
        let when = builder.intern(entry.unit.period(of: run))
        let citations = list(entry.claim.texts.citations, line: run.line, builder: &builder)
        add(entry.claim, ends: entry.ends, when: when, citations: citations, builder: &builder)
        if builder.table.count >= Self.batch { try handOver(&builder, eachBatch) }
      }
      if let last = report.merged.last, last.unit == entry.unit.unit,
        last.rows.upperBound == first
      {
        report.merged[report.merged.count - 1].rows =
          last.rows.lowerBound..<report.relationships
      } else {
        report.merged.append(
          MergedPeriods(
            rows: first..<report.relationships, unit: entry.unit.unit, columns: columns,
            citesLines: citesLines))
      }
    }
    claims.runs = ClaimRuns()
  }
}

extension TableMapping {
  /// The columns that it fills of relationships which are merged, and whether their citations tell lines.
  fileprivate var mergedColumns: (columns: Set<String>, citesLines: Bool) {
    let rules = tables.flatMap(\.relationships).filter { $0.when.merge != nil }
    var columns: Set<String> = []
    for rule in rules {
      for (name, isFilled) in [
        ("weight", rule.weight != nil), ("confidence", rule.confidence != nil),
        ("post", rule.post != nil), ("note", rule.note != nil),
        ("citation", !rule.citations.isEmpty),
      ] where isFilled {
        columns.insert(name)
      }
      columns.formUnion(rule.attributes.map(\.name))
    }
    let locators = rules.flatMap(\.citations).compactMap(\.locator)
    return (columns, locators.contains(where: \.usesLine))
  }
}

extension WhenRule.Merge {
  /// The unit of time.
  fileprivate var unit: TimeUnit {
    switch self {
    case .years: .year
    case .months: .month
    case .days: .day
    }
  }

  /// The units that a date covers, counted from some first one; nil for a date that is not plain, or finer than
  /// the unit.
  func units(of date: HistoricalDate) -> ClosedRange<Int>? {
    let (first, last) = (date.earliest.civil, date.latest.civil)
    let plain: HistoricalDate? =
      switch date.precision {
      case .year: HistoricalDate(year: first.year)
      case .month: HistoricalDate(year: first.year, month: first.month)
      case .day: HistoricalDate(date.earliest)
      default: nil
      }
    guard plain == date, -9999...9999 ~= first.year else { return nil }
    switch self {
    case .years: return date.precision == .year ? first.year...last.year : nil
    case .months:
      if date.precision == .day { return nil }
      return (first.year * 12 + first.month - 1)...(last.year * 12 + last.month - 1)
    case .days: return date.earliest.number...date.latest.number
    }
  }

  /// From the first day of a run to its last, open where it goes on.
  fileprivate func period(of run: UnitRuns.Run) -> Period {
    func end(_ unit: Int, isOpen: Bool) -> Period.End {
      isOpen ? .open : date(of: unit).map { .date($0) } ?? .unknown
    }
    return .interval(
      Period.Interval(
        uncheckedStart: end(run.first, isOpen: run.isOpenStart),
        end: end(run.last, isOpen: run.isOpenEnd)))
  }

  private func date(of unit: Int) -> HistoricalDate? {
    switch self {
    case .years: return HistoricalDate(year: unit)
    case .months:
      let month = (unit % 12 + 12) % 12
      return HistoricalDate(year: (unit - month) / 12, month: month + 1)
    case .days: return HistoricalDate(CalendarDay(number: unit))
    }
  }

  /// One of the units: `year`.
  fileprivate var singular: String { String(rawValue.dropLast()) }
}

extension MappedTable {
  /// The row's years, months or days; nil where its period has an end that isn't a date, which stays as it is.
  ///
  /// - Throws: for a row without a date, and for one that is no such unit.
  func run(rule: WhenRule, unit: WhenRule.Merge) throws(CellStop) -> RunOfUnits? {
    switch rule.shape {
    case .undated, .lives: return nil
    case .event(let date):
      guard let (period, word) = try time(rule: date) else { throw .skip(SkipReason("no date")) }
      guard case .date(let start) = period.ends.start, case .date(let end) = period.ends.end,
        word == .exact
      else { return nil }
      let (first, last) = (
        try units(of: start, unit: unit, slot: date.mainSlot),
        try units(of: end, unit: unit, slot: date.mainSlot)
      )
      return RunOfUnits(
        unit: unit, first: first.lowerBound, last: last.upperBound,
        isOpenStart: isOpen(rule.openStart, of: .start, date: date, end: .date(start), rule: rule),
        isOpenEnd: isOpen(rule.openEnd, of: .end, date: date, end: .date(end), rule: rule))
    case .interval(let start, let end):
      guard let start, let end, try dateWord(rule: rule.word) == .exact,
        let (first, firstWord) = try date(rule: start, of: .start),
        let (last, lastWord) = try date(rule: end, of: .end), firstWord == .exact,
        lastWord == .exact, !first.isSet, !last.isSet
      else { return nil }
      let (from, through) = (
        try units(of: first, unit: unit, slot: start.mainSlot),
        try units(of: last, unit: unit, slot: end.mainSlot)
      )
      // Told, or made an instant, as it is where nothing is merged.
      if through.upperBound < from.lowerBound { return nil }
      return RunOfUnits(
        unit: unit, first: from.lowerBound, last: through.upperBound,
        isOpenStart: isOpen(
          rule.openStart, of: .start, date: start, end: .date(first), rule: rule),
        isOpenEnd: isOpen(rule.openEnd, of: .end, date: end, end: .date(last), rule: rule))
    }
  }

  private func units(
    of date: HistoricalDate, unit: WhenRule.Merge, slot: Int?
  ) throws(CellStop) -> ClosedRange<Int> {
    if let units = unit.units(of: date) { return units }
    let isFiner = date.precision == .day || date.precision == .month && unit == .years
    throw .fault(
      CellFault(
        slot: slot,
        message: isFiner && unit != .days
          ? "'\(shortened(date.description))' is more than a \(unit.singular), and \(unit.rawValue) are to be merged"
          : "'\(shortened(date.description))' is no \(unit.singular) to be merged",
        expected: unit == .years
          ? "a year of at most four digits"
          : "a plain date that is no finer than a \(unit.singular)"))
  }
}
