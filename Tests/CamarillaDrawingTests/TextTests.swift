import Camarilla
import CamarillaGraphviz
import Testing

@testable import CamarillaDrawing

@Suite struct TextTests {
  @Test func elementNamesAreInjective() {
    // Every string of up to four letters of an alphabet that holds what escapes are made of.
    let letters = ["-", "_", ".", "2", "d", "5f", " "]
    var strings = [""]
    var layer = [""]
    for _ in 0..<4 {
      layer = layer.flatMap { head in letters.map { head + $0 } }
      strings += layer
    }
    let distinct = Set(strings)
    #expect(Set(distinct.map(ElementName.escaped)).count == distinct.count)
  }

  @Test func usualNamesStayReadable() {
    #expect(PowerGraph.elementID(figure: "stalin") == "figure_stalin")
    #expect(PowerGraph.elementID(figure: "nadezhda-alliluyeva") == "figure_nadezhda_alliluyeva")
    #expect(PowerGraph.elementID(figure: "a_b") == "figure_a__b")
    #expect(PowerGraph.elementID(figure: "a b") == "figure_a.20.b")
    #expect(PowerGraph.elementID(figure: "Сталин") == "figure_Сталин")
  }

  /// A name is cut where its letters are wider than the room, as late as can be, and whatever their number.
  @Test(arguments: [String(repeating: "i", count: 60), String(repeating: "W", count: 24), "Short"])
  func namesAreCutByTheirWidth(name: String) {
    let cut = DOTText.line(text: name, most: 90, within: 100, size: 10)
    #expect(TextMetrics.width(text: cut, size: 10) <= 100)
    guard cut != name else { return }
    #expect(cut.hasSuffix("…"))
    let longer = name.prefix(cut.count) + "…"
    #expect(TextMetrics.width(text: String(longer), size: 10) > 100)
  }

  private func names(_ list: [(Figure.ID, String)], _ style: PowerGraph.Names = .short) -> [String]
  {
    DisplayName.names(
      of: list.map { PowerGraph.Figure(id: $0.0, name: $0.1) }, style: style)
  }

  @Test func namesAreShortWhereTheyAreClear() {
    #expect(
      names([
        ("stalin", "Joseph Stalin"), ("vasily-stalin", "Vasily Stalin"), ("mao", "Mao Zedong"),
        ("kim-il-sung", "Kim Il-sung"), ("nadezhda-alliluyeva", "Nadezhda Alliluyeva"),
        ("svetlana-alliluyeva", "Svetlana Alliluyeva"), ("ribbentrop", "Joachim von Ribbentrop"),
        ("b", "Ludwig van Beethoven"), ("cc", "Central Committee"), ("nkvd", "NKVD"),
        ("n2", "Nicholas II"), ("l", "Lenin, Vladimir"), ("p", "Party affairs department"),
      ]) == [
        "Stalin", "V. Stalin", "Mao", "Kim Il-sung", "N. Alliluyeva", "S. Alliluyeva",
        "Ribbentrop", "van Beethoven", "Central Committee", "NKVD", "Nicholas II", "Lenin",
        "Party affairs department",
      ])
    #expect(
      names([("a", "Anna Ivanova"), ("b", "Alla Ivanova")]) == ["Anna Ivanova", "Alla Ivanova"])
    #expect(names([("a", "Lavrentiy Beria")], .full) == ["Lavrentiy Beria"])
    #expect(names([("the-id", "")]) == ["the-id"])
  }

  /// No name is made that is not the person's: names of many peoples, ranks, states and bodies.
  @Test(
    arguments: [
      ("Sir John Eliot", "Eliot", "J. Eliot"), ("Lord John Russell", "Russell", "J. Russell"),
      ("Gen. George C. Marshall", "Marshall", "G. Marshall"),
      ("Jean-Paul Sartre", "Sartre", "J.-P. Sartre"),
      ("Ap. Claudius Pulcher", "Pulcher", "Ap. Pulcher"),
      ("Gaius Julius Caesar", "Caesar", "C. Caesar"),
      ("Eliot, Sir John", "Eliot", "J. Eliot"), ("Charles De Gaulle", "De Gaulle", "C. De Gaulle"),
      ("David Ben Gurion", "Ben Gurion", "D. Ben Gurion"),
      ("Leonardo da Vinci", "da Vinci", "L. da Vinci"),
      ("Oliver St John", "St John", "O. St John"),
      ("Edward St. Aubyn", "St. Aubyn", "E. St. Aubyn"),
      ("Henry Saint John", "Saint John", "H. Saint John"),
      ("Antoine de Saint Exupéry", "de Saint Exupéry", "A. de Saint Exupéry"),
      ("Niki Ste Marie", "Ste Marie", "N. Ste Marie"),
      ("Buffy Sainte Marie", "Sainte Marie", "B. Sainte Marie"),
      ("Johann Sankt Georgen", "Sankt Georgen", "J. Sankt Georgen"),
      ("Diego San Martín", "San Martín", "D. San Martín"),
      ("Andrés Santa Cruz", "Santa Cruz", "A. Santa Cruz"),
      ("João São Miguel", "São Miguel", "J. São Miguel"),
      ("Geertgen Sint Jans", "Sint Jans", "G. Sint Jans"),
      ("St. Thomas Aquinas", "Aquinas", "T. Aquinas"), ("St Augustine", nil, nil),
      ("Harry St John Philby", "Philby", "H. Philby"),
      ("Bernhard von Bülow", "Bülow", "B. von Bülow"),
      ("Friedrich v. Holstein", "Holstein", "F. v. Holstein"),
      ("Philipp zu Eulenburg", "Eulenburg", "P. zu Eulenburg"),
      ("Karl-Theodor von und zu Guttenberg", "Guttenberg", "K.-T. von und zu Guttenberg"),
      ("Theobald von Bethmann Hollweg", "Bethmann Hollweg", "T. von Bethmann Hollweg"),
      ("Adolf Marschall von Bieberstein", "Bieberstein", "A. von Bieberstein"),
      ("von Bülow, Bernhard", "Bülow", "B. von Bülow"),
      ("Johan van Oldenbarnevelt", "van Oldenbarnevelt", "J. van Oldenbarnevelt"),
      ("Ludwig Mies van der Rohe", "van der Rohe", "L. van der Rohe"),
      ("Gabriel García Márquez", "Márquez", "G. Márquez"),
      ("María del Carmen García", "García", "M. García"),
      ("Ursula von der Leyen", "von der Leyen", "U. von der Leyen"),
      ("al-Hasan al-Basri", nil, nil),
      ("Hasan al-Basri", "al-Basri", "H. al-Basri"),
      ("Martin Luther King Jr.", "King Jr.", "M. King Jr."),
      ("United Kingdom", nil, nil), ("Saudi Arabia", nil, nil), ("Austria-Hungary", nil, nil),
      ("Two Sicilies Kingdom", nil, nil), ("Great Britain", nil, nil), ("Louis XIV", nil, nil),
      ("King Charles II", nil, nil), ("Charles II Stuart", nil, nil),
      ("Pope Innocent III", nil, nil),
      ("Lord Byron", nil, nil), ("Ali ibn Abi Talib", nil, nil), ("Mohammed bin Salman", nil, nil),
      ("Llywelyn ap Gruffudd", nil, nil), ("Kim Il Sung", nil, nil), ("Karl der Große", nil, nil),
      ("Lorenzo il Magnifico", nil, nil), ("Charles, Prince of Wales", nil, nil),
      ("جمال عبد الناصر", nil, nil),
      ("毛澤東", nil, nil), ("Мария Спиридонова", "Спиридонова", "М. Спиридонова"),
      ("John Smith (spy)", nil, nil), ("Bank of England", nil, nil),
      ("Workers' Opposition", nil, nil),
    ] as [(String, String?, String?)])
  func namesAreTakenApartOnlyWhereThatIsSure(
    _ name: String, _ family: String?, _ initialed: String?
  ) {
    let found = PersonName(name)
    #expect(
      found?.family == family && found?.initialed == initialed, "\(String(describing: found))")
  }

  /// Who has the same name as another is told apart by years, or by id; and nobody else is called by it alone.
  @Test func namesakesAreToldApart() {
    func named(_ figures: [(Figure.ID, String?)]) -> [String] {
      DisplayName.names(
        of: figures.map { PowerGraph.Figure(id: $0.0, name: "Francis Bacon", years: $0.1) }
          + [PowerGraph.Figure(id: "r", name: "Roger Bacon")], style: .short)
    }
    #expect(
      named([("a", "1561–1626"), ("b", "1909–1992")]) == [
        "Francis Bacon (1561–1626)", "Francis Bacon (1909–1992)", "R. Bacon",
      ])
    #expect(
      named([("a", "1561–1626"), ("b", "1561–1626"), ("c", nil)]) == [
        "Francis Bacon (a)", "Francis Bacon (b)", "Francis Bacon (c)", "R. Bacon",
      ])
  }

  /// One figure has one name in all pictures, that of its time where it changed.
  @Test func namesAreThoseOfTheWholeChronicle() throws {
    var builder = Chronicle.Builder()
    builder.add(Figure(id: "n", name: "Nadezhda Alliluyeva"))
    builder.add(Figure(id: "s", name: "Svetlana Alliluyeva"))
    builder.add(
      Figure(
        id: "it", name: "Italy",
        attributes: [
          Attribute(name: "name-history", value: "Sardinia (1815/1861-03-16); Italy (1861-03-17/)")
        ]))
    builder.add(Relationship(kind: "alliance", source: "n", target: "it", when: try Period("1850")))
    builder.add(Relationship(kind: "alliance", source: "s", target: "it", when: try Period("1861")))
    let chronicle = try builder.build()
    for (year, expected) in [
      (1850, ["Sardinia", "N. Alliluyeva"]), (1861, ["Italy", "S. Alliluyeva"]),
    ] {
      let graph = chronicle.snapshot(of: year).powerGraph()
      #expect(Set(DisplayName.names(of: graph.figures, style: .short)) == Set(expected))
      let full = chronicle.snapshot(of: year).powerGraph(names: .full)
      #expect(full.figures.contains { $0.name == expected[0] })
      #expect(
        Set(DisplayName.names(of: full.figures, style: .id)) == [year == 1850 ? "n" : "s", "it"])
    }
  }

  /// What is all of the name of one is no short name of another.
  @Test func wholeNamesAreNobodyElse() {
    #expect(
      names([("trotsky", "Leon Trotsky"), ("trot", "Trotsky"), ("stalin", "Joseph Stalin")])
        == ["L. Trotsky", "Trotsky", "Stalin"])
  }

  /// What an editor calls a figure in pictures goes before what is made of its name, unless it is no
  /// figure's alone.
  @Test func labelsAreTheShortNames() {
    func names(_ figures: [(Figure.ID, String, String?)], _ style: PowerGraph.Names) -> [String] {
      DisplayName.names(
        of: figures.map { PowerGraph.Figure(id: $0.0, name: $0.1, label: $0.2) }, style: style)
    }
    let figures: [(Figure.ID, String, String?)] = [
      ("joseph", "Joseph Stalin", "Koba"), ("b", "Lavrentiy Beria", nil),
      ("k", "Anna Koba", nil), ("cc", "Central Committee", "CC"), ("d", "Dora Drei", "X"),
      ("e", "Emil Eins", "X"), ("f", "Fritz Fuchs", ""),
    ]
    #expect(
      names(figures, .short) == ["Koba", "Beria", "A. Koba", "CC", "Drei", "Eins", "Fuchs"])
    #expect(names(figures, .full) == figures.map(\.1))
  }

  /// A column `label` of the table of figures, seen in the picture and not told twice.
  @Test func labelsComeFromTheTable() throws {
    var builder = Chronicle.Builder()
    builder.add(
      Figure(
        id: "a", name: "Anna Adler", attributes: [Attribute(name: "label", value: "Nan")]))
    builder.add(Figure(id: "b", name: "Bert Bach"))
    builder.add(
      Relationship(kind: "alliance", source: "a", target: "b", when: try Period("1926")))
    let chronicle = try builder.build()
    let graph = chronicle.snapshot(of: 1926).powerGraph()
    #expect(DisplayName.names(of: graph.figures, style: .short) == ["Nan", "Bach"])
    #expect(graph.figures[0].tooltip?.split(separator: "\n").contains("Nan") == false)
    #expect(graph.figures[0].tooltip?.hasPrefix("Anna Adler") == true)

    // Charts use them as pictures do.
    let series = FigureSeries.all(in: chronicle.sweep(years: 1926...1926), by: .degree)
    #expect(FigureSeries.names(of: series) == ["Nan", "Bach"])
    let flow = FactionFlow(
      history: chronicle.factionHistory(years: 1926...1927), of: chronicle, title: "Factions")
    let leader = try #require(flow.lines.first)
    #expect(leader.leader == "Anna Adler" && leader.label == "Nan")
    let texts = flow.picture().labels.flatMap(\.block.lines)
    #expect(texts.contains("Nan") && !texts.contains { $0.contains("Adler") }, "\(texts)")
  }

  @Test func longNamesAreCut() {
    let name = names([("a", String(repeating: "x", count: 10_000))])[0]
    #expect(name.count == DisplayName.mostOfAWord && name.hasSuffix("…"))
    let words = names([("a", String(repeating: "Komitee ", count: 100))], .full)[0]
    #expect(words.count == DisplayName.most && words.hasSuffix("…"))
    // What has room in a few lines is whole.
    let committee = "Central Committee of the Communist Party of the Soviet Union (Bolsheviks)"
    #expect(names([("cc", committee)], .full) == [committee])
  }

  @Test func numbersAreWrittenPlainly() {
    #expect(DecimalText.fixed(0, fractionDigits: 2) == "0")
    #expect(DecimalText.fixed(-0.001, fractionDigits: 2) == "0")
    #expect(DecimalText.fixed(-1.5, fractionDigits: 2) == "-1.5")
    #expect(DecimalText.fixed(3.14159, fractionDigits: 2) == "3.14")
    #expect(DecimalText.fixed(0.05, fractionDigits: 4) == "0.05")
    #expect(DecimalText.fixed(100, fractionDigits: 0) == "100")
    #expect(DecimalText.fixed(12345.678, fractionDigits: 1) == "12345.7")
  }

  /// The text layout itself is asked: a box without margins is as wide as its text.
  @Test func widthsAgreeWithTheTextLayout() async throws {
    for text in [
      "Ordzhonikidze", "Vyacheslav Molotov", "Николай Крестинский", "Rudzutaks, Jānis",
      "● Wałęsa", "Ελλάδα", "People's Commissar (1937–1938)…",
    ] {
      let dot = """
        graph { node [shape=box, margin=0, width=0, height=0, fontsize=20, \
        fontname="DejaVu Sans"] a [label=\(DOTText.quoted(text))] }
        """
      let places = try await Graphviz.shared.positions(dot: dot, engine: .dot)
      let own = TextMetrics.width(text: text, size: 20)
      #expect(abs(places[0].width - own) / own < 0.03, "\(text): \(places[0].width), \(own)")
    }
  }
}
