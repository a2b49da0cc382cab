import Camarilla
import CamarillaFormats

// What the rules of a table make of its columns, as far as their cells can be repaired: columns that are taken as they
// stand. What is joined, looked up or written in a format of its own is nothing that a repair could judge.

extension ClaimTableRule {
  func roles(in table: borrowing MappedTable) -> ForeignColumns {
    var columns = ForeignColumns()
    for rule in relationships {
      for (end, name) in [(rule.source, "source"), (rule.target, "target")] {
        columns.take(end.id, as: .init(.figure, name: name), in: table)
        columns.take(end, in: table)
      }
      if case .lookup(let text) = rule.kind { columns.take(text, as: .init(.kind), in: table) }
      columns.take(rule.when, in: table)
      if let weight = rule.weight {
        let isAny = weight.isAbsolute || weight.scale < 0
        let least = isAny ? -Double.greatestFiniteMagnitude : 0
        columns.take(
          weight.text, as: .init(.number(least...Double.greatestFiniteMagnitude)), in: table)
      }
      if let confidence = rule.confidence, confidence.scale == 1, !confidence.isAbsolute {
        columns.take(confidence.text, as: .init(.number(0...1)), in: table)
      }
    }
    return columns
  }

  /// What may stand in its column of kinds: the names of kinds, or the values that have a meaning.
  func kindWords(beside kinds: [RelationshipKind]) -> [String] {
    for rule in relationships {
      guard case .lookup(let text) = rule.kind, let lookup = text.lookup, !lookup.isOfKindNames
      else { continue }
      return lookup.exact.keys.sorted()
    }
    let own = kinds.map(\.name)
    return RelationshipKind.standard.map(\.name).filter { !own.contains($0) } + own
  }
}

extension FigureTableRule {
  func roles(in table: borrowing MappedTable) -> ForeignColumns {
    var columns = ForeignColumns()
    columns.take(figure.id, as: .init(.key, name: "id"), in: table)
    columns.take(figure, in: table)
    if let when { columns.take(when, in: table) }
    return columns
  }
}

extension SourceTableRule {
  func roles(in table: borrowing MappedTable) -> ForeignColumns {
    var columns = ForeignColumns()
    columns.take(id, as: .init(.key, name: "id"), in: table)
    return columns
  }
}

extension ForeignColumns {
  /// Notes what a column holds that is taken as it stands, unless another rule said it.
  fileprivate mutating func take(
    _ rule: TextRule?, as role: Role, in table: borrowing MappedTable
  ) {
    guard let rule, let slot = rule.singleColumn else { return }
    // Values that are looked up are what the mapping knows, or nothing.
    if let lookup = rule.lookup {
      guard case .kind = role.content, lookup.prefixes.isEmpty, lookup.ranges.isEmpty,
        lookup.otherwise == nil
      else { return }
    }
    take(slot: slot, as: role, in: table)
  }

  private mutating func take(slot: Int, as role: Role, in table: borrowing MappedTable) {
    let column = table.columns[slot]
    guard column >= 0, roles[column] == nil else { return }
    var role = role
    // Columns are told apart by their names; both ends of relationships are one column to a person.
    if let name = role.name, roles.values.contains(where: { $0.name == name }) {
      role.name = name == "source" ? "target" : nil
    }
    roles[column] = role
  }

  /// What is said of a figure beside its id.
  fileprivate mutating func take(_ figure: FigureRule, in table: borrowing MappedTable) {
    take(figure.name, as: .init(.name), in: table)
    for date in [figure.born, figure.died] { take(date, as: .date, in: table) }
  }

  fileprivate mutating func take(_ when: WhenRule, in table: borrowing MappedTable) {
    switch when.shape {
    case .undated, .lives: break
    case .event(let date):
      take(
        date, as: .period, words: Self.words(of: when.openStart) + Self.words(of: when.openEnd),
        in: table)
    case .interval(let start, let end):
      take(
        start, as: .end(.start), name: "start", words: Self.words(of: when.openStart), in: table)
      take(end, as: .end(.end), name: "end", words: Self.words(of: when.openEnd), in: table)
    }
  }

  private static func words(of open: WhenRule.Open?) -> [String] {
    if case .values(let listed) = open { listed.values } else { [] }
  }

  /// A column of dates in EDTF, or of years. Others are read by their format, or by parts.
  private mutating func take(
    _ date: DateRule?, as content: DateColumn, name: String? = nil, words: [String] = [],
    in table: borrowing MappedTable
  ) {
    guard let date, date.setting.isPlain, date.unknown == UnknownCodes() else { return }
    switch date.cells {
    case .whole(let slot, let formats, _) where formats.isEmpty:
      take(slot: slot, as: Role(.date(content), name: name, words: words), in: table)
    case .parts(let year, nil, nil) where year.unknown == UnknownCodes() && !date.lacksYearZero:
      take(slot: year.slot, as: Role(.year, words: words), in: table)
    default: break
    }
  }
}
