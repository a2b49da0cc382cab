import Camarilla

extension Picture {
  /// What a box without color means, beside others that have one; nil where there is none, or no other.
  var meaningOfNoColor: String? {
    guard nodes.contains(where: { $0.faction != nil }), nodes.contains(where: \.isAlone) else {
      return nil
    }
    let hasMore = nodes.contains { $0.faction == nil && !$0.isAlone && !$0.isAbsent }
    let then = time.isEmpty ? "" : " \(inTime(time))"
    return "alone" + then + (hasMore ? ", or in a smaller faction" : "")
  }

  /// Explains boxes of those who aren't there at the time that colors are of, where there are such.
  private func addAbsentees(to section: inout Section) {
    let count = nodes.count { $0.isAbsent && $0.faction == nil }
    guard count > 0 else { return }
    let number = coloring.isOfFactions ? "" : " (\(count))"
    add(theme.absentee, label: "not \(inTime(time))\(number)", to: &section)
  }

  /// What the colors of boxes mean.
  var groupSection: Section? { coloring.isOfFactions ? factionSection : valueSection }

  /// Who stands together, by color, under the names that factions have everywhere.
  private var factionSection: Section? {
    var factions: [(number: Int, leader: Int, count: Int)] = []
    for (index, node) in nodes.enumerated() {
      guard let faction = node.faction else { continue }
      if let found = factions.firstIndex(where: { $0.number == faction }) {
        factions[found].count += 1
        if node.weight > nodes[factions[found].leader].weight { factions[found].leader = index }
      } else {
        factions.append((faction, index, 1))
      }
    }
    for index in factions.indices {
      factions[index].count += nodes.reduce(0) {
        $0 + ($1.leaves?.factions[factions[index].number] ?? 0)
      }
    }
    factions.sort { $0.number < $1.number }
    for index in factions.indices where leaders.indices.contains(factions[index].number) {
      let leader = leaders[factions[index].number]
      if nodes.indices.contains(leader), nodes[leader].faction == factions[index].number {
        factions[index].leader = leader
      }
    }
    var section = Section()
    for faction in factions {
      let name = self.name(ofFaction: faction.number, leader: faction.leader)
      add(
        theme.style(faction: factionColors.slot(ofFaction: faction.number)),
        label: faction.count == 1 ? name : "\(name) and \(faction.count - 1) more", to: &section)
    }
    if let meaningOfNoColor {
      add(theme.style(faction: nil), label: meaningOfNoColor, to: &section)
    }
    addAbsentees(to: &section)
    return section.texts.isEmpty ? nil : section
  }

  /// What else colors mean, under the name of what they tell: the values or steps that occur, with how many figures have
  /// them.
  private var valueSection: Section? {
    var counts = [Int](repeating: 0, count: factionNames.count)
    for node in nodes {
      if let group = node.faction { counts[group] += 1 }
      for (group, count) in node.leaves?.factions ?? [:] { counts[group] += count }
    }
    let without = nodes.count { $0.faction == nil && !$0.isAbsent }
    guard !nodes.isEmpty else { return nil }
    var section = Section()
    if !coloring.meaning.isEmpty {
      section.addRow(
        text(string: DOTText.line(text: coloring.meaning, most: 40), x: 0, row: 0, isBold: true))
    }
    for (group, name) in factionNames.enumerated() where counts[group] > 0 {
      add(
        theme.style(group: group, of: coloring.palette), .group,
        label: "\(name) (\(counts[group]))", to: &section)
    }
    if without > 0 {
      add(
        theme.style(faction: nil), .group, label: "\(coloring.nameOfNone) (\(without))",
        to: &section)
    }
    addAbsentees(to: &section)
    return section
  }

  /// What the shapes of boxes mean, where more than one occurs.
  var shapeSection: Section? {
    guard let shapes, !shapes.names.isEmpty, Set(nodes.map(\.shape)).count > 1 else { return nil }
    var section = Section()
    section.addRow(
      text(string: DOTText.line(text: shapes.meaning, most: 40), x: 0, row: 0, isBold: true))
    for (shape, name) in shapes.names where nodes.contains(where: { $0.shape == shape }) {
      add(
        theme.style(faction: nil), .shape, shape: shape, label: name, to: &section)
    }
    return section
  }

  private func add(
    _ style: BoxStyle, _ meaning: Swatch.Meaning = .faction, shape: BoxShape = .rounded,
    label: String, to section: inout Section
  ) {
    section.beginItem()
    let row = section.height
    section.swatches.append(
      Swatch(
        meaning: meaning,
        box: Box(center: Point(12.5, -row - Self.rowHeight / 2), width: 20, height: 8.5),
        style: style, shape: shape))
    add(label, x: 31, row: row, most: 48, to: &section)
  }

  private func name(ofFaction number: Int, leader: Int) -> String {
    if factionNames.indices.contains(number), !factionNames[number].isEmpty {
      return DisplayName.line(of: factionNames[number])
    }
    let node = nodes[leader]
    let lines = node.leaves == nil ? node.lines : node.lines.dropLast()
    return String(
      lines.joined(separator: " ").dropFirst(
        node.style.mark.isEmpty ? 0 : node.style.mark.count + 1))
  }
}
