/// Whom a snapshot is cut to: a circle of figures, and the relationships among them.
///
/// ```swift
/// let circle = Selection(around: ["stalin"], steps: 2, through: ["alliance"])
/// let snapshot = chronicle.snapshot(of: 1926, options: SnapshotOptions(selection: circle))
/// ```
///
/// Every question about a time is asked of snapshots, so whatever takes ``SnapshotOptions`` (a sweep, a diff, a
/// history, a panel) is asked within the selection. What it names is applied in this order:
///
/// 1. ``condition``, ``only`` and ``without``, which depend on no time: a relationship stays when it meets the
///    condition and both its ends are among those that are left;
/// 2. ``around``: who can be reached within ``steps``, in either direction, over relationships of the kinds
///    ``through``;
/// 3. ``core``: the largest set of figures each of whom is tied to so many others in it;
/// 4. ``isLargest``: the largest part that hangs together.
///
/// The last three are worked out anew for each snapshot, from what the steps before left of it. Figures that lose
/// their last relationship leave, as everywhere, unless those who stand alone are asked for.
///
/// Of possible worlds the circle is drawn once, in the snapshot of what is possible: the doubt is then about the
/// ties of those in it.
public struct Selection: Hashable, Sendable {
  /// Whose circle it is; empty for everybody's. Who isn't in a snapshot has no circle in it.
  public var around: Set<Figure.ID>
  /// How many relationships lead at most from one of ``around`` to whom is still in the circle.
  public var steps: Int
  /// The names of the kinds of relationship that lead from one to the next; nil for all. Among those who are in
  /// the circle, relationships of every kind stay.
  public var through: Set<String>?
  /// The figures who may be in it; nil for all.
  public var only: Set<Figure.ID>?
  /// The figures who may not.
  public var without: Set<Figure.ID>
  /// What figures and relationships have to meet.
  public var condition: Condition?
  /// How many others in it each figure has to be tied to: the k of a k-core (Seidman 1983); nil for none.
  public var core: Int?
  /// Whether only the largest part is left that hangs together by relationships of any direction; of several as
  /// large, that of the figure whose id comes first.
  public var isLargest: Bool

  /// A selection; what is left out leaves everybody in.
  ///
  /// - Parameters:
  ///   - around: whose circle it is.
  ///   - steps: how far it reaches.
  ///   - through: by what kinds of relationship; nil for all.
  ///   - only: who may be in it; nil for all.
  ///   - without: who may not.
  ///   - condition: what figures and relationships have to meet.
  ///   - core: how many others each has to be tied to.
  ///   - isLargest: whether only the largest part is left.
  public init(
    around: Set<Figure.ID> = [], steps: Int = 1, through: Set<String>? = nil,
    only: Set<Figure.ID>? = nil, without: Set<Figure.ID> = [], where condition: Condition? = nil,
    core: Int? = nil, isLargest: Bool = false
  ) {
    self.around = around
    self.steps = steps
    self.through = through
    self.only = only
    self.without = without
    self.condition = condition
    self.core = core
    self.isLargest = isLargest
  }

  /// Everybody.
  public static let all = Selection()

  /// Whether it leaves everybody in.
  public var isAll: Bool { !isBySnapshot && !isByFigure && condition == nil }

  /// Whether whom it leaves depends on what else is in a snapshot.
  var isBySnapshot: Bool { !around.isEmpty || (core ?? 0) > 0 || isLargest }

  /// Whether it asks nothing of relationships, so that it tells of figures whether they have any.
  package var isOfFigures: Bool { !isBySnapshot && condition?.tieTerm == nil }

  /// Whether figures are named who may be in it, or may not.
  private var isByFigure: Bool { only != nil || !without.isEmpty }

  /// Which of a chronicle's figures may be in it at any time; nil for all.
  ///
  /// - Complexity: O(figures), and what the condition asks of each; O(1) for the last that were asked for.
  func figures(in chronicle: Chronicle, options: SnapshotOptions) -> [Bool]? {
    guard isByFigure || condition?.figureTerm != nil else { return nil }
    let key = SelectionCache.Figures(
      selection: self, certainty: options.certainty, approximation: options.approximation)
    return chronicle.selectionCache.figures.value(of: key) {
      meant(in: chronicle, options: options)
    }
  }

  private func meant(in chronicle: Chronicle, options: SnapshotOptions) -> [Bool]? {
    var mask: [Bool]?
    if let matcher = condition?.figures(in: chronicle, options: options) {
      mask = chronicle.figures.indices.map(matcher)
    }
    guard isByFigure else { return mask }
    var named = mask ?? [Bool](repeating: true, count: chronicle.figures.count)
    if let only {
      var isNamed = [Bool](repeating: false, count: named.count)
      for id in only {
        guard let index = chronicle.figureIndex(id: id).map(Int.init) else { continue }
        isNamed[index] = named[index]
      }
      named = isNamed
    }
    for id in without {
      if let index = chronicle.figureIndex(id: id) { named[Int(index)] = false }
    }
    return named
  }
}

extension SnapshotOptions {
  /// The same of everybody.
  package var withoutSelection: SnapshotOptions {
    var options = self
    options.selection = .all
    return options
  }
}

extension Chronicle {
  /// The figures who may be in a selection, whatever their relationships are, in the chronicle's order.
  package func figures(selectedBy options: SnapshotOptions) -> [Figure] {
    guard let isSelected = options.selection.figures(in: self, options: options) else {
      return figures
    }
    return zip(figures, isSelected).filter(\.1).map(\.0)
  }
}
