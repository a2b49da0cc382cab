import Camarilla

extension FactionsAnswer {
  var text: String {
    (found.isEmpty ? nobodyIsActive(in: snapshot.title) : heading + quality + factionText)
      + (saysWhy ? why : "") + (worlds?.text ?? "")
  }

  private var heading: String {
    let alone = found.count { $0.members.count == 1 }
    let together = found.count - alone
    var text = "\(snapshot.title): "
    text += together == 0 ? "no faction" : Number.count(together, singular: "faction")
    if alone > 0 { text += " and \(alone) alone" }
    return text + " of \(Number.count(snapshot.figures.count, singular: "figure")),"
      + " by \(found.method.rawValue)\n"
  }

  /// How good the division is, in a line.
  private var quality: String {
    var parts: [String] = []
    if let modularity = found.modularity {
      var part = "modularity \(Number.short(of: modularity))"
      if let best = found.unconstrainedModularity, best - modularity > 5e-5 {
        part += " (\(Number.short(of: best)) if strangers may stand together)"
      }
      parts.append(part)
    }
    let amount =
      Number.score(of: found.frustrationWeight) + (found.isWeighted ? " by value" : "")
    switch (found.isOptimal, found.frustrationWeightBound) {
    case (true, _): parts.append("frustration \(amount) (the least there is)")
    case (false, let bound?):
      parts.append("frustration \(amount) (at least \(Number.score(of: bound)))")
    default: parts.append("frustration \(amount)")
    }
    if let coverage = found.coverage { parts.append("coverage \(Number.short(of: coverage))") }
    return parts.joined(separator: ", ") + "\n"
  }

  /// The factions with their members; behind a name how far runs agree on a membership, where they hardly do.
  private var factionText: String {
    var text = ""
    if let stability, stability.members.contains(where: { !$0.isStable }) {
      let runs = Number.count(stability.runs, singular: "search", plural: "searches")
      text += "(0.…) behind a name: how far \(runs) agree on the membership, where that is"
      text += "\nless than \(FactionStability.threshold)\n"
    }
    func names(of members: [Figure.ID]) -> String {
      let names = members.map { id in
        let name = snapshot.chronicle.printedName(of: id)
        guard let stability = stability(of: id), stability < FactionStability.threshold else {
          return name
        }
        return "\(name) (\(Number.short(of: stability)))"
      }
      return wrapped(names.oneAfterAnother, indent: 3)
    }
    for (index, faction) in found.enumerated() where faction.members.count > 1 {
      let members = told(of: faction)
      if members.isEmpty { continue }
      let count =
        members.count == faction.members.count
        ? "\(members.count)" : "\(members.count) of \(faction.members.count)"
      text += "\n\(index + 1). \(Table.oneLine(of: faction.label)) (\(count))\n"
      text += names(of: members)
    }
    let alone = found.filter { $0.members.count == 1 }.flatMap(told)
    return text + (alone.isEmpty ? "" : "\nalone\n" + names(of: alone))
  }

  private var why: String {
    guard !standings.isEmpty else { return "" }
    let measure = found.method == .modularity ? "modularity would fall" : "frustration would rise"
    return "\n" + memberships.table.text()
      + "\nTies by number (and value). Next: the other faction where the figure would do least harm;"
      + "\nloss: by how much \(measure) with it there.\n"
  }
}
