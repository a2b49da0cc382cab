extension Picture {
  /// What a box without color means, beside others that have one; nil where there is none, or no other.
  var meaningOfNoColor: String? {
    guard nodes.contains(where: { $0.faction != nil }), nodes.contains(where: \.isAlone) else {
      return nil
    }
    let hasMore = nodes.contains { $0.faction == nil && !$0.isAlone }
    return hasMore ? "alone, or in a smaller faction" : "alone"
  }

  /// Who stands together, by color, under the names that factions have everywhere.
  var factionSection: Section? {
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
    guard !factions.isEmpty else { return nil }
    factions.sort { $0.number < $1.number }
    for index in factions.indices where leaders.indices.contains(factions[index].number) {
      let leader = leaders[factions[index].number]
      if nodes.indices.contains(leader), nodes[leader].faction == factions[index].number {
        factions[index].leader = leader
      }
    }
    var section = Section()
    var row = 0.0
    func add(_ style: FactionStyle, label: String) {
      section.swatches.append(
        Swatch(
          box: Box(center: Point(12.5, -row - Self.rowHeight / 2), width: 20, height: 8.5),
          style: style))
      let text = text(string: label, x: 31, row: row)
      section.texts.append(text)
      section.width = max(section.width, text.box.maxX)
      row += Self.rowHeight
    }
    for faction in factions {
      let name = self.name(ofFaction: faction.number, leader: faction.leader)
      add(
        theme.style(faction: factionColors.slot(ofFaction: faction.number)),
        label: faction.count == 1 ? name : "\(name) and \(faction.count - 1) more")
    }
    if let meaningOfNoColor { add(theme.style(faction: nil), label: meaningOfNoColor) }
    section.height = row
    return section
  }

  private func name(ofFaction number: Int, leader: Int) -> String {
    if factionNames.indices.contains(number), !factionNames[number].isEmpty {
      return DOTText.line(text: factionNames[number], most: DisplayName.most)
    }
    let node = nodes[leader]
    return String(
      node.lines.joined(separator: " ").dropFirst(
        node.style.mark.isEmpty ? 0 : node.style.mark.count + 1))
  }
}
