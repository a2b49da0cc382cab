import Camarilla

/// Who is in one faction with whom over possible worlds, as the command prints it.
struct FactionsWorldsAnswer: Encodable {
  struct Member: Encodable {
    var id: String
    var name: String
    /// Its faction's label, in the year as it is told.
    var label: String
    var presence: Double
    /// Of the worlds in which both are there, the share in which it is with another of that faction,
    /// over all others; null for one alone.
    @ExplicitNull var share: Double?
  }

  struct Pair: Encodable {
    var figures: [String]
    var names: [String]
    /// Whether they are in one faction in the year as it is told.
    var oneFaction: Bool
    /// The share of worlds in which they are, and its standard error.
    var together: Double
    var error: Double
    /// The share of worlds in which both are there.
    var bothPresent: Double

    /// How often they are together where both are there.
    var share: Double { min(together / bothPresent, 1) }

    /// The standard error of that, from so many draws.
    func shareError(draws: Int) -> Double {
      let both = max(bothPresent * Double(draws) - 1, 1)
      return (share * (1 - share) / both).squareRoot()
    }
  }

  var worlds: WorldsHeading
  /// By faction, then by id.
  var members: [Member]
  /// Every two figures that are together in some world, by id.
  var pairs: [Pair]

  init(sample: WorldSample, company: CoMembership) {
    worlds = WorldsHeading(sample)
    let order = company.members.sorted {
      (company.factions.index(of: $0.id) ?? 0, $0.id)
        < (company.factions.index(of: $1.id) ?? 0, $1.id)
    }
    members = order.map {
      Member(id: $0.id, name: $0.name, label: $0.faction, presence: $0.presence, share: $0.share)
    }
    pairs = []
    let found = company.members
    for one in found.indices {
      for other in found.indices[(one + 1)...] where company.together(one, other) > 0 {
        let (a, b) = (found[one], found[other])
        pairs.append(
          Pair(
            figures: [a.id, b.id], names: [a.name, b.name], oneFaction: a.faction == b.faction,
            together: company.together(one, other), error: company.error(one, other),
            bothPresent: company.bothPresent(one, other)))
      }
    }
  }

  var text: String {
    var text = "\n" + worlds.text + "\n"
    var table = Table([
      ("figure", .left), ("faction", .left), ("with its others", .right), ("there in", .right),
    ])
    for member in members {
      table.append([
        printed(member.name, id: member.id), member.label, member.share.map(Number.share) ?? "–",
        Number.share(member.presence),
      ])
    }
    text += table.text()
    text += doubtful(
      heading: "In one faction, but least often together where both are there",
      pairs: pairs.filter { $0.oneFaction && $0.share < 1 - 1e-9 }, worst: { $0.share < $1.share })
    text += doubtful(
      heading: "In different factions, but most often together where both are there",
      pairs: pairs.filter { !$0.oneFaction }, worst: { $0.share > $1.share })
    return text
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
    var table = Table([("", .left), ("", .right), ("", .left)])
    for (_, pair) in sorted.prefix(10) {
      table.append([
        zip(pair.names, pair.figures).map(printed).joined(separator: " – "),
        Number.share(pair.share),
        worlds.exact ? "" : "± \(Number.share(pair.shareError(draws: worlds.count)))",
      ])
    }
    return "\n\(heading)\n" + table.text(indent: 2, hasHeadings: false)
      + (sorted.count > 10 ? "  … and \(sorted.count - 10) more (--format csv)\n" : "")
  }

  /// A row for each two figures.
  var csv: String {
    var csv = Table(
      ["figure1", "figure2", "name1", "name2", "oneFaction", "together", "error", "bothPresent"]
        .map { ($0, .left) })
    for pair in pairs {
      csv.append(
        pair.figures + pair.names + [
          "\(pair.oneFaction)", "\(pair.together)", "\(pair.error)",
          "\(pair.bothPresent)",
        ])
    }
    return csv.csv()
  }
}
