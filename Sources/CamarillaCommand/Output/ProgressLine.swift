/// What a waiting person reads: what is being done, how much of it, for how long, and how long it may
/// still take.
///
///     Computing centrality: betweenness  ██████▌          41 %  12 s, 17 s left
struct ProgressLine {
  /// What the phase does: `Computing centrality`.
  var doing: String
  /// The step of it at hand: `betweenness`; empty where none is known.
  var step = ""
  /// The share of the phase that is done; nil where nobody knows.
  var fraction: Double?
  /// How long the phase has lasted, in seconds.
  var seconds: Double

  /// The line, of no more than `columns` characters. What matters least is left out first: the bar,
  /// then the step, then the time.
  func text(columns: Int, isUTF8: Bool) -> String {
    let ellipsis = isUTF8 ? " …" : " ..."
    let time = Self.duration(of: seconds)
    guard let fraction else {
      let name = Self.shortened(doing, to: columns)
      return [step.isEmpty ? name : "\(doing): \(step)", name].map { "\($0)\(ellipsis) \(time)" }
        .first { $0.count <= columns } ?? name
    }
    let percent = Self.padded("\(Int(min(max(fraction, 0), 1) * 100))", to: 3) + " %"
    let left = remaining.map { ", \(Self.duration(of: $0)) left" } ?? ""
    let tail = "\(percent)  \(time)\(left)"
    let names = step.isEmpty ? [doing] : ["\(doing): \(step)", doing]
    for name in names {
      let room = columns - name.count - tail.count - 4
      if room >= 8 {
        return
          "\(name)  \(Self.bar(fraction: fraction, width: min(room, 30), isUTF8: isUTF8))  \(tail)"
      }
    }
    for end in [tail, percent] where doing.count + 2 + end.count <= columns {
      return "\(doing)  \(end)"
    }
    return Self.shortened(doing, to: columns)
  }

  /// How long the rest may take, in seconds, if it goes on as it went; nil before much has been seen.
  private var remaining: Double? {
    guard let fraction, fraction >= 0.02, fraction < 1, seconds >= 2 else { return nil }
    return seconds * (1 - fraction) / fraction
  }

  private static func bar(fraction: Double, width: Int, isUTF8: Bool) -> String {
    let share = min(max(fraction, 0), 1)
    guard isUTF8 else {
      let full = Int(share * Double(width - 2))
      return "[" + String(repeating: "#", count: full)
        + String(repeating: ".", count: width - 2 - full) + "]"
    }
    // Eighths of a character, so that a slow bar is seen to move.
    let eighths = Int(share * Double(width) * 8)
    let partial = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
    let full = String(repeating: "█", count: eighths / 8) + partial
    return full + String(repeating: " ", count: width - full.count)
  }

  /// `5 s`, `2 min 05 s`, `1 h 05 min`.
  static func duration(of seconds: Double) -> String {
    let whole = seconds < 1e9 ? Int(seconds) : 1_000_000_000
    func two(of number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(two(of: whole % 60)) s" }
    return "\(whole / 3600) h \(two(of: whole / 60 % 60)) min"
  }

  private static func padded(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private static func shortened(_ text: String, to width: Int) -> String {
    String(text.prefix(max(0, width)))
  }
}
