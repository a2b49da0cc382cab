extension Selection.Condition {
  /// A column that a condition asks about.
  struct Name: Sendable {
    /// Whose column it is.
    enum Scope: String, Hashable, Sendable, CaseIterable {
      case figure = ""
      case tie, source, target
    }

    /// What stands in a column.
    enum Content: Sendable {
      case text, number, date
      /// Whatever its cells are.
      case further
    }

    let scope: Scope
    let text: String
    /// Where it stands in the condition's text, in characters.
    let offset: Int

    /// Whether it can only be asked of a relationship.
    var isOfTies: Bool { scope != .figure }

    var content: Content {
      if scope == .tie {
        switch text {
        case "start", "end", "when": return .date
        case "sign", "value", "weight", "confidence": return .number
        default: return Relationship.field(named: text) == nil ? .further : .text
        }
      }
      switch Figure.field(named: text)?.content {
      case .date: return .date
      case nil: return .further
      default: return .text
      }
    }
  }
}

extension Selection.Condition.Name: Hashable {
  static func == (one: Self, other: Self) -> Bool {
    one.scope == other.scope && one.text == other.text
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(scope)
    hasher.combine(text)
  }
}

extension Selection.Condition {
  /// Makes sure that a chronicle has every column and every kind that the condition asks about.
  ///
  /// - Parameter chronicle: whose figures and relationships it is going to be asked of; the whole of it, for a
  ///   part may lack columns.
  /// - Throws: ``Selection/ConditionError`` at the first that it has not, with the nearest that it has.
  /// - Complexity: O(figures) where a further column of figures is asked about.
  public func check(in chronicle: Chronicle) throws(Selection.ConditionError) {
    try checkKinds(in: chronicle)
    var columns: [Bool: [String]] = [:]
    for name in term.names where name.content == .further {
      let isTie = name.scope == .tie
      let known = columns[isTie] ?? (isTie ? chronicle.tieColumns : chronicle.figureColumns)
      columns[isTie] = known
      if known.contains(name.text) { continue }
      let prefix = name.isOfTies ? name.scope.rawValue + "." : ""
      let other = isTie ? chronicle.figureColumns : chronicle.tieColumns
      let suggestion =
        other.contains(name.text)
        ? Suggestion((isTie ? "" : "tie.") + name.text)
        : Suggestion(NearestNames(known).allNearest(to: name.text).map { prefix + $0 })
      let whose = isTie ? "relationships have" : "figures have"
      throw Selection.ConditionError(
        text: text, offset: name.offset,
        message: "no column '\(prefix + name.text)'; \(whose) " + known.joined(separator: ", ")
          + suggestion.hint)
    }
  }
}

extension Chronicle {
  /// The columns of the table of figures: those that every chronicle has, then its own.
  package var figureColumns: [String] {
    var columns = Figure.fields.map(\.name)
    var known = Set(columns)
    for figure in figures {
      for attribute in figure.attributes where known.insert(attribute.name).inserted {
        columns.append(attribute.name)
      }
    }
    return columns
  }

  /// Likewise of relationships.
  fileprivate var tieColumns: [String] {
    let own = Relationship.fields.map(\.name) + Relationship.fieldsOfSpells + ["sign", "value"]
    return own + table.attributes.map(\.name).filter { !own.contains($0) }
  }
}
