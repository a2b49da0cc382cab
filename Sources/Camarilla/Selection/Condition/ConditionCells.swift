import GraphKernels

/// A cell that a condition asks about.
enum ConditionCell {
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

extension ConditionCell {
  /// One end of a period; of an event both are its date.
  init(_ side: Period.End.Side, of period: Period) {
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

// MARK: Columns

extension ConditionMatcher {
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
    case "value":
      return { .number(sign($0) * table.weights[$0].decimalProduct(table.confidences[$0]) + 0) }
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
