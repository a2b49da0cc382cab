import Camarilla

/// What tables say of a figure at different times: its lives, names, and whatever else changes.
struct FigureHistory {
  /// A text and when it held; nil where nobody says it.
  struct Dated {
    var text: String
    var period: Period?
  }

  /// In their order; one, unless it has several.
  private(set) var lives: [Life]
  /// By what they are called: `name`, and the names of attributes.
  private var texts: [String: [Dated]] = [:]

  /// The history of a figure of which one row told.
  ///
  /// - Parameter period: when the row held, where it says so; else the figure's life.
  init(_ figure: Figure, period: Period?) {
    let life = Life(born: figure.born, died: figure.died)
    lives = life.isBlank ? [] : [life]
    let period = period ?? (life.isBlank ? nil : life.period)
    texts["name"] = figure.name.isEmpty ? nil : [Dated(text: figure.name, period: period)]
    texts["label"] = figure.label.map { [Dated(text: $0, period: period)] }
    for attribute in figure.attributes {
      texts[attribute.name] = [Dated(text: attribute.value, period: period)]
    }
  }

  /// Takes in another life, or what is known of one or of all of them together; false where it says more of
  /// one that is known, or contradicts it.
  mutating func add(_ life: Life) -> Bool {
    let whole = Life(born: lives.first?.born, died: lives.last?.died)
    return (lives + [whole]).contains { life.isPart(of: $0) } || lives.insert(life)
  }

  /// Whether it is what a figure says by itself.
  var isSimple: Bool { lives.count < 2 && texts.values.allSatisfy { $0.count < 2 } }

  /// Says of a life what it lacked.
  mutating func complete(_ index: Int, as life: Life) {
    if lives.isEmpty { lives = [life] } else { lives[index] = life }
  }

  /// Takes in a text that is said of a time; returns another one that is said of the same, and is kept.
  mutating func add(_ text: String, of name: String, period: Period?) -> String? {
    var known = texts[name] ?? []
    let isSame = { (other: Dated) in
      other.text == text || isSameAnswer(other.text.utf8, text.utf8)
    }
    guard var period else { return known.contains(where: isSame) ? nil : known.last?.text }
    let isApart = { [period] (other: Dated) in other.period?.isApart(from: period) ?? false }
    let present = known.filter { !isApart($0) }
    if let other = present.first(where: { !isSame($0) }) { return other.text }
    var text = text
    for other in present {
      guard let time = other.period else { return nil }
      (text, period) = (other.text, time.united(with: period))
    }
    known.removeAll { !isApart($0) }
    var index = known.firstIndex { period.precedes($0.period ?? period) } ?? known.count
    known.insert(Dated(text: text, period: period), at: index)
    // What is said of several times in a row is one text.
    if index + 1 < known.count, known[index + 1].text == text {
      known[index].period = known[index].period?.through(known[index + 1].period)
      known.remove(at: index + 1)
    }
    if index > 0, known[index - 1].text == text {
      known[index - 1].period = known[index - 1].period?.through(known[index].period)
      known.remove(at: index)
      index -= 1
    }
    texts[name] = known
    return nil
  }

  /// Says for the first time what something is.
  mutating func begin(_ text: String, of name: String, period: Period?) {
    texts[name] = [Dated(text: text, period: period)]
  }

  /// The last of the texts that were said.
  func latest(of name: String) -> String? { texts[name]?.last?.text }

  /// What changed, in words: `name-history` and the like, and `spells` where there are several lives.
  func attributes(beside own: [Attribute]) -> [Attribute] {
    var attributes: [Attribute] = []
    let lives = lives.joined
    if lives.count > 1 {
      let spells = lives.map { "\($0.period)" }.joined(separator: "; ")
      attributes.append(Attribute(name: "spells", value: spells))
    }
    for name in ["name", "label"] + own.map(\.name) {
      guard let dated = texts[name], dated.count > 1 else { continue }
      let history = dated.map { "\($0.text) (\($0.period.map(\.description) ?? "/"))" }
      attributes.append(
        Attribute(name: "\(name)-history", value: history.joined(separator: "; ")))
    }
    return attributes.filter { new in !own.contains { $0.name == new.name } }
  }
}

extension Period {
  /// The time in which one of two periods holds that are not apart; of an end that one leaves blank the other
  /// says what it is.
  fileprivate func united(with other: Period) -> Period {
    if self == other { return self }
    let (own, others) = (ends, other.ends)
    let start = End.outer(own.start, others.start) {
      ($0.earliest, $0.latest) < ($1.earliest, $1.latest)
    }
    let end = End.outer(own.end, others.end) {
      ($0.latest, $0.earliest) > ($1.latest, $1.earliest)
    }
    if (start, end) == own { return self }
    if (start, end) == others { return other }
    return .interval(Interval(uncheckedStart: start, end: end))
  }

  /// From its beginning to another one's end.
  fileprivate func through(_ other: Period?) -> Period {
    guard let other else { return self }
    return .interval(Period.Interval(uncheckedStart: ends.start, end: other.ends.end))
  }
}

extension Period.End {
  /// The one of two ends that lies farther out.
  fileprivate static func outer(
    _ first: Self, _ second: Self, isFarther: (HistoricalDate, HistoricalDate) -> Bool
  ) -> Self {
    switch (first, second) {
    case (.open, _), (_, .open): .open
    case (.unknown, let known), (let known, .unknown): known
    case (.date(let one), .date(let other)): isFarther(other, one) ? second : first
    }
  }
}
