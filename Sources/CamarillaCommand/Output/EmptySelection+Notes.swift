import Camarilla

extension EmptySelection {
  /// What to say of it, a sentence for each cause.
  ///
  /// - Parameters:
  ///   - when: what was asked about, such as `1926 or 1930`; nil for any time.
  ///   - areKindsDefault: whether nobody asked for just these kinds.
  ///   - kindsOption: the option that asks for kinds.
  func notes(
    of when: String?, areKindsDefault: Bool = false, kindsOption: String = "--kinds"
  ) -> [String] {
    causes.map { cause in
      switch cause {
      case .noRelationships: "the chronicle has no relationships"
      case .outside(let before, let after):
        note(before, after: after, when: when ?? "any year")
      case .alone(let filter): note(filter, when: when, areKindsDefault: areKindsDefault)
      case .together(let filters): note(filters, when: when, kindsOption: kindsOption)
      case .nobodyAround(let figures, let others): nobodyAround(figures, unless: others, when: when)
      case .core(let highest): noCore(highest: highest, when: when)
      }
    }
  }

  /// No relationship holds then: which years there are.
  private func note(_ before: TimeStep?, after: TimeStep?, when: String) -> String {
    let found = "nobody is active \(inTime(when))"
    guard let years else { return found }
    let (first, last) = (CalendarYear(years.lowerBound), CalendarYear(years.upperBound))
    let span = first == last ? "\(first)" : "\(first) to \(last)"
    let nearest =
      switch (before, after) {
      case (let before?, let after?):
        ", the nearest of \(before) and \(after)"
      default: ""
      }
    return "\(found); the chronicle's relationships are of \(span)\(nearest)"
  }

  /// One option leaves nothing: what there is by it.
  private func note(_ filter: Filter, when: String?, areKindsDefault: Bool) -> String {
    let of = when.map { " of \($0)" } ?? ""
    let then = when.map { " \(inTime($0))" } ?? ""
    switch filter {
    case .reading:
      let day = options.reading == .yearStart ? "start" : "end"
      return
        "no relationship\(of) holds at the \(day) of a \(unit.rawValue) (--as \(options.reading.rawValue));"
        + " there \(Self.are(count)) in the course of it"
    case .certainty:
      return "no relationship holds for certain\(then) (--certainty certain); there"
        + " \(Self.are(count)) that possibly hold\(count == 1 ? "s" : "")"
    case .approximation:
      return "no relationship holds\(then) with --approximation \(options.approximation.units);"
        + " there \(Self.are(count)) if approximate dates reach further"
    case .minimumConfidence:
      return
        "no relationship\(of) has a confidence of \(Number.exact(options.minimumConfidence)) or"
        + " more (--min-confidence); the highest is \(Number.exact(highestConfidence))"
    case .kinds:
      let names = (options.kinds ?? []).sorted().map(Table.oneLine).joined(separator: ", ")
      return "no relationship of the kind \(names) \(when == nil ? "is there" : "holds")\(then)"
        + (areKindsDefault ? ", and others are left out unless --kinds names them" : "")
        + "; there are \(TieCensus.text(of: kinds))"
    case .withoutSources:
      let struck = options.withoutSources.sorted().map { "'\(Table.oneLine(of: $0))'" }
      let sources = "the source\(struck.count == 1 ? "" : "s") \(struck.joined(separator: ", "))"
      let all =
        count == 1 ? "the one relationship\(of) rests" : "all \(count) relationships\(of) rest"
      return "without \(sources) nothing is left (--without-source); \(all) on"
        + " \(struck.count == 1 ? "it" : "them") alone"
    case .only:
      return
        "no relationship\(of) is between two of those who alone may be in it (--only); there"
        + " \(Self.are(count)) of others"
    case .without:
      return "every relationship\(of) is of one of those left out (--without); there"
        + " \(Self.are(count))"
    case .condition:
      let condition = options.selection.condition.map { Table.oneLine(of: $0.description) } ?? ""
      return "no relationship\(of) meets --where \"\(condition)\"; there \(Self.are(count))"
        + " without it"
    }
  }

  /// Options that leave nothing together: what each leaves by itself.
  private func note(
    _ filters: [(filter: Filter, left: Int)], when: String?, kindsOption: String
  ) -> String {
    let names = filters.map { $0.filter == .kinds ? kindsOption : $0.filter.option }
    let lefts = zip(names, filters).map { "\($0) alone leaves \($1.left)" }
    return
      "\(names.listed()) together leave"
      + " no relationship\(when.map { " of \($0)" } ?? ""); \(lefts.joined(separator: ", "))"
  }

  /// Nobody is there whose circle is asked for.
  private func nobodyAround(
    _ figures: [(figure: Figure.ID, leftOut: Filter?)], unless others: [Filter], when: String?
  ) -> String {
    func names(_ isMeant: (Filter?) -> Bool) -> [String] {
      figures.filter { isMeant($0.leftOut) }.map { "'\(Table.oneLine(of: $0.figure.rawValue))'" }
    }
    let leftOut = Filter.allCases.compactMap { filter -> String? in
      let names = names { $0 == filter }
      guard !names.isEmpty else { return nil }
      return "\(filter.option) leaves \(names.joined(separator: ", ")) out"
    }
    var reasons = leftOut
    let absent = names { $0 == nil }
    if !absent.isEmpty {
      reasons.append(
        "\(absent.joined(separator: ", ")) \(absent.count == 1 ? "is" : "are") in no relationship"
          + "\(when.map { " of \($0)" } ?? "") that counts")
    }
    let without =
      others.isEmpty
      ? "" : "; there is one without \(others.map(\.option).joined(separator: ", or without "))"
    return "the circle is empty: \(reasons.joined(separator: ", and ")) (--around)\(without)"
  }

  /// Nobody is tied to so many others.
  private func noCore(highest: Int, when: String?) -> String {
    let core = options.selection.core ?? 0
    return
      "no \(core)-core is\(when.map { " \(inTime($0))" } ?? " there") (--core \(core)); the highest is"
      + " the \(highest)-core"
  }

  private static func are(_ count: Int) -> String { count == 1 ? "is 1" : "are \(count)" }
}

extension SnapshotOptions {
  /// Why figures that are asked about are not there: an option leaves them out, or they have no relationship.
  ///
  /// - Parameters:
  ///   - ids: figures who are in no snapshot of the time.
  ///   - time: the time asked about; nil for all that ever held.
  ///   - when: of which time that is, such as `of 1926`.
  func absence(
    of ids: [Figure.ID], at time: AskedTime?, in chronicle: Chronicle, when: String
  ) -> String {
    let reasons = ids.map { absence(of: $0, at: time, in: chronicle) }
    let kinds: [Absence] =
      [.untied, .untiedInSelection, .outsideCircle]
      + EmptySelection.Filter.allCases.map(Absence.filter)
    return kinds.compactMap { reason -> String? in
      let names = zip(ids, reasons).filter { $1 == reason }.map { chronicle.printedName(of: $0.0) }
      guard !names.isEmpty else { return nil }
      let (who, isOne) = (names.listed(), names.count == 1)
      return switch reason {
      case .filter(let filter): "\(filter.option) leaves \(who) out"
      case .outsideCircle: "\(who) \(isOne ? "is" : "are") outside the circle (\(circleOptions))"
      case .untiedInSelection:
        "\(who) \(isOne ? "stands" : "stand") in no relationship \(when) within the circle"
      case .untied: "\(who) \(isOne ? "stands" : "stand") in no relationship \(when)"
      }
    }.joined(separator: "; ")
  }

  /// The options that make a circle of whoever is there.
  private var circleOptions: String {
    let options: [(String, Bool)] = [
      ("--around", !selection.around.isEmpty), ("--core", selection.core != nil),
      ("--largest", selection.isLargest),
    ]
    return options.filter(\.1).map(\.0).listed()
  }
}

extension EmptySelection.Filter {
  /// The option of the command that it comes from.
  fileprivate var option: String {
    switch self {
    case .reading: "--as"
    case .certainty: "--certainty certain"
    case .approximation: "--approximation"
    case .minimumConfidence: "--min-confidence"
    case .kinds: "--kinds"
    case .withoutSources: "--without-source"
    case .only: "--only"
    case .without: "--without"
    case .condition: "--where"
    }
  }
}
