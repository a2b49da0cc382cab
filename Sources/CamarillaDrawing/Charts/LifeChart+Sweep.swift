public import Camarilla

extension LifeChart {
  /// The lives of figures in a sweep.
  ///
  /// - Parameters:
  ///   - sweep: the steps to go through.
  ///   - figures: the ids of whom to tell; everybody when nil. Of one alone, the lives of all that it was tied to are told,
  ///     with their ties to that one.
  ///   - history: in which faction everybody is; without one lines have no color.
  /// - Returns: by the faction in which a figure is longest, factions in the order in which they first appear, and within
  ///   one by the first step there, then by id.
  /// - Complexity: O(n + m) a step, for its n figures and m relationships, and a sort.
  public static func lives(
    in sweep: SnapshotSweep, of figures: [Figure.ID]? = nil, history: FactionHistory? = nil
  ) -> [Life] {
    var drafts: [Figure.ID: Draft] = [:]
    let history = history?.named(within: sweep.steps)
    let wanted = figures.map(Set.init)
    let only = figures.flatMap { $0.count == 1 ? $0[0] : nil }
    for (step, snapshot) in zip(sweep.steps, sweep) {
      let division = history?.division(of: snapshot.time)
      var isShown = snapshot.figures.map { wanted?.contains($0.id) ?? true }
      let ties = snapshot.netTies(isDirected: false)
      let center = only.flatMap(snapshot.index)
      if only != nil {
        isShown = isShown.map { _ in false }
        for tie in ties where Int(tie.source) == center || Int(tie.target) == center {
          isShown[Int(Int(tie.source) == center ? tie.target : tie.source)] = true
        }
      }
      func extend(_ index: Int, by other: Int, sign: Sign) {
        drafts[snapshot.figures[index].id]?.extend(
          spellWith: snapshot.figures[other], sign: sign, at: step)
      }
      for (index, figure) in snapshot.figures.enumerated() where isShown[index] {
        let line = division?.index(of: figure.id).flatMap {
          history?.line(ofFaction: $0, in: snapshot.time)
        }
        drafts[figure.id, default: Draft(figure: figure)].extend(
          stayAt: step, line: line.flatMap { history?.lines[$0] })
      }
      for tie in ties {
        let (source, target) = (Int(tie.source), Int(tie.target))
        let sign: Sign = tie.value > 0 ? .positive : tie.value < 0 ? .negative : .neutral
        if let center {
          if source == center || target == center {
            extend(source == center ? target : source, by: center, sign: sign)
          }
        } else if only == nil {
          if isShown[source] { extend(source, by: target, sign: sign) }
          if isShown[target] { extend(target, by: source, sign: sign) }
        }
      }
    }
    let shortNames = sweep.chronicle.shortNames()
    return order(of: Array(drafts.values)).map { draft in
      Life(
        id: draft.figure.id, name: draft.figure.name, label: shortNames[draft.figure.id],
        stays: draft.stays,
        spells: draft.spells.values.joined().sorted {
          ($0.steps.lowerBound, $0.steps.upperBound, $0.name, $0.sign.rawValue)
            < ($1.steps.lowerBound, $1.steps.upperBound, $1.name, $1.sign.rawValue)
        })
    }
  }

  private static func order(of drafts: [Draft]) -> [Draft] {
    var begins: [String: TimeStep] = [:]
    for draft in drafts {
      for stay in draft.stays where begins[stay.faction].map({ stay.steps.lowerBound < $0 }) ?? true
      {
        begins[stay.faction] = stay.steps.lowerBound
      }
    }
    // Who is in no faction for most of the time comes last.
    func key(_ draft: Draft) -> (Int, TimeStep, String, TimeStep, Figure.ID) {
      let home = draft.home
      return (
        home.isEmpty ? 1 : 0, begins[home]!, home, draft.stays[0].steps.lowerBound, draft.figure.id
      )
    }
    return drafts.map { (draft: $0, key: key($0)) }.sorted { $0.key < $1.key }.map(\.draft)
  }

  /// A life while the sweep goes on.
  private struct Draft {
    let figure: Figure
    var stays: [Stay] = []
    /// By the other's id.
    var spells: [Figure.ID: [Spell]] = [:]

    init(figure: Figure) { self.figure = figure }

    /// The faction of most steps; of several the first.
    var home: String {
      var counts: [String: Int] = [:]
      for stay in stays {
        counts[stay.faction, default: 0] +=
          stay.steps.upperBound.number - stay.steps.lowerBound.number + 1
      }
      let most = counts.values.max() ?? 0
      return stays.first { counts[$0.faction] == most }?.faction ?? ""
    }

    mutating func extend(stayAt step: TimeStep, line: FactionHistory.Line?) {
      if let last = stays.last, last.steps.upperBound.next == step, last.color == line?.color,
        last.faction == line?.name ?? ""
      {
        stays[stays.count - 1].steps = last.steps.lowerBound...step
      } else {
        stays.append(Stay(steps: step...step, color: line?.color, faction: line?.name ?? ""))
      }
    }

    mutating func extend(spellWith other: Figure, sign: Sign, at step: TimeStep) {
      if let last = spells[other.id]?.last, last.steps.upperBound.next == step, last.sign == sign {
        spells[other.id]![spells[other.id]!.count - 1].steps = last.steps.lowerBound...step
      } else {
        spells[other.id, default: []].append(
          Spell(steps: step...step, name: other.name, sign: sign))
      }
    }
  }
}
