import Camarilla

// Whether what is added is of the collection that the store holds, or of another that was named by mistake.

extension StoreGrower {
  /// Why a chronicle seems to be of another collection; nil where it doesn't.
  ///
  /// It does where it is empty and what it lacks would be taken out; where both have figures, and share none; and where most of what both have ids for, two things at
  /// least, is called otherwise there, or ties another pair.
  ///
  /// - Parameter isStranger: whether it is one of ``strangers()``.
  func unrelatedness(of addition: StoreAddition, isStranger: Bool) -> Problem? {
    let given = addition.chronicle.figures
    if options.retractsVanished, given.isEmpty, !figures.isEmpty {
      return refusal(
        of: addition, rule: .unknownFigure,
        found: "has no rows, and would take everything out of the store")
    }
    if options.retractsVanished, claims.numbers.count + claims.others.count > 0,
      additions.allSatisfy({ $0.chronicle.table.count == 0 })
    {
      return refusal(
        of: addition, rule: .malformedTable,
        found: "has no relationships, and would take all out of the store")
    }
    let shared = given.indices.filter { figures.row(id: given[$0].id.rawValue) != nil }
    if isStranger {
      return refusal(
        of: addition, rule: .unknownFigure,
        found: "shares no figure with the store: none of its \(given.count)"
          + " (\(given.prefix(3).map { "'\($0.id)'" }.joined(separator: ", "))"
          + "\(given.count > 3 ? ", …" : "")) is there")
    }
    let renamed = shared.filter { index in
      guard let known = figures.row(id: given[index].id.rawValue) else { return false }
      return known.isCalledOtherwise(than: given[index])
    }
    if renamed.count > 1, 2 * renamed.count > shared.count, let first = renamed.first,
      let known = figures.row(id: given[first].id.rawValue)
    {
      return refusal(
        of: addition, rule: .duplicateID,
        found:
          "has other figures under the store's ids: \(renamed.count) of \(shared.count), such as"
          + " '\(known.id)', which is '\(shortened(given[first].name))' here and"
          + " '\(shortened(known.name))' there",
        subject: .init(table: .figures, row: first, field: "name", id: given[first].id.rawValue))
    }
    let (same, others) = claims.shared(ids: addition.chronicle)
    if others.count > 1, 2 * others.count > same + others.count, let first = others.first {
      let id = addition.chronicle.table.id(at: first)
      return refusal(
        of: addition, rule: .duplicateID,
        found: "has other relationships under the store's ids: \(others.count) of"
          + " \(same + others.count), such as '\(id)', which ties another pair there",
        subject: .init(table: .relationships, row: first, field: "id", id: id))
    }
    return nil
  }

  /// The additions that share no figure with the store, nor with others that do: people who are listed in one file may
  /// be tied to the store's in another.
  func strangers() -> Set<Int> {
    if figures.isEmpty { return [] }
    var strangers = Set(additions.indices.filter { !additions[$0].chronicle.figures.isEmpty })
    var known: Set<Figure.ID> = []
    while true {
      let related = strangers.filter { index in
        additions[index].chronicle.figures.contains {
          known.contains($0.id) || figures.row(id: $0.id.rawValue) != nil
        }
      }
      if related.isEmpty { return strangers }
      strangers.subtract(related)
      for index in related { known.formUnion(additions[index].chronicle.figures.lazy.map(\.id)) }
    }
  }

  private func refusal(
    of addition: StoreAddition, rule: Problem.Rule, found: String,
    subject: Problem.Subject? = nil
  ) -> Problem {
    var problem = Problem.error(
      "'\(addition.name)' \(found)", rule: rule, subject: subject,
      expected: "rows of the collection that the store holds")
    problem.wayOut = .acceptUnrelated
    guard subject != nil else { return problem }
    return addition.chronicle.located([problem]).first ?? problem
  }
}

extension Figure {
  /// Whether both have names, and those differ in more than case and accents.
  fileprivate func isCalledOtherwise(than other: Figure) -> Bool {
    !isNamedByID && !other.isNamedByID
      && name.withoutCaseAndAccents != other.name.withoutCaseAndAccents
  }
}
