import Camarilla
import TestSupport
import Testing

@testable import CamarillaDrawing

/// Charts of decades and centuries, on pages as wide as a column.
@Suite struct LongChartTests {
  static let cases: [(figures: Int, years: ClosedRange<Int>, page: PageSize)] = [
    PageSize.journalColumn, .book, .journalPage,
  ].flatMap { page in
    [3, 12, 40].flatMap { figures in
      [1880...1919, 1750...1949, -119...80].map { (figures, $0, page) }
    }
  }

  private func charts(_ index: Int) -> [(name: String, picture: Picture)] {
    let (count, years, page) = Self.cases[index]
    let series = sampleSeries(figures: count, years: years, seed: UInt64(index))
    let entries = years.map { year in
      BalanceChart.Entry(
        year: year, degreeOfBalance: year % 7 == 0 ? nil : Double(year & 15) / 15,
        normalizedFrustration: year % 11 == 0 ? nil : Double(year & 7) / 7,
        positive: max(0, year & 31 - 4), negative: year & 7)
    }
    return [
      ("ranks", RankChart(title: "Ranks", years: years, figures: series).picture(on: page)),
      (
        "scores",
        ScoreChart(title: "Scores", measure: "points", years: years, figures: series)
          .picture(on: page)
      ),
      (
        "multiples",
        MultiplesChart(title: "Scores", measure: "points", years: years, figures: series)
          .picture(on: page)
      ),
      (
        "balance",
        BalanceChart(title: "Balance", years: years, entries: entries).picture(on: page)
      ),
    ]
  }

  @Test(arguments: cases.indices) func wordsAreLegibleAndLinesNamedOnce(_ index: Int) {
    let page = Self.cases[index].page
    for (name, picture) in charts(index) {
      let what = "\(name) \(Self.cases[index])"
      expectLegible(picture, what)
      #expect(picture.shortfall == nil, "\(what)")
      let sizes = (picture.labels.map(\.block) + picture.headings).map(\.fontSize)
      #expect(sizes.allSatisfy { $0 >= page.smallestText - 1e-9 }, "\(what)")
      if name != "multiples" { expectNamedOnce(picture, what) }
    }
  }

  /// Each line has its name once, on it or in the key, and those in color have one.
  private func expectNamedOnce(_ picture: Picture, _ what: String) {
    let onLines = picture.labels.map(\.className).filter { $0.hasPrefix("name ") }
    #expect(Set(onLines).count == onLines.count, "\(what)")
    let inKey = picture.labels.map(\.className).filter { $0.hasPrefix("legend ") }
    #expect(Set(inKey).count == inKey.count, "\(what)")
    let figures = Set((onLines + inKey).map { $0.split(separator: " ")[1] })
    for line in picture.lines where line.className.hasSuffix(" main") {
      #expect(figures.contains(line.className.split(separator: " ")[1]), "\(what) \(line.id)")
    }
    #expect(!picture.hasUnnamedLines, "\(what)")
  }

  /// Where a line has a number, the key has the same number before its name.
  @Test func theKeySaysWhoseTheNumbersAre() throws {
    let series = sampleSeries(figures: 12, years: 1880...1919, seed: 5)
    let picture = ScoreChart(title: "", years: 1880...1919, figures: series)
      .picture(on: .journalColumn)
    let entries = picture.labels.filter { $0.className.hasPrefix("legend") }
    let names = series.map(\.name)
    var found = 0
    for number in picture.labels where number.className.hasPrefix("name ") {
      let figure = try #require(number.className.split(separator: " ").last)
      let name = try #require(entries.first { $0.className.hasSuffix(" \(figure)") })
      // On the name's row, the nearest to the left.
      let before = try #require(
        entries.filter {
          abs($0.block.box.center.y - name.block.box.center.y) < 1e-6
            && $0.block.box.maxX < name.block.box.center.x
        }.max { $0.block.box.maxX < $1.block.box.maxX })
      #expect(before.block.lines == number.block.lines)
      #expect(names.contains { $0.hasSuffix(name.block.lines[0]) })
      found += 1
    }
    #expect(found >= 4)
  }

  @Test func timesWithoutAnybodyHaveAGround() {
    let years = 1880...1919
    let figure = FigureSeries(
      id: "a", name: "A",
      standings: years.filter { !(1900...1904).contains($0) && $0 < 1915 }
        .map { .init(year: $0, rank: 1, score: 2) })
    for picture in [
      RankChart(title: "", years: years, figures: [figure]).picture(),
      ScoreChart(title: "", years: years, figures: [figure]).picture(),
    ] {
      let axis = TimeAxis(steps: TimeSteps(years: years))
      let spans = picture.areas.map { area in
        let x = area.path.map(\.x)
        return [x.min()!, x.max()!].map { ($0 / axis.step * 2).rounded() / 2 }
      }
      // From halfway before the first such year to halfway after the last, and no further than the axis.
      #expect(spans == [[19.5, 24.5], [34.5, 39]])
      #expect(picture.lines.count == 2)
      let notes = picture.labels.filter { $0.className == "note" }.flatMap(\.block.lines)
      #expect(notes == ["gray ground: years in which nobody is active"])
    }
    let always = FigureSeries(
      id: "a", name: "A", standings: years.map { .init(year: $0, rank: 1, score: 2) })
    #expect(ScoreChart(title: "", years: years, figures: [always]).picture().areas.isEmpty)
  }

  /// Between two years a line stays between the values of these.
  @Test func noLineOvershoots() {
    var overshoots: [String] = []
    for seed in 0..<6 as Range<UInt64> {
      let series = sampleSeries(figures: 12, years: 1900...1960, seed: seed)
      for picture in [
        ScoreChart(title: "", years: 1900...1960, figures: series).picture(on: .book),
        RankChart(title: "", years: 1900...1960, figures: series).picture(on: .book),
        MultiplesChart(title: "", years: 1900...1960, figures: series).picture(on: .book),
      ] {
        for line in picture.lines {
          for start in stride(from: 0, to: line.path.count - 1, by: 3) {
            let curve = Bezier(
              start: line.path[start], control1: line.path[start + 1],
              control2: line.path[start + 2], end: line.path[start + 3])
            let ends = [curve.start.y, curve.end.y].sorted()
            let isWithin = curve.points(count: 16).allSatisfy {
              $0.y >= ends[0] - 1e-9 && $0.y <= ends[1] + 1e-9
            }
            if !isWithin { overshoots.append(line.id) }
          }
        }
      }
    }
    #expect(overshoots == [])
  }

  @Test func yearsBeforeOurEraAreSaidSo() {
    let series = sampleSeries(figures: 6, years: -119...80, seed: 3)
    for page in [PageSize.journalColumn, .book] {
      let picture = ScoreChart(title: "", years: -119...80, figures: series).picture(on: page)
      let axis = picture.labels.filter { $0.className == "axis" }.flatMap(\.block.lines)
      #expect(axis.contains("100 BCE") && axis.contains("50 BCE") && axis.contains("50"))
    }
  }

  /// Decades before our era are marked by round years, whose names are short, each under its decade.
  @Test func decadesBeforeOurEraAreMarkedByYears() {
    for years in [-499...500, -139...499] {
      let steps = TimeSteps(unit: .decade, within: TimeSteps(years: years).days)
      var picture = Picture(.chart(className: ""), title: "", theme: .light)
      TimeAxis(steps: steps, width: 190).draw(into: &picture, from: 0, to: 10)
      let labels = picture.labels.map { $0.block.lines[0] }
      #expect(labels.count >= 2 && labels[0].hasSuffix(" BCE"), "\(labels)")
      for (label, other) in zip(picture.labels, picture.labels.dropFirst()) {
        #expect(label.block.box.maxX <= other.block.box.minX)
      }
    }
  }

  /// Lines that are told apart look different.
  @Test(arguments: Theme.allCases) func noTwoLinesLookAlike(_ theme: Theme) {
    let styles = (0..<theme.mostLines).map { theme.lineStyle(of: $0) }
    for (index, style) in styles.enumerated() { #expect(!styles[..<index].contains(style)) }
    #expect(theme.mostLines >= Theme.distinctLines)
  }

  /// What a page has room for is drawn on it as large as was asked.
  @Test(arguments: [PageSize.book, .journalColumn]) func asManyLivesAreToldAsFit(_ page: PageSize) {
    let most = LifeChart.mostLives(on: page)
    #expect(most >= 12 && most <= 40)
    let years = TimeStep(year: 1900)...TimeStep(year: 1949)
    let lives = (0..<most).map { index in
      LifeChart.Life(
        id: Figure.ID("f\(index)"), name: "Given Family\(index)",
        stays: [.init(steps: years, color: index % 8, faction: "Faction \(index)")],
        spells: (0..<4).map { .init(steps: years, name: "Other \($0)", sign: .positive) })
    }
    let picture = LifeChart(title: "Lives", years: 1900...1949, lives: lives).picture(on: page)
    #expect(picture.shortfall == nil)
    expectLegible(picture, "lives")
    // The legend tells all factions or says how many it leaves out.
    let notes = picture.labels.filter { $0.className == "note" }.flatMap(\.block.lines)
    let others = notes.compactMap { Int($0.split(separator: " ")[1]) }.reduce(0, +)
    #expect(picture.swatches.count - 1 + others == most, "\(notes)")
  }

  /// Who changed names has one in all charts of a chronicle, the latest, wherever they begin.
  @Test func aFigureHasOneNameInAllCharts() throws {
    var builder = Chronicle.Builder()
    builder.add(
      Figure(
        id: "IT", name: "Italy",
        attributes: [
          Attribute(name: "name-history", value: "Sardinia (1815/1861-03-16); Italy (1861-03-17/)")
        ]))
    builder.add(Figure(id: "FR", name: "France"))
    builder.add(
      Relationship(kind: "alliance", source: "IT", target: "FR", when: try Period("1850/1870")))
    let chronicle = try builder.build()
    for years in [1850...1855, 1850...1870, 1865...1870] {
      let sweep = chronicle.sweep(years: years)
      let figures = FigureSeries.all(in: sweep)
      #expect(FigureSeries.names(of: figures) == ["France", "Italy"])
      #expect(LifeChart.lives(in: sweep).map(\.name).sorted() == ["France", "Italy"])
      let flow = FactionFlow(
        history: chronicle.factionHistory(years: years), of: chronicle, title: "")
      #expect(flow.names["IT"] == "Italy")
    }
  }
}
