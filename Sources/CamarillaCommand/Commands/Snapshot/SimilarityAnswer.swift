import Camarilla

/// How alike portfolios are, as the command prints it.
struct SimilarityAnswer: Answer {
  /// What two figures have to a third.
  struct Holding {
    let figure: Figure
    let first: Double
    let second: Double
  }

  let snapshot: Snapshot
  let portfolios: Portfolios
  /// The figures that were asked about: none, one or two.
  let asked: [Figure]
  let ties: TieSelection
  let pairs: [PortfolioSimilarity]
  /// How many figures are told of.
  private let toldCount: Int
  /// How many pairs there are, printed or not.
  let count: Int
  /// What two figures who were asked about have to everybody whom either is tied to.
  let holdings: [Holding]

  /// - Parameters:
  ///   - members: those to tell of, as they are among all; everybody when nil.
  ///   - limit: how many pairs to tell of; all if nil.
  init(
    snapshot: Snapshot, portfolios: Portfolios, members: Set<Figure.ID>?, asked: [Figure],
    ties: TieSelection, limit: Int?
  ) {
    let portfolios = members.map(portfolios.telling) ?? portfolios
    (self.snapshot, self.portfolios, self.asked, self.ties) = (snapshot, portfolios, asked, ties)
    let figures = snapshot.figures.filter { members?.contains($0.id) ?? true }
    toldCount = figures.count
    switch asked.count {
    case 2:
      let pair = portfolios.similarity(of: asked[0].id, to: asked[1].id)
      pairs = pair.map { [$0] } ?? []
      count = pairs.count
      holdings = figures.compactMap { figure in
        guard let first = portfolios.entry(of: asked[0].id, to: figure.id),
          let second = portfolios.entry(of: asked[1].id, to: figure.id), first != 0 || second != 0
        else { return nil }
        return Holding(figure: figure, first: first, second: second)
      }
    case 1:
      let all = portfolios.similarities(of: asked[0].id)
      pairs = Array(all.prefix(limit ?? .max))
      count = all.count
      holdings = []
    default:
      pairs = portfolios.mostAlike(limit)
      count = figures.count * (figures.count - 1) / 2
      holdings = []
    }
  }

  var json: any Encodable {
    JSONObject.asked(snapshot.time).merging([
      "ties": ties, "weighted": portfolios.isWeighted,
      "figures": snapshot.figures.count, "of": asked.map { NamedFigure(id: $0.id, in: chronicle) },
      "pairs": Listing(pairs, columns: columns),
      "portfolios": asked.count == 2 ? Listing(holdings, columns: holdingColumns) : nil,
      "notes": absence.map { [$0] } ?? JSONObject.noNotes,
    ])
  }

  /// Why some of those asked about aren't there; nil where all are.
  private var absence: String? {
    let absent = asked.map(\.id).filter { snapshot.index(of: $0) == nil }
    guard !absent.isEmpty else { return nil }
    return snapshot.options.absence(
      of: absent, at: .one(snapshot.time), in: chronicle, when: "of \(snapshot.title)")
  }

  var csv: String { Listing(pairs, columns: columns).csv }

  private var chronicle: Chronicle { snapshot.chronicle }

  private var columns: [Column<PortfolioSimilarity>] {
    let one = asked.first?.id
    return [
      .shown("figures") { pair in
        // About one figure the others alone are news.
        let ids = asked.count == 1 ? pair.figures.filter { $0 != one } : pair.figures
        return chronicle.printedNames(of: ids)
      },
      .csv("source") { $0.figures[0] }, .csv("target") { $0.figures[1] },
      .json("figures") { $0.figures }, .json("names") { $0.figures.map(chronicle.name) },
      .shown("S", .right) { Number.short(of: $0.s) }, .exact("s") { $0.s },
      .shown("S squared", .right) { Number.short(of: $0.sSquared) },
      .exact("sSquared") { $0.sSquared },
      Column("kappa", .right, value: { $0.kappa }, text: { $0.map(Number.short) ?? "–" }),
      Column("pi", .right, value: { $0.pi }, text: { $0.map(Number.short) ?? "–" }),
      Column("tie", .right, value: { $0.tie }, text: Number.plain),
    ]
  }

  private var holdingColumns: [Column<Holding>] {
    [
      .shown("figure") { printed($0.figure.name, id: $0.figure.id) },
      .exact("id") { $0.figure.id }, .exact("name") { $0.figure.name },
      .shown(asked[0].name, .right) { Number.plain(of: $0.first) },
      .shown(asked[1].name, .right) { Number.plain(of: $0.second) },
      .exact("first") { $0.first }, .exact("second") { $0.second },
      .shown("", .left) { $0.first == $0.second ? "" : "≠" },
    ]
  }

  var text: String {
    guard !snapshot.figures.isEmpty else { return nobodyIsActive(in: snapshot.title) }
    if let absence { return absence + ".\n" }
    let remark = ties.remark + (portfolios.isWeighted ? ", by value" : "")
    let names = asked.map { chronicle.printedName(of: $0.id) }
    var text =
      switch names.count {
      case 0:
        "Likeness of portfolios \(inTime(snapshot.title)): \(Number.count(count, singular: "pair"))"
      case 1: "Portfolios like that of \(names[0]) \(inTime(snapshot.title))"
      default: "Portfolios of \(names.listed()) \(inTime(snapshot.title))"
      }
    text += remark + "\n"
    if !pairs.isEmpty { text += "\n" + Listing(pairs, columns: columns).table.text() }
    if asked.count == 2 {
      text += "\n" + Listing(holdings, columns: holdingColumns).table.text()
      let strangers = toldCount - holdings.count
      if strangers > 0 {
        text += "\(Number.count(strangers, singular: "figure")) to whom neither has a tie\n"
      }
    }
    return text + more(than: pairs.count, of: count)
  }
}
