import GraphKernels

/// Factions followed through the years: which of one year are those of another, and what became of
/// them.
///
/// ```swift
/// let history = Chronicle.stalinCircle.factionHistory(years: 1917...1964)
/// for event in history.events where event.kind == .merge {
///   print(event.year, history.lines[event.line].name, event.joined)
/// }
/// ```
///
/// ``FactionTracking`` says how factions are recognized. What was before the first year and is after
/// the last is not looked at: lines that are there in the first year have no birth, and lines that
/// may yet be taken up again no death.
public struct FactionHistory: Hashable, Sendable {
  /// The years gone through, both ends included.
  public let years: ClosedRange<Int>
  /// How factions of different years were held to be one.
  public let tracking: FactionTracking
  /// The factions of each year, in the order of the years.
  public let divisions: [Factions]
  /// The lines in the order of their first years; of one year the larger first, of equal ones that
  /// with the first member.
  public let lines: [Line]
  /// What happened to them, in order of the year, then of the kind, then of the line.
  public let events: [Event]

  /// The line of each faction of two or more, for each year.
  private let lineOfFaction: [[Int]]

  init(
    years: ClosedRange<Int>, tracking: FactionTracking, divisions: [Factions], lines: [Line],
    events: [Event]
  ) {
    self.years = years
    self.tracking = tracking
    self.divisions = divisions
    self.lines = lines
    self.events = events
    var lineOfFaction = divisions.map { division in
      [Int](repeating: 0, count: division.sharedCount)
    }
    for line in lines {
      for appearance in line.appearances {
        lineOfFaction[appearance.year - years.lowerBound][appearance.faction] = line.id
      }
    }
    self.lineOfFaction = lineOfFaction
  }

  /// The factions of a year; nil outside ``years``.
  public func division(of year: Int) -> Factions? {
    years.contains(year) ? divisions[year - years.lowerBound] : nil
  }

  /// The line that a faction belongs to.
  ///
  /// - Parameters:
  ///   - number: its index in that year's ``Factions``.
  ///   - year: when.
  /// - Returns: the index in ``lines``; nil for a faction of one, and for one that isn't there. O(1).
  public func line(ofFaction number: Int, in year: Int) -> Int? {
    guard years.contains(year) else { return nil }
    let numbers = lineOfFaction[year - years.lowerBound]
    return numbers.indices.contains(number) ? numbers[number] : nil
  }

  /// The line that a figure stands in; nil for one that stands alone or isn't there. O(1).
  public func line(of id: Figure.ID, in year: Int) -> Int? {
    division(of: year)?.index(of: id).flatMap { line(ofFaction: $0, in: year) }
  }

  /// The ids of a line's members in a year, sorted; none when it is out of sight. O(log years).
  public func members(of line: Int, in year: Int) -> [Figure.ID] {
    guard let appearance = lines[line].appearance(in: year) else { return [] }
    return divisions[year - years.lowerBound][appearance.faction].members
  }
}

extension FactionHistory {
  /// A faction through the years: what Greene et al. call a dynamic community.
  public struct Line: Hashable, Sendable, Identifiable {
    /// Its index in ``FactionHistory/lines``.
    public let id: Int
    /// The name of its ``leader``, with the id behind it where several figures are called so. Unique
    /// within the history: of lines after the same figure the name adds the years, `Stalin 1923–1925`.
    public let name: String
    /// Who leads it in most years (``Faction/leader``); of several the first to lead.
    public let leader: Figure.ID
    /// Whom it consists of, in each year in which it is seen; at least one.
    public let appearances: [Appearance]
    /// How the line begins.
    public let origin: Origin
    /// How the line ends.
    public let fate: Fate
    /// The number of a color, from 0. Lines that are there at the same time, or one right after the
    /// other, have different ones; among them that with more members over more years has the lower.
    public let color: Int

    /// The year of the first appearance.
    public var firstYear: Int { appearances[0].year }
    /// The last year in which it is seen.
    public var lastYear: Int { appearances[appearances.count - 1].year }

    /// What is seen of it in a year; nil when nothing is. O(log years).
    public func appearance(in year: Int) -> Appearance? {
      appearances.sortedIndex(of: year, by: \.year).map { appearances[$0] }
    }
  }

  /// A line in a year.
  public struct Appearance: Encodable, Hashable, Sendable {
    /// The year of the appearance.
    public let year: Int
    /// The index in that year's ``Factions``.
    public let faction: Int
    /// The ids of those who were not in it when it was last seen, sorted; in the first appearance all.
    public let joined: [Figure.ID]
    /// The ids of those who were in it then and no longer are, sorted.
    public let left: [Figure.ID]
  }

  /// Where a line comes from. Other lines are named by their indices in ``FactionHistory/lines``.
  public enum Origin: Hashable, Sendable {
    /// It is there in the history's first year.
    case unknown
    /// It matches nothing seen before.
    case birth
    /// It is a part of another line, which went on in another faction: that with which it overlaps
    /// most.
    case split(from: Int)
  }

  /// What becomes of a line.
  public enum Fate: Hashable, Sendable {
    /// It is there in the history's last year.
    case ongoing
    /// It is out of sight at the end, for no longer than a line may be.
    case dormant
    /// It was gone for longer than that; the year is the first without it.
    case death(year: Int)
    /// From this year on it is part of another line: its front matches a faction that goes on another
    /// line; of several, that with which it overlaps most.
    case merge(into: Int, year: Int)
  }
}
