import GraphKernels

/// Factions followed through the years, or through steps of any other unit: which of one step are those of
/// another, and what became of them.
///
/// ```swift
/// let history = Chronicle.stalinCircle.factionHistory(years: 1917...1964)
/// for event in history.events where event.kind == .merge {
///   print(event.year, history.lines[event.line].name, event.joined)
/// }
/// ```
///
/// ``FactionTracking`` says how factions are recognized. What was before the first step and is after
/// the last is not looked at: lines that are there in the first step have no birth, and lines that
/// may yet be taken up again no death.
public struct FactionHistory: Hashable, Sendable {
  /// The steps gone through.
  public let steps: TimeSteps
  /// How factions of different steps were held to be one.
  public let tracking: FactionTracking
  /// The factions of each step, in their order.
  public let divisions: [Factions]
  /// The lines in the order of their first steps; of one step the larger first, of equal ones that
  /// with the first member.
  public private(set) var lines: [Line]
  /// What happened to them, in order of the step, then of the kind, then of the line.
  public let events: [Event]

  /// The line of each faction of two or more, for each step.
  private let lineOfFaction: [[Int]]

  init(
    steps: TimeSteps, tracking: FactionTracking, divisions: [Factions], lines: [Line],
    events: [Event]
  ) {
    self.steps = steps
    self.tracking = tracking
    self.divisions = divisions
    self.lines = lines
    self.events = events
    var lineOfFaction = divisions.map { division in
      [Int](repeating: 0, count: division.sharedCount)
    }
    for line in lines {
      for appearance in line.appearances {
        guard let index = steps.firstIndex(of: appearance.step) else { continue }
        lineOfFaction[index][appearance.faction] = line.id
      }
    }
    self.lineOfFaction = lineOfFaction
  }

  /// The same history with its lines called after those who lead them in some of its steps, as a picture or a table of these
  /// steps calls them; lines that are not seen there keep their names.
  ///
  /// - Parameter shown: steps among the history's.
  /// - Complexity: O(appearances).
  public func named(within shown: TimeSteps) -> FactionHistory {
    var named = self
    let seen = lines.map { line in
      line.appearances.compactMap { appearance -> (step: Int, faction: Faction)? in
        guard shown.firstIndex(of: appearance.step) != nil,
          let index = steps.firstIndex(of: appearance.step)
        else { return nil }
        return (appearance.step.number, divisions[index][appearance.faction])
      }
    }
    let shownLines = lines.indices.filter { !seen[$0].isEmpty }
    let names = FactionLineNames(lines: shownLines.map { seen[$0] }, unit: steps.unit)
    for (index, line) in shownLines.enumerated() {
      named.lines[line].name = names.names[index]
      named.lines[line].leader = names.leaders[index]
    }
    return named
  }

  /// The years gone through, both ends included.
  public var years: ClosedRange<Int> { steps.years }

  /// The index of a time in ``steps`` and ``divisions``; nil where it is no step of the history.
  public func index(of time: TimeSpan) -> Int? { time.step.flatMap(steps.firstIndex) }

  /// The factions of a step; nil where it is none of the history's.
  public func division(of time: TimeSpan) -> Factions? { index(of: time).map { divisions[$0] } }

  /// The line that a faction belongs to.
  ///
  /// - Parameters:
  ///   - number: its index in that step's ``Factions``.
  ///   - time: when.
  /// - Returns: the index in ``lines``; nil for a faction of one, and for one that isn't there. O(1).
  public func line(ofFaction number: Int, in time: TimeSpan) -> Int? {
    guard let index = index(of: time) else { return nil }
    let numbers = lineOfFaction[index]
    return numbers.indices.contains(number) ? numbers[number] : nil
  }

  /// The line that a figure stands in; nil for one that stands alone or isn't there. O(1).
  public func line(of id: Figure.ID, in time: TimeSpan) -> Int? {
    division(of: time)?.index(of: id).flatMap { line(ofFaction: $0, in: time) }
  }

  /// The ids of a line's members in a step, sorted; none when it is out of sight. O(log steps).
  ///
  /// - Precondition: `line` is an index of ``lines``.
  public func members(of line: Int, in time: TimeSpan) -> [Figure.ID] {
    precondition(
      lines.indices.contains(line), "line \(line) of \(lines.count); expected an index of them")
    guard let index = index(of: time), let appearance = lines[line].appearance(in: steps[index])
    else { return [] }
    return divisions[index][appearance.faction].members
  }
}

extension FactionHistory {
  /// The factions of a year; nil outside ``years``.
  public func division(of year: Int) -> Factions? { division(of: TimeSpan(year: year)) }

  /// The line that a faction of a year belongs to, as of any other step.
  public func line(ofFaction number: Int, in year: Int) -> Int? {
    line(ofFaction: number, in: TimeSpan(year: year))
  }

  /// The line that a figure stands in in a year.
  public func line(of id: Figure.ID, in year: Int) -> Int? {
    line(of: id, in: TimeSpan(year: year))
  }

  /// The ids of a line's members in a year.
  ///
  /// - Precondition: `line` is an index of ``lines``.
  public func members(of line: Int, in year: Int) -> [Figure.ID] {
    members(of: line, in: TimeSpan(year: year))
  }
}

extension FactionHistory {
  /// A faction through time: what Greene et al. call a dynamic community.
  public struct Line: Hashable, Sendable, Identifiable {
    /// Its index in ``FactionHistory/lines``.
    public let id: Int
    /// The name of its ``leader``, with the id behind it where several figures are called so. Unique
    /// within the history: of lines after the same figure the name adds when, `Stalin 1923–1925`.
    public internal(set) var name: String
    /// Who leads it in most steps (``Faction/leader``); of several the first to lead.
    public internal(set) var leader: Figure.ID
    /// Whom it consists of, in each step in which it is seen; at least one.
    public let appearances: [Appearance]
    /// How the line begins.
    public let origin: Origin
    /// How the line ends.
    public let fate: Fate
    /// The number of a color, from 0. Lines that are there at the same time, or one right after the
    /// other, have different ones, and of the first eight a color comes again only when all are used.
    public let color: Int

    /// The step of the first appearance.
    public var firstStep: TimeStep { appearances[0].step }
    /// The last step in which it is seen.
    public var lastStep: TimeStep { appearances[appearances.count - 1].step }
    /// The year of the first appearance.
    public var firstYear: Int { firstStep.year }
    /// The last year in which it is seen.
    public var lastYear: Int { lastStep.year }

    /// What is seen of it in a step; nil when nothing is. O(log steps).
    public func appearance(in step: TimeStep) -> Appearance? {
      guard step.unit == firstStep.unit else { return nil }
      return appearances.sortedIndex(of: step.number, by: \.step.number).map { appearances[$0] }
    }

    /// What is seen of it in a year.
    public func appearance(in year: Int) -> Appearance? { appearance(in: TimeStep(year: year)) }
  }

  /// A line in a step of time.
  public struct Appearance: Encodable, Hashable, Sendable {
    /// When it is seen.
    public let step: TimeStep
    /// The index in that step's ``Factions``.
    public let faction: Int
    /// The ids of those who were not in it when it was last seen, sorted; in the first appearance all.
    public let joined: [Figure.ID]
    /// The ids of those who were in it then and no longer are, sorted.
    public let left: [Figure.ID]

    /// The year of the appearance.
    public var year: Int { step.year }
  }

  /// Where a line comes from. Other lines are named by their indices in ``FactionHistory/lines``.
  public enum Origin: Hashable, Sendable {
    /// It is there in the history's first step.
    case unknown
    /// It matches nothing seen before.
    case birth
    /// It is a part of another line, which went on in another faction: that with which it overlaps
    /// most.
    case split(from: Int)
  }

  /// What becomes of a line.
  public enum Fate: Hashable, Sendable {
    /// It is there in the history's last step.
    case ongoing
    /// It is out of sight at the end, for no longer than a line may be.
    case dormant
    /// It was gone for longer than that; the step is the first without it.
    case death(step: TimeStep)
    /// From this step on it is part of another line: its front matches a faction that goes on another
    /// line; of several, that with which it overlaps most.
    case merge(into: Int, step: TimeStep)
  }
}
