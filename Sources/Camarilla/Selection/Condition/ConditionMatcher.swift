extension Selection.Condition {
  /// Whether each of a chronicle's figures meets what is asked of figures, by index; nil where nothing is.
  func figures(in chronicle: Chronicle, options: SnapshotOptions) -> ((Int) -> Bool)? {
    guard let term = figureTerm else { return nil }
    let matcher = ConditionMatcher(chronicle: chronicle, options: options)
    let likelihood = matcher.likelihood(of: term) { matcher.figureCells(of: $0.text) }
    return { likelihood($0).holds(options.certainty) }
  }

  /// Whether each of a chronicle's relationships meets what is asked of relationships, by row; nil where nothing
  /// is. Columns that the chronicle has not are blank.
  func relationships(in chronicle: Chronicle, options: SnapshotOptions) -> ((Int) -> Bool)? {
    guard let term = tieTerm else { return nil }
    let matcher = ConditionMatcher(chronicle: chronicle, options: options)
    let likelihood = matcher.likelihood(of: term) { matcher.tieCells(of: $0) }
    return { likelihood($0).holds(options.certainty) }
  }
}

/// A cell that a condition asks about.
private enum ConditionCell {
  case blank
  case text(String)
  case number(Double)
  case time(ComparedTime, text: String)
  /// An open end of a relationship, which is blank and yet compared.
  case open(CalendarDay)

  init(_ text: String?) {
    self = if let text, !text.isEmpty { .text(text) } else { .blank }
  }

  init(_ date: HistoricalDate?) {
    self = if let date { .time(.period(.event(date)), text: date.description) } else { .blank }
  }
}

/// Asks the columns of a chronicle's figures and relationships.
private struct ConditionMatcher {
  typealias Condition = Selection.Condition

  let chronicle: Chronicle
  /// How far approximate dates reach: not at all where what is certain is asked for.
  let rule: ApproximationRule

  init(chronicle: Chronicle, options: SnapshotOptions) {
    self.chronicle = chronicle
    rule = options.certainty == .certain ? .exact : options.approximation
  }

  /// How likely a term holds of a row, whose columns are given.
  func likelihood(
    of term: Condition.Term, cells: @escaping (Condition.Name) -> (Int) -> ConditionCell
  ) -> (Int) -> Likelihood {
    switch term {
    case .test(let test):
      let (cell, predicate) = (cells(test.name), predicate(test.predicate))
      return { row in predicate(cell(row)) }
    case .not(let term):
      let likelihood = likelihood(of: term, cells: cells)
      return { !likelihood($0) }
    case .all(let terms):
      let parts = terms.map { likelihood(of: $0, cells: cells) }
      return { row in
        var all = Likelihood(true)
        for part in parts where all.isPossible {
          let part = part(row)
          all.isPossible = part.isPossible
          all.isCertain = all.isCertain && part.isCertain
        }
        if !all.isPossible { all.isCertain = false }
        return all
      }
    case .any(let terms):
      let parts = terms.map { likelihood(of: $0, cells: cells) }
      return { row in
        var any = Likelihood(false)
        for part in parts where !any.isCertain {
          let part = part(row)
          any.isPossible = any.isPossible || part.isPossible
          any.isCertain = part.isCertain
        }
        return any
      }
    }
  }

  private func predicate(_ predicate: Condition.Predicate) -> (ConditionCell) -> Likelihood {
    switch predicate {
    case .isBlank:
      return { cell in
        switch cell {
        case .blank, .open: Likelihood(true)
        case .text, .number, .time: Likelihood(false)
        }
      }
    case .isLike(let pattern):
      let isLike = pattern.matcher()
      return { cell in
        switch cell {
        case .blank, .open: Likelihood(false)
        case .text(let text), .time(_, let text): Likelihood(isLike(text))
        case .number(let number): Likelihood(isLike(shortest(of: number)))
        }
      }
    case .compares(let comparison, let literal):
      return ComparedLiteral(literal, rule: rule).comparison(comparison)
    case .isAmong(let literals):
      let tests = literals.map { ComparedLiteral($0, rule: rule).comparison(.equal) }
      return { cell in
        var any = Likelihood(false)
        for test in tests where !any.isCertain {
          let one = test(cell)
          any.isPossible = any.isPossible || one.isPossible
          any.isCertain = one.isCertain
        }
        return any
      }
    }
  }

  // MARK: Columns

  func figureCells(of name: String) -> (Int) -> ConditionCell {
    let figures = chronicle.figures
    guard let field = Figure.field(named: name) else {
      return { figure in
        ConditionCell(figures[figure].attributes.first { $0.name == name }?.value)
      }
    }
    if case .date(let date) = field.content {
      return { ConditionCell(figures[$0][keyPath: date]) }
    }
    return { ConditionCell(field.text(of: figures[$0])) }
  }

  func tieCells(of name: Condition.Name) -> (Int) -> ConditionCell {
    let (table, kinds, figures) = (chronicle.table, chronicle.kinds, chronicle.figures)
    func figure(_ index: Int32) -> ConditionCell { .text(figures[Int(index)].id.rawValue) }
    func sign(_ row: Int) -> Double { Double(kinds[Int(table.kinds[row])].sign.rawValue) }
    switch name.scope {
    case .figure, .source:
      let cells = figureCells(of: name.text)
      return { cells(Int(table.sources[$0])) }
    case .target:
      let cells = figureCells(of: name.text)
      return { cells(Int(table.targets[$0])) }
    case .tie: break
    }
    switch name.text {
    case "id": return { .text(table.id(at: $0)) }
    case "kind": return { .text(kinds[Int(table.kinds[$0])].name) }
    case "source": return { figure(table.sources[$0]) }
    case "target": return { figure(table.targets[$0]) }
    case "when":
      return { row in
        let period = table.periods[Int(table.whens[row])]
        return .time(.period(period), text: period.description)
      }
    case "start", "end":
      let side: Period.End.Side = name.text == "start" ? .start : .end
      return { ConditionCell(side, of: table.periods[Int(table.whens[$0])]) }
    case "sign": return { .number(sign($0)) }
    case "weight": return { .number(table.weights[$0]) }
    case "confidence": return { .number(table.confidences[$0]) }
    case "value": return { .number(sign($0) * table.weights[$0] * table.confidences[$0]) }
    case "post": return { ConditionCell(table.posts[$0]) }
    case "note": return { ConditionCell(table.notes[$0]) }
    case "citation":
      return { row in
        let list = table.citationLists[Int(table.citations[row])]
        return ConditionCell(list.map(\.description).joined(separator: ";"))
      }
    default:
      guard let column = table.attributes.first(where: { $0.name == name.text })?.column else {
        return { _ in .blank }
      }
      return { ConditionCell(column[$0]) }
    }
  }
}

extension ConditionCell {
  /// One end of a period; of an event both are its date.
  fileprivate init(_ side: Period.End.Side, of period: Period) {
    switch period {
    case .event(let date): self.init(date)
    case .interval(let interval):
      switch side == .start ? interval.start : interval.end {
      case .date(let date): self.init(date)
      case .unknown: self = .blank
      case .open: self = .open(side == .start ? .distantPast : .distantFuture)
      }
    }
  }
}

/// What cells are compared with, read once for all of them.
private struct ComparedLiteral {
  private let literal: Selection.Condition.Literal
  private let number: Double?
  /// The days that it means as a date.
  private let days: ClosedRange<CalendarDay>?
  /// Likewise, where the cells of a further column that are dates are compared with it as one.
  private let plainDays: ClosedRange<CalendarDay>?
  private let rule: ApproximationRule

  init(_ literal: Selection.Condition.Literal, rule: ApproximationRule) {
    func days(_ period: Period?) -> ClosedRange<CalendarDay>? {
      guard let (start, end) = period?.bounds(.exact), start <= end else { return nil }
      return start...end
    }
    self.literal = literal
    self.rule = rule
    number = literal.number
    self.days = days(literal.period)
    plainDays = literal.isQuoted ? days(literal.plainPeriod) : self.days
  }

  func comparison(
    _ comparison: Selection.Condition.Comparison
  ) -> (ConditionCell) -> Likelihood {
    if comparison == .unequal {
      let equality = self.comparison(.equal)
      return { !equality($0) }
    }
    return { cell in
      switch cell {
      case .blank: Likelihood(comparison == .equal && literal == .init(text: "", isQuoted: true))
      case .number(let own): Likelihood(number.map { own.compared(comparison, with: $0) } ?? false)
      case .time(let time, _): self.time(time, comparison)
      case .open(let day): self.time(.always(day), comparison)
      case .text(let text): self.text(text, comparison)
      }
    }
  }

  private func time(
    _ time: ComparedTime, _ comparison: Selection.Condition.Comparison
  ) -> Likelihood {
    days.map { time.compared(comparison, with: $0, rule: rule) } ?? Likelihood(false)
  }

  /// A text is compared with a text; with a number or a date, by what it says as one.
  private func text(
    _ text: String, _ comparison: Selection.Condition.Comparison
  ) -> Likelihood {
    if let number, let own = text.finiteNumber {
      return Likelihood(own.compared(comparison, with: number))
    }
    if let plainDays, let period = try? Period.reading(text).period {
      return ComparedTime.period(period).compared(comparison, with: plainDays, rule: rule)
    }
    // What is no date is neither before nor after one.
    guard literal.isQuoted, plainDays == nil || comparison == .equal else {
      return Likelihood(false)
    }
    return Likelihood(text.compared(comparison, with: literal.text))
  }
}

extension Comparable {
  /// Whether it lies so to another.
  fileprivate func compared(
    _ comparison: Selection.Condition.Comparison, with other: Self
  ) -> Bool {
    switch comparison {
    case .equal: self == other
    case .unequal: self != other
    case .less: self < other
    case .lessOrEqual: self <= other
    case .greater: self > other
    case .greaterOrEqual: self >= other
    }
  }
}
