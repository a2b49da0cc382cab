import Camarilla
import CamarillaFormats

/// Who is in one faction with whom over possible worlds, as the command prints it.
struct FactionsWorldsAnswer {
  /// Two figures that are together in some world.
  struct Pair {
    let members: [CoMembership.Member]
    /// The share of worlds in which they are in one faction, and its standard error.
    let together: Double
    let error: Double
    /// The share of worlds in which both are there.
    let bothPresent: Double

    /// Whether they are in one faction in the year as it is told.
    var isOneFaction: Bool { members[0].faction == members[1].faction }

    /// How often they are together where both are there.
    var share: Double { min(together / bothPresent, 1) }

    /// The standard error of that, from so many draws.
    func shareError(draws: Int) -> Double {
      let both = max(bothPresent * Double(draws) - 1, 1)
      return (share * (1 - share) / both).squareRoot()
    }
  }

  let sample: WorldSample
  /// Nil where only a part of the question is answered.
  private let company: CompanyOfPairs?
  /// What such a part came to.
  private let part: DrawnFactions?
  /// By id.
  private let pairs: [Pair]

  /// Asks who is with whom in each world.
  ///
  /// - Parameter options: how worlds are divided.
  init(sample: WorldSample, options: FactionOptions) {
    self.sample = sample
    let drawn = sample.drawnFactions(options: options, threads: .max).drawn
    let isPart = QuestionPart.current?.share(of: .worlds) != nil
    part = isPart ? drawn : nil
    company = isPart ? nil : CompanyOfPairs(drawn)
    pairs = company.map(Self.pairs) ?? []
  }

  private static func pairs(of company: CompanyOfPairs) -> [Pair] {
    let found = company.members
    return found.indices.flatMap { one in
      found.indices[(one + 1)...].filter { company.together(one, $0) > 0 }.map { other in
        Pair(
          members: [found[one], found[other]], together: company.together(one, other),
          error: company.error(one, other), bothPresent: company.bothPresent(one, other))
      }
    }
  }

  var json: JSONObject {
    if let part {
      let base: JSONObject = ["factions": part, "worlds": sample.heading]
      return AnswerFold.factions.place(of: base, pieces: part.texts)
    }
    return [
      "worlds": sample.heading, "members": members,
      "pairs": Listing(pairs, columns: Self.pairColumns),
    ]
  }

  /// The same as the worlds of all parts make it; nil where they don't fit.
  static func json(of base: JSONValue, pieces: [JSONValue]) -> JSONValue? {
    guard let drawn = DrawnFactions(base["factions"], worlds: pieces),
      let heading = base["worlds"]
    else { return nil }
    let company = CompanyOfPairs(drawn)
    let listings: JSONObject = [
      "members": members(of: company),
      "pairs": Listing(pairs(of: company), columns: pairColumns),
    ]
    var json = JSONValue(encoding: listings)
    // The last by name, in whose order members stand.
    json?["worlds"] = heading
    return json
  }

  /// A row for each two figures that are together in some world.
  var csv: String { Listing(pairs, columns: Self.pairColumns).csv }

  private var members: Listing<CoMembership.Member>? { company.map(Self.members) }

  /// By faction, then by id.
  private static func members(of company: CompanyOfPairs) -> Listing<CoMembership.Member> {
    Listing(
      zip(company.numbers, company.members).sorted { ($0.0, $0.1.id) < ($1.0, $1.1.id) }.map(\.1),
      columns: [
        .shown("figure") { printed($0.name, id: $0.id) }, .shown("faction") { $0.faction },
        .shown("with its others", .right) { $0.share.map(Number.share) ?? "–" },
        .shown("there in", .right) { Number.share($0.presence) },
        .json("id") { $0.id }, .json("name") { $0.name }, .json("label") { $0.faction },
        .json("presence") { $0.presence }, .json("share") { $0.share },
      ])
  }

  private static var pairColumns: [Column<Pair>] {
    [
      .csv("figure1") { $0.members[0].id }, .csv("figure2") { $0.members[1].id },
      .csv("name1") { $0.members[0].name }, .csv("name2") { $0.members[1].name },
      .json("figures") { $0.members.map(\.id) }, .json("names") { $0.members.map(\.name) },
      .exact("oneFaction") { $0.isOneFaction }, .exact("together") { $0.together },
      .exact("error") { $0.error }, .exact("bothPresent") { $0.bothPresent },
    ]
  }
}

// MARK: For a person

extension FactionsWorldsAnswer {
  var text: String {
    "\n" + sample.text + "\n" + (members?.table.text() ?? "")
      + doubtful(
        heading: "In one faction, but least often together where both are there",
        pairs: pairs.filter { $0.isOneFaction && $0.share < 1 - 1e-9 },
        worst: { $0.share < $1.share })
      + doubtful(
        heading: "In different factions, but most often together where both are there",
        pairs: pairs.filter { !$0.isOneFaction }, worst: { $0.share > $1.share })
  }

  /// The ten pairs about which the division says least.
  private func doubtful(
    heading: String, pairs: [Pair], worst: (Pair, Pair) -> Bool
  ) -> String {
    guard !pairs.isEmpty else { return "" }
    let sorted = pairs.enumerated().sorted { a, b in
      if a.element.share == b.element.share { return a.offset < b.offset }
      return worst(a.element, b.element)
    }
    let columns: [Column<Pair>] = [
      .shown("") { $0.members.map { printed($0.name, id: $0.id) }.joined(separator: " – ") },
      .shown("", .right) { Number.share($0.share) },
      .shown("") {
        sample.isExact ? "" : "± \(Number.share($0.shareError(draws: sample.count)))"
      },
    ]
    return "\n\(heading)\n"
      + Listing(sorted.prefix(10).map(\.element), columns: columns).table
      .text(indent: 2, hasHeadings: false)
      + (sorted.count > 10 ? "  … and \(sorted.count - 10) more (--format csv)\n" : "")
  }
}
