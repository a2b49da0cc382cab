import GraphKernels

extension Chronicle {
  /// Why no relationship of some time is left; nil where one is, or where none holds and those are asked for
  /// who stand alone.
  ///
  /// - Parameters:
  ///   - times: of which snapshots are taken; nil where any time will do.
  ///   - options: the options they are taken with.
  /// - Complexity: O(m) where nothing is left, else up to the first that is.
  package func emptySelection(
    of times: [AskedTime]?, options: SnapshotOptions
  ) -> EmptySelection? {
    let filter = RowFilter(chronicle: self, options: options)
    var isHeld = PeriodAnswers { period in
      times?.contains { $0.isHeld(by: period, options: options) } ?? true
    }
    let isEmpty = !(0..<table.count).contains { row in
      isHeld.answer(forPeriod: Int(table.whens[row]), in: table.periods) && filter.includes(row)
    }
    let unit = times?.first?.steps.unit ?? .year
    func emptyCircle() -> EmptySelection? {
      guard let cause = causeOfEmptyCircle(of: times, options: options) else { return nil }
      return EmptySelection(
        causes: [cause], options: options, unit: unit, years: self.years, count: 0, kinds: [],
        highestConfidence: 0)
    }
    guard isEmpty else { return emptyCircle() }
    // Those alive then, or those of the circle who stand alone, may be what was asked for.
    let isSomebodyThere =
      options.includesIsolated && times != nil
      && !EverHeld(in: self, at: times, options: options).isEmpty
    if isSomebodyThere, !options.selection.isAll,
      emptySelection(of: times, options: options.withoutSelection) == nil
    {
      return nil
    }
    var census = SelectionCensus(chronicle: self, times: times, options: options)
    for row in 0..<table.count { census.add(row) }
    var causes = census.causes
    if table.count == 0 {
      causes = [.noRelationships]
    } else if census.count == 0 {
      // There is nothing that an option leaves out.
      if isSomebodyThere { return nil }
      causes = [nearest(outside: times ?? [])]
    }
    return EmptySelection(
      causes: causes, options: options, unit: unit, years: self.years, count: census.count,
      kinds: zip(kinds, census.kinds).filter { $1 > 0 }.map { ($0.name, $1) },
      highestConfidence: census.highestConfidence, isSomebodyThere: isSomebodyThere)
  }

  /// Why the circle of a selection holds nobody at any of some times; nil where it holds somebody.
  private func causeOfEmptyCircle(
    of times: [AskedTime]?, options: SnapshotOptions
  ) -> EmptySelection.Cause? {
    guard options.selection.isBySnapshot else { return nil }
    guard EverHeld(in: self, at: times, options: options).isEmpty else { return nil }
    var around = options
    (around.selection.core, around.selection.isLargest) = (nil, false)
    if EverHeld(in: self, at: times, options: around).isEmpty {
      let leftOut = around.selection.around.sorted().map {
        (figure: $0, leftOut: options.filter(leavingOut: $0, in: self))
      }
      // Options that leave somebody out by name are to blame, and no others.
      let others: [EmptySelection.Filter] =
        leftOut.contains { $0.leftOut != nil }
        ? []
        : EmptySelection.Filter.allCases.filter { filter in
          guard filter.isActive(in: options, isTimeAsked: times != nil) else { return false }
          var wider = around
          filter.apply(SnapshotOptions(), to: &wider)
          return !EverHeld(in: self, at: times, options: wider).isEmpty
        }
      return .nobodyAround(leftOut, unless: others)
    }
    let snapshots =
      times.map { times in
        AnySequence(times.lazy.flatMap { $0.snapshots(of: self, options: around) })
      } ?? AnySequence([snapshot(during: .always, options: around)])
    let cores = snapshots.map { $0.tieGraph().coreNumbers().max() ?? 0 }
    return .core(highest: cores.max() ?? 0)
  }

  private func nearest(outside times: [AskedTime]) -> EmptySelection.Cause {
    EmptySelection.nearest(outside: times) { days in
      var (before, after): (CalendarDay?, CalendarDay?)
      for period in table.periods {
        let (start, end) = period.bounds(.standard)
        if end < days.lowerBound { before = max(before ?? end, end) }
        if start > days.upperBound { after = min(after ?? start, start) }
      }
      return (before, after)
    }
  }
}
