import Camarilla

/// Short forms of names.
enum DisplayName {
  /// At most this many characters are drawn, in as many lines as they take.
  static let most = 100
  /// At most this many of a word, which is not broken.
  static let mostOfAWord = 48

  /// A name in one line, as long as names are at most.
  static func line(of text: String, most: Int = most) -> String {
    DOTText.line(text: text, most: most).split(separator: " ").map {
      $0.count > mostOfAWord ? $0.prefix(mostOfAWord - 1) + "…" : $0
    }.joined(separator: " ")
  }

  /// For each figure the name to draw.
  ///
  /// A person's family name stands alone where nobody else in the picture has it; otherwise with the
  /// initial, and in full where that is ambiguous too. A word of the name that is also the figure's
  /// id is taken at the chronicle's word: "stalin" makes Joseph Stalin "Stalin" even beside Vasily
  /// Stalin, and "mao" makes Mao Zedong "Mao". So is a label that the figure has; neither where it is the
  /// whole name of another. Who has the very same name as another has the years of life behind it, or the id.
  /// Bodies, single words and names that do not take apart keep their full form.
  static func names(of figures: [PowerGraph.Figure], style: PowerGraph.Names) -> [String] {
    let full = figures.map { line(of: $0.name) }
    let named = toldApart(
      zip(full, figures).map { $0.isEmpty ? line(of: $1.id.rawValue) : $0 },
      figures: figures)
    switch style {
    case .short: break
    case .full: return named
    case .id: return figures.map { line(of: $0.id.rawValue) }
    }
    let people = full.map(PersonName.init)
    let parts = named.indices.map { named[$0] == full[$0] ? people[$0] : nil }
    let labels = labels(of: figures)
    // What is the whole name of another is no short one.
    let whole = Set(named)
    let known = named.indices.map { index in
      [labels[index], word(of: named[index], named: figures[index].id.rawValue)].compactMap(\.self)
        .first { $0 == named[index] || !whole.contains($0) }
    }
    var holders: [String: Int] = [:]
    var withInitial: [String: Int] = [:]
    for index in named.indices {
      holders[known[index] ?? people[index]?.family ?? named[index], default: 0] += 1
      if let part = parts[index] { withInitial[part.initialed, default: 0] += 1 }
    }
    return named.indices.map { index in
      if let word = known[index] { return word }
      guard let part = parts[index] else { return named[index] }
      if holders[part.family] == 1 { return part.family }
      return withInitial[part.initialed] == 1 ? part.initialed : named[index]
    }
  }

  /// The labels of figures; none where two have the same, which would tell nobody who is meant.
  private static func labels(of figures: [PowerGraph.Figure]) -> [String?] {
    let labels = figures.map { figure in
      figure.label.map { line(of: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
    var holders: [String: Int] = [:]
    for case let label? in labels { holders[label, default: 0] += 1 }
    return labels.map { label in label.flatMap { holders[$0] == 1 ? $0 : nil } }
  }

  /// Names with what tells those who have the same apart: the years of life, or the id where these are not known or the
  /// same too.
  private static func toldApart(_ names: [String], figures: [PowerGraph.Figure]) -> [String] {
    var holders: [String: Int] = [:]
    for name in names { holders[name, default: 0] += 1 }
    let withYears = zip(names, figures).map { name, figure in
      figure.years.map { line(of: "\(name) (\($0))", most: 2 * most) }
    }
    var withSameYears: [String: Int] = [:]
    for case let name? in withYears { withSameYears[name, default: 0] += 1 }
    return names.indices.map { index in
      let (name, figure) = (names[index], figures[index])
      if holders[name] == 1 || name == figure.id.rawValue { return name }
      if let name = withYears[index], withSameYears[name] == 1 { return name }
      return line(of: "\(name) (\(figure.id))", most: 2 * most)
    }
  }

  /// The word of a name that is the id, but for case.
  private static func word(of name: String, named id: String) -> String? {
    let id = id.lowercased()
    return name.split(separator: " ").first { $0.lowercased() == id }.map(String.init)
  }
}
