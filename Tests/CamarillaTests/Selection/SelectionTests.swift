import TestSupport
import Testing

@testable import Camarilla

/// Circles against the same cut out by hand: breadth first over sets of ids, cores by taking away whoever has too few.
@Suite struct SelectionTests {
  private struct Circle: Equatable {
    var figures: Set<Figure.ID>
    var rows: Set<String>
  }

  /// What the definition leaves, step after step.
  private func circle(_ snapshot: Snapshot, _ selection: Selection) -> Circle {
    var figures = Set(snapshot.figures.map(\.id))
    var ties = Array(snapshot.relationships)
    func keep(_ members: Set<Figure.ID>) {
      figures = members
      ties = ties.filter { members.contains($0.source) && members.contains($0.target) }
    }
    func neighbors(_ id: Figure.ID, through kinds: Set<String>? = nil) -> Set<Figure.ID> {
      Set(
        ties.filter { kinds?.contains($0.kind) ?? true }.compactMap { tie in
          tie.source == id ? tie.target : tie.target == id ? tie.source : nil
        })
    }
    // Who is left out takes his ties along, and whoever had no others.
    ties = ties.filter { tie in
      [tie.source, tie.target].allSatisfy {
        selection.only?.contains($0) ?? true && !selection.without.contains($0)
      } && (selection.condition == nil || tie.confidence > 0.5)
    }
    // Nobody's life is known, so that all may be alive and nobody is for certain.
    let options = snapshot.options
    let alone = options.includesIsolated && options.certainty == .possible ? figures : []
    figures = figures.filter {
      !neighbors($0).isEmpty
        || (alone.contains($0) && selection.only?.contains($0) ?? true
          && !selection.without.contains($0))
    }
    if !selection.around.isEmpty {
      var reached = selection.around.intersection(figures)
      for _ in 0..<selection.steps {
        reached = reached.union(reached.flatMap { neighbors($0, through: selection.through) })
      }
      keep(reached)
    }
    if let core = selection.core {
      while let weak = figures.first(where: { neighbors($0).count < core }) {
        keep(figures.subtracting([weak]))
      }
    }
    if selection.isLargest {
      var parts: [Set<Figure.ID>] = []
      for figure in figures.sorted() where !parts.contains(where: { $0.contains(figure) }) {
        var part: Set<Figure.ID> = [figure]
        for _ in figures { part = part.union(part.flatMap { neighbors($0) }) }
        parts.append(part)
      }
      let most = parts.map(\.count).max() ?? 0
      keep(parts.first { $0.count == most } ?? [])
    }
    return Circle(figures: figures, rows: Set(ties.map(\.id)))
  }

  private func randomSelection(_ random: inout SeededGenerator) throws -> Selection {
    func isDrawn() -> Bool { Int.random(in: 0..<3, using: &random) == 0 }
    func some(_ count: Int) -> Set<Figure.ID> {
      Set((0..<count).map { _ in "f\(Int.random(in: 0..<9, using: &random))" })
    }
    var selection = Selection()
    if isDrawn() {
      selection.around = some(2)
      selection.steps = Int.random(in: 0...3, using: &random)
      if Bool.random(using: &random) { selection.through = ["alliance", "denunciation"] }
    }
    if isDrawn() { selection.only = some(7) }
    if isDrawn() { selection.without = some(2) }
    if isDrawn() { selection.condition = try .init(parsing: "tie.confidence > 0.5") }
    if isDrawn() { selection.core = Int.random(in: 0...3, using: &random) }
    if isDrawn() { selection.isLargest = true }
    return selection
  }

  private func found(_ snapshot: Snapshot) -> Circle {
    Circle(
      figures: Set(snapshot.figures.map(\.id)), rows: Set(snapshot.relationships.map(\.id)))
  }

  @Test func isWhatTheDefinitionLeaves() throws {
    var random = SeededGenerator(seed: 1983)
    var (cut, emptied) = (0, 0)
    for _ in 0..<200 {
      let chronicle = try randomChronicle(
        figures: 9, relationships: Int.random(in: 4...40, using: &random), using: &random)
      let selection = try randomSelection(&random)
      var options = SnapshotOptions(
        certainty: Bool.random(using: &random) ? .possible : .certain,
        includesIsolated: Bool.random(using: &random))
      let years = 1908...1914
      let whole = Array(chronicle.sweep(years: years, options: options))
      options.selection = selection
      let circles = whole.map { circle($0, selection) }
      #expect(years.map { found(chronicle.snapshot(of: $0, options: options)) } == circles)
      let swept = Array(chronicle.sweep(years: years, options: options))
      #expect(swept.map(found) == circles)
      let month = try #require(CalendarDay(year: 1910, month: 5, day: 1))
      let days = month...month.advanced(by: 30)
      var plain = options
      plain.selection = .all
      #expect(
        found(chronicle.snapshot(during: days, options: options))
          == circle(chronicle.snapshot(during: days, options: plain), selection))
      let count = SelectionCount(of: swept, outOf: whole)
      #expect(count.figures.kept == circles.reduce(into: Set()) { $0.formUnion($1.figures) }.count)
      #expect(count.relationships.of == Set(whole.flatMap { found($0).rows }).count)
      let steps = TimeSteps(years: years)
      #expect(count == SelectionCount(in: chronicle, at: [.each(steps)], options: options))
      #expect(
        count
          == SelectionCount(
            in: chronicle, at: years.map { .one(TimeSpan(year: $0)) }, options: options))
      if !selection.isAll { cut += 1 }

      // Whatever asks about years without taking their snapshots agrees with them.
      let isEmpty = circles.allSatisfy(\.rows.isEmpty)
      let hasNobody = circles.allSatisfy(\.figures.isEmpty)
      let cause = chronicle.emptySelection(
        of: [.each(TimeSteps(years: years))], options: options)
      if hasNobody { #expect(cause != nil) }
      if !isEmpty { #expect(cause == nil) }
      if hasNobody, whole.contains(where: { !$0.rows.isEmpty }) { emptied += 1 }
      let all = try #require(chronicle.years)
      let everyYear = chronicle.sweep(years: all, options: options).map(found)
      let held = chronicle.history(of: ("f0", "f1"), options: options)
      let ofPair = Set(
        chronicle.relationships.filter { Set([$0.source, $0.target]) == ["f0", "f1"] }.map(\.id))
      for (year, circle) in zip(all, everyYear) {
        let spell = held.first { $0.years.contains(year) }
        #expect(Set(spell?.relationships ?? []) == circle.rows.intersection(ofPair))
      }
      let near = chronicle.nearestYears(of: "f0", to: 1910, options: options)
      let present = zip(all, everyYear).filter { $1.figures.contains("f0") }.map(\.0)
      #expect(near.before == present.last { $0 < 1910 })
      #expect(near.after == present.first { $0 > 1910 })
    }
    #expect(cut > 150 && emptied > 15, "\(cut), \(emptied)")
  }

  @Test func whyACircleHoldsNobody() throws {
    let chronicle = try chronicle(
      "alliance a b 1926", "alliance b c 1926", "alliance a c 1926", "rivalry d e 1930")
    func causes(_ selection: Selection, _ year: Int) -> [EmptySelection.Cause] {
      chronicle.emptySelection(
        of: [.one(TimeSpan(year: year))], options: SnapshotOptions(selection: selection))?.causes
        ?? []
    }
    guard case .nobodyAround? = causes(Selection(around: ["d"]), 1926).first else {
      Issue.record("d is in no relationship of 1926")
      return
    }
    guard case .core(highest: 2)? = causes(Selection(core: 3), 1926).first else {
      Issue.record("a, b and c are a 2-core")
      return
    }
    #expect(causes(Selection(around: ["d"]), 1930).isEmpty)
    #expect(causes(Selection(core: 2, isLargest: true), 1926).isEmpty)
  }

  @Test func saysWhatItCutsTo() throws {
    let chronicle = try chronicle("alliance a b 1926", "rivalry b c 1926")
    let selection = Selection(
      around: ["b", "a"], steps: 2, through: ["rivalry", "alliance"], only: ["a", "b", "c"],
      without: ["d"], where: try .init(parsing: "born<1600"), core: 2, isLargest: true)
    #expect(
      selection.text(in: chronicle)
        == "around a, b, 2 steps through alliance, rivalry; only a, b, c; without d; where born < 1600; the 2-core;"
        + " the largest connected part")
    #expect(Selection.all.text(in: chronicle).isEmpty && Selection.all.isAll)
    #expect(!Selection(only: []).isAll && Selection(core: 0).isAll)
  }
}
