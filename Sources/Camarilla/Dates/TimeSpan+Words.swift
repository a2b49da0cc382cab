extension TimeSpan {
  /// When it is, in words, as titles of pictures have it: `May 1926`, `May–August 1926`, `14 May 1926 – 1928`.
  package var inWords: String {
    guard let written else { return steps.inWords }
    guard let period = try? Period(written) else { return written }
    switch period {
    case .event(let date): return date.inWords
    case .interval(let interval):
      let ends = [interval.start, interval.end].compactMap { end -> String? in
        guard case .date(let date) = end else { return nil }
        return date.inWords
      }
      return ends.count == 2 ? ends.joined(separator: " – ") : period.spoken
    }
  }
}

extension TimeSteps {
  /// From when to when they are, in words: `12 May 1926`, `12–18 May 1926`, `28 May – 3 June 1926`, `May–August 1926`,
  /// `Q1–Q3 1926`, `1917–1964`, `1920s`, `1900–1999` for a century.
  package var inWords: String {
    switch unit {
    case .year: return description
    case .decade, .century:
      if let spokenYears { return spokenYears }
      let (first, last) = (days.lowerBound.year, days.upperBound.year)
      guard unit == .decade, first >= 10 else { return "\(first)–\(last)" }
      return count == 1 ? "\(first)s" : "\(first)s–\(lastStep.days.lowerBound.year)s"
    case .day, .week, .month, .season, .quarter: return Self.text(from: firstStep, to: lastStep)
    }
  }

  /// What both ends have in common, the year or the month and the year, is said once.
  private static func text(from first: TimeStep, to last: TimeStep) -> String {
    var ends = [first.wordsOfEnds.first, last.wordsOfEnds.last]
    if ends[0] == ends[1] { return ends[0].joined(separator: " ") }
    var shared: [String] = []
    while let word = ends[0].last, word == ends[1].last {
      shared.insert(word, at: 0)
      for index in ends.indices { ends[index].removeLast() }
    }
    let isShort = ends.allSatisfy { $0.count == 1 } && !shared.isEmpty
    let range = ends.map { $0.joined(separator: " ") }.joined(separator: isShort ? "–" : " – ")
    return ([range] + shared).joined(separator: " ")
  }
}

extension TimeStep {
  /// When it is, in words, as titles of pictures have it.
  package var inWords: String { TimeSteps(self).inWords }

  /// The words of its first and of its last date, each from the day or the month to the year.
  fileprivate var wordsOfEnds: (first: [String], last: [String]) {
    func words(of day: CalendarDay) -> [String] {
      let (year, month, number) = day.civil
      let words = [HistoricalDate.monthNames[month - 1], "\(CalendarYear(year))"]
      return unit == .month ? words : ["\(number)"] + words
    }
    switch unit {
    case .season, .quarter:
      let (year, month, _) = days.lowerBound.civil
      let code = unit == .season ? 21 + (month - 3) / 3 : 33 + (month - 1) / 3
      let words = [SubYearGrouping(code: code)!.name, "\(CalendarYear(year))"]
      return (words, words)
    default: return (words(of: days.lowerBound), words(of: days.upperBound))
    }
  }
}

extension SnapshotOptions {
  /// What a snapshot is called, in words: of a window from the first to the last of its spans.
  func titleInWords(of time: TimeSpan) -> String {
    guard spansBefore > 0 else { return time.inWords }
    let first = time.earlier(by: spansBefore).firstStep
    return TimeSteps(from: first, through: time.steps.lastStep).inWords
  }
}

extension Snapshot {
  /// What the snapshot is of, as the title of a picture: `May 1926` where ``title`` is `1926-05`.
  package var titleInWords: String {
    // Of some days alone, as one asks for by `snapshot(during:)`, the window plays no part.
    title == "\(time)" ? time.inWords : options.titleInWords(of: time)
  }
}
