import Camarilla

/// What is said of dates at the top of a mapping, or around a date, comes to hold for the date.
extension MappingCompiler {
  /// Settles how each date counts: as it says itself, or as what stands around it, or as the top of its
  /// table or of the mapping says. Births and deaths that say nothing of a year 0 go by the periods.
  mutating func settleDates(of mapping: inout TableMapping, atTop group: [String: YAMLTree]) {
    let said = flag(from: group["year-zero"])
    var setting = dateSetting(of: group)
    // A column is one of the table of relationships.
    if case .text = setting.calendar { setting.calendar = nil }
    var ofAllPeriods: Set<Bool> = []
    for index in mapping.tables.indices {
      let table = mapping.tables[index]
      let ofPeriods = Set(table.relationships.flatMap(\.when.saidYearZeros))
      ofAllPeriods.formUnion(table.saidYearZero.map { [$0] } ?? ofPeriods)
      if table.saidYearZero == nil, ofPeriods.count > 1 { refuseLives(table.lives) }
      let ofLives = table.saidYearZero ?? (ofPeriods.count == 1 ? ofPeriods.first : nil)
      for rule in table.relationships.indices {
        mapping.tables[index].relationships[rule].settle(
          table.saidYearZero, ofLives: ofLives, setting: table.setting)
      }
    }
    if said == nil, ofAllPeriods.count > 1 {
      let tables = mapping.figures.filter { $0.saidYearZero == nil }
      refuseLives(tables.flatMap { [$0.figure.born, $0.figure.died].compactMap { $0 } })
    }
    let ofLives = said ?? (ofAllPeriods.count == 1 ? ofAllPeriods.first : nil)
    for index in mapping.figures.indices {
      let table = mapping.figures[index]
      let (own, inner) = (table.saidYearZero ?? ofLives, table.setting.within(setting))
      mapping.figures[index].figure.settle(own, setting: inner)
      mapping.figures[index].when?.settle(own, setting: inner)
    }
  }

  /// Births and deaths that could count by either of two ways.
  private mutating func refuseLives(_ dates: [DateRule]) {
    for date in dates where date.saidYearZero == nil && date.countsYears {
      fault(
        "some relationships count years with a year 0 and some without it, and this date doesn't say",
        at: date.location, expected: "the key year-zero here, or at the top of the mapping")
    }
  }
}

extension ClaimTableRule {
  /// The dates of birth and death.
  fileprivate var lives: [DateRule] {
    relationships.flatMap { [$0.source, $0.target] }.flatMap {
      [$0.born, $0.died].compactMap { $0 }
    }
  }
}

extension WhenRule {
  /// What is said of the year 0 of any of its dates.
  fileprivate var saidYearZeros: [Bool] {
    ([saidYearZero] + dates.map(\.saidYearZero)).compactMap { $0 }
  }

  fileprivate mutating func settle(_ said: Bool?, setting outer: DateSetting) {
    let inner = setting.within(outer)
    switch shape {
    case .undated, .lives: break
    case .event(var date):
      date.settle(saidYearZero ?? said, setting: inner)
      shape = .event(date)
    case .interval(var start, var end):
      start?.settle(saidYearZero ?? said, setting: inner)
      end?.settle(saidYearZero ?? said, setting: inner)
      shape = .interval(start: start, end: end)
    }
    // A calendar may stand in a cell of its own.
    slots = unique(of: slots + dates.flatMap(\.slots))
  }
}

extension RelationshipRule {
  fileprivate mutating func settle(_ said: Bool?, ofLives: Bool?, setting: DateSetting) {
    when.settle(said, setting: setting)
    source.settle(ofLives, setting: setting)
    target.settle(ofLives, setting: setting)
  }
}

extension FigureRule {
  fileprivate mutating func settle(_ said: Bool?, setting: DateSetting) {
    born?.settle(said, setting: setting)
    died?.settle(said, setting: setting)
    slots = unique(of: slots + [born, died].flatMap { $0?.slots ?? [] })
  }
}

extension DateRule {
  fileprivate mutating func settle(_ said: Bool?, setting outer: DateSetting) {
    lacksYearZero = (saidYearZero ?? said) == false
    setting = setting.within(outer)
  }
}
