import Camarilla
import StalinCircle
import TestSupport
import Testing

@testable import CamarillaDrawing

@Suite struct LifeChartTests {
  /// In each step a figure's stays and spells are who is there and what ties there are, no more and no less.
  @Test func spellsAreTheTiesOfEachStep() throws {
    for seed in 0..<12 as Range<UInt64> {
      var random = RandomChronicle(seed: seed)
      let chronicle = seed == 0 ? Chronicle.stalinCircle : try random.make()
      guard let years = chronicle.years else { continue }
      let range = max(years.lowerBound, 1900)...max(1900, min(years.upperBound, 1960))
      let sweep = chronicle.sweep(years: range)
      let history = chronicle.factionHistory(years: range)
      let lives = LifeChart.lives(in: sweep, history: history)
      for (year, snapshot) in zip(range, sweep) {
        let step = TimeStep(year: year)
        let there = lives.filter { life in life.stays.contains { $0.steps.contains(step) } }
        #expect(Set(there.map(\.id)) == Set(snapshot.figures.map(\.id)))
        var wanted: [Figure.ID: [String]] = [:]
        for tie in snapshot.netTies(isDirected: false) {
          let sign = tie.value > 0 ? "+" : tie.value < 0 ? "-" : "0"
          let (a, b) = (snapshot.figures[Int(tie.source)], snapshot.figures[Int(tie.target)])
          wanted[a.id, default: []].append(b.name + sign)
          wanted[b.id, default: []].append(a.name + sign)
        }
        for life in there {
          let found = life.spells.filter { $0.steps.contains(step) }.map {
            $0.name + ($0.sign == .positive ? "+" : $0.sign == .negative ? "-" : "0")
          }
          #expect(found.sorted() == (wanted[life.id] ?? []).sorted(), "\(seed) \(year) \(life.id)")
          let line = history.division(of: snapshot.time)?.index(of: life.id).flatMap {
            history.line(ofFaction: $0, in: snapshot.time)
          }
          let stay = life.stays.first { $0.steps.contains(step) }
          #expect(stay?.color == line.map { history.lines[$0].color })
        }
      }
    }
  }

  /// Of one figure the chart tells of all it was tied to, with these ties only.
  @Test func oneFigureHasTheLivesOfItsPartners() {
    let sweep = Chronicle.stalinCircle.sweep(years: 1917...1940)
    let all = LifeChart.lives(in: sweep)
    let partners = LifeChart.lives(in: sweep, of: ["trotsky"])
    let own = all.first { $0.id == "trotsky" }!
    #expect(Set(partners.map(\.name)) == Set(own.spells.map(\.name)))
    #expect(partners.flatMap(\.spells).allSatisfy { $0.name == own.name })
    #expect(partners.reduce(0) { $0 + $1.spells.count } == own.spells.count)
    #expect(LifeChart.lives(in: sweep, of: ["khrushchev", "nobody"]).map(\.id) == ["khrushchev"])
  }

  /// Bars lie within their figure's line, friendly ones above hostile ones, and none on another.
  @Test(arguments: [nil, PageSize.book]) func barsLieSideBySide(page: PageSize?) {
    let lives = LifeChart.lives(in: Chronicle.stalinCircle.sweep(years: 1920...1940))
    let chart = LifeChart(title: "Lives", years: 1920...1940, lives: lives)
    let picture = chart.picture(on: page)
    for life in lives {
      let name = "figure_" + ElementName.escaped(life.id.rawValue)
      let own = picture.marks.filter { $0.className.hasSuffix(" " + name) }
      let stays = own.filter { $0.className.hasPrefix("stay") }
      let spells = own.filter { $0.className.hasPrefix("spell") }
      #expect(spells.count == life.spells.count && stays.count == life.stays.count)
      let line = stays.reduce(into: Box.empty) { $0.add($1.box) }
      for (index, spell) in spells.enumerated() {
        #expect(spell.box.minY >= line.minY && spell.box.maxY <= line.maxY)
        for other in spells[..<index] {
          #expect(!spell.box.overlaps(other.box), "\(spell.tooltip) \(other.tooltip)")
          if spell.className.contains("positive"), other.className.contains("negative") {
            #expect(spell.box.minY > other.box.maxY)
          }
        }
      }
    }
    #expect(picture == chart.picture(on: page))
  }

  /// A row with one sort of bars alone has it where all rows have it.
  @Test func halvesOfARowMeanTheSameInAllRows() throws {
    for sign in [Sign.positive, .neutral, .negative] {
      let years = TimeStep(year: 1926)...TimeStep(year: 1928)
      let chart = LifeChart(
        title: "", years: 1925...1929,
        lives: [
          LifeChart.Life(
            id: "a", name: "A", stays: [LifeChart.Stay(steps: years)],
            spells: [LifeChart.Spell(steps: years, name: "B", sign: sign)])
        ])
      let marks = chart.picture().marks
      let row = try #require(marks.first { $0.className.hasPrefix("stay") })
      let bar = try #require(marks.first { $0.className.hasPrefix("spell") })
      let height = bar.box.center.y - row.box.center.y
      switch sign {
      case .positive: #expect(height > 1)
      case .neutral: #expect(abs(height) < 0.01)
      case .negative: #expect(height < -1)
      }
    }
  }

  /// Whoever is in no faction beside others has an entry of the legend; without others there is none.
  @Test func thoseOfNoFactionAreExplained() {
    let years = TimeStep(year: 1926)...TimeStep(year: 1928)
    func legend(_ stays: [LifeChart.Stay]) -> [String] {
      LifeChart(
        title: "", years: 1925...1929,
        lives: stays.enumerated().map {
          LifeChart.Life(id: "f\($0)", name: "F\($0)", stays: [$1], spells: [])
        }
      ).picture().labels.filter { $0.className == "legend" }.flatMap(\.block.lines)
    }
    let (none, one) = (
      LifeChart.Stay(steps: years), LifeChart.Stay(steps: years, color: 0, faction: "One")
    )
    #expect(legend([none, one]) == ["in no faction", "One"])
    #expect(legend([one]) == ["One"])
    #expect(legend([none]) == [])
  }

  /// Without color every bar stands out on every ground, by a contrast of 3 to 1, and every faction has its mark.
  @Test func livesAreReadableInGray() {
    let years = TimeStep(year: 1920)...TimeStep(year: 1928)
    let lives = (0..<8).map { (color: Int) in
      LifeChart.Life(
        id: "f\(color)", name: "F\(color)",
        stays: [LifeChart.Stay(steps: years, color: color, faction: "\(color)")],
        spells: [.positive, .negative].map { LifeChart.Spell(steps: years, name: "B", sign: $0) })
    }
    func picture(_ theme: Theme) -> Picture {
      LifeChart(title: "", years: 1920...1928, lives: lives, theme: theme).picture()
    }
    // The legend has what the grounds have.
    func marked(_ picture: Picture) -> Int { picture.swatches.count { !$0.style.mark.isEmpty } }
    #expect(marked(picture(.light)) == 0 && marked(picture(.dark)) == 0)
    let picture = picture(.grey)
    #expect(marked(picture) == 8)
    let grounds = picture.marks.filter { $0.className.hasPrefix("stay") }
    for bar in picture.marks where bar.className.hasPrefix("spell") {
      for ground in grounds {
        #expect((ground.fill.luminance + 0.05) / (bar.border.luminance + 0.05) >= 3)
      }
    }
    let marks = picture.labels.filter { $0.className == "mark" }.flatMap(\.block.lines)
    #expect(marks.count == 8 && Set(marks).count == 8)
  }

  @Test func nobodyIsToldAsNobody() {
    let chart = LifeChart(title: "", years: 1800...1810, lives: [])
    #expect(
      chart.picture().labels.contains { $0.block.lines == ["Nobody is active in these years."] })
  }
}
