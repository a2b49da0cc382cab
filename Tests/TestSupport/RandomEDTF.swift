/// Random EDTF texts, valid in form; a few name a day that no calendar has, or end before they start.
public struct RandomEDTF {
  /// What the texts are drawn with.
  public var random: SeededGenerator

  /// The same seed gives the same texts.
  public init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// A date, or an interval whose ends may be open, unknown or dates.
  public mutating func period() -> String {
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<4: date()
    case 4: set()
    case 5: day() + "T10:0\(Int.random(in: 0...9, using: &random))" + pick(["", ":59Z", "+05:30"])
    default: end() + "/" + end()
    }
  }

  /// A date of any level.
  public mutating func date() -> String {
    switch Int.random(in: 0..<12, using: &random) {
    case 0:
      return mark() + "Y" + pick(["", "-"])
        + String(Int.random(in: 10_000...99_999_999, using: &random))
        + pick(["", "S1", "S3", "S9"]) + mark()
    case 1:
      return "Y" + pick(["", "-"]) + String(Int.random(in: 1...999, using: &random)) + "E"
        + String(Int.random(in: 1...20, using: &random)) + pick(["", "S1", "S2"]) + mark()
    case 2: return year(unspecified: false) + pick(["S1", "S2", "S4"]) + mark()
    case 3:
      let grouping = String(Int.random(in: 21...41, using: &random))
      return mark() + year(unspecified: true) + mark() + "-" + mark() + grouping + mark()
    default: break
    }
    var text = mark() + year(unspecified: true) + mark()
    if Bool.random(using: &random) { return text }
    text += "-" + mark() + digits(1...12) + mark()
    if Bool.random(using: &random) { return text }
    return text + "-" + mark() + digits(1...31) + mark()
  }

  /// A set, of one member or all.
  public mutating func set() -> String {
    let isChoice = Bool.random(using: &random)
    var members: [String] = []
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      if Int.random(in: 0..<3, using: &random) > 0 {
        members.append(date())
      } else {
        let precision = Int.random(in: 0...3, using: &random)
        let ends = [definite(precision), definite(precision)].sorted()
        members.append(ends[0] + ".." + ends[1])
      }
    }
    let precision = Int.random(in: 0...3, using: &random)
    if Int.random(in: 0..<5, using: &random) == 0 {
      members.insert(".." + definite(precision), at: 0)
    }
    if Int.random(in: 0..<5, using: &random) == 0 { members.append(definite(precision) + "..") }
    return (isChoice ? "[" : "{") + members.joined(separator: ",") + (isChoice ? "]" : "}")
  }

  private mutating func end() -> String {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: ""
    case 1: ".."
    default: date()
    }
  }

  /// A date of four given digits and more: 0 a year, 1 a month, 2 a day, 3 a quarter.
  private mutating func definite(_ precision: Int) -> String {
    switch precision {
    case 0: year(unspecified: false, negative: false) + mark()
    case 1: String(day().prefix(7))
    case 2: day()
    default:
      year(unspecified: false, negative: false) + "-"
        + String(Int.random(in: 33...36, using: &random))
    }
  }

  private mutating func day() -> String {
    year(unspecified: false, negative: false) + "-"
      + padded(Int.random(in: 1...12, using: &random), 2) + "-"
      + padded(Int.random(in: 1...28, using: &random), 2)
  }

  private mutating func year(unspecified: Bool, negative: Bool = true) -> String {
    let sign = negative && Int.random(in: 0..<8, using: &random) == 0 ? "-" : ""
    var digits = padded(Int.random(in: 1...9999, using: &random), 4)
    if unspecified && Int.random(in: 0..<3, using: &random) == 0 {
      digits = String(digits.map { Bool.random(using: &random) ? "X" : $0 })
    }
    return sign + digits
  }

  private mutating func digits(_ range: ClosedRange<Int>) -> String {
    let digits = padded(Int.random(in: range, using: &random), 2)
    guard Int.random(in: 0..<3, using: &random) == 0 else { return digits }
    return String(digits.map { Bool.random(using: &random) ? "X" : $0 })
  }

  private mutating func mark() -> String {
    Int.random(in: 0..<6, using: &random) == 0 ? pick(["?", "~", "%"]) : ""
  }

  /// One of the choices, each equally likely.
  public mutating func pick(_ choices: [String]) -> String {
    choices[Int.random(in: 0..<choices.count, using: &random)]
  }

  private func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: width - digits.count) + digits
  }
}
