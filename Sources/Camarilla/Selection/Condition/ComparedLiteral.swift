/// What cells are compared with, read once for all of them.
struct ComparedLiteral {
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
  ) -> (ConditionCell) -> TruthValue {
    if comparison == .unequal {
      let equality = self.comparison(.equal)
      return { !equality($0) }
    }
    return { cell in
      switch cell {
      case .blank: TruthValue(comparison == .equal && literal == .init(text: "", isQuoted: true))
      case .number(let own): TruthValue(number.map { own.compared(comparison, with: $0) } ?? false)
      case .time(let time, _): self.time(time, comparison)
      case .open(let day): self.time(.always(day), comparison)
      case .text(let text): self.text(text, comparison)
      }
    }
  }

  private func time(
    _ time: ComparedTime, _ comparison: Selection.Condition.Comparison
  ) -> TruthValue {
    days.map { time.compared(comparison, with: $0, rule: rule) } ?? TruthValue(false)
  }

  /// A text is compared with a text; with a number or a date, by what it says as one.
  private func text(
    _ text: String, _ comparison: Selection.Condition.Comparison
  ) -> TruthValue {
    if let number, let own = text.finiteNumber {
      return TruthValue(own.compared(comparison, with: number))
    }
    if let plainDays, let period = try? Period.reading(text).period {
      return ComparedTime.period(period).compared(comparison, with: plainDays, rule: rule)
    }
    // What is no date is neither before nor after one.
    guard literal.isQuoted, plainDays == nil || comparison == .equal else {
      return TruthValue(false)
    }
    return TruthValue(text.compared(comparison, with: literal.text))
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
