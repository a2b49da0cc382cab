import Camarilla

/// Numbers as people read them in a table; programs get full precision from CSV and JSON.
enum Number {
  /// Up to four digits after the point, the same on every machine and in every locale.
  static func short(of value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "–" : (value < 0 ? "−∞" : "∞") }
    let magnitude = abs(value)
    guard magnitude < 1e12 else { return "\(value)" }
    let scaled = (magnitude * 10_000).rounded()
    let whole = Int(scaled / 10_000)
    let fraction = String(Int(scaled) - whole * 10_000)
    let digits = String(repeating: "0", count: 4 - fraction.count) + fraction
    return (value < 0 && scaled > 0 ? "−" : "") + "\(whole).\(digits)"
  }

  /// A score that may be a whole number, without a needless point: `3`, `−3`, `0.5000`.
  static func score(of value: Double) -> String {
    guard value == value.rounded(), abs(value) < 1e12 else { return short(of: value) }
    return (value < 0 ? "−" : "") + "\(Int(abs(value)))"
  }

  /// All digits for a program, a whole number without a point.
  static func exact(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }

  /// As short as four digits after the point allow: `1`, `0.3`, `−2.5`.
  static func plain(of value: Double) -> String {
    var text = short(of: value)
    guard text.contains(".") else { return text }
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }

  static func count(_ number: Int, singular: String, plural: String? = nil) -> String {
    counted(number, singular: singular, plural: plural)
  }

  /// Two digits after the point.
  static func hundredths(of value: Double) -> String {
    guard abs(value) < 1e12 else { return short(of: value) }
    let scaled = Int((abs(value) * 100).rounded())
    let sign = value < 0 && scaled > 0 ? "−" : ""
    return sign + "\(scaled / 100)." + (scaled % 100 < 10 ? "0" : "") + "\(scaled % 100)"
  }

  /// A p value, which is never 0.
  static func probability(_ value: Double) -> String {
    value < 0.0001 ? "< 0.0001" : short(of: value)
  }

  /// A share or probability in per cent: `93.5 %`; what is nearly none or all is not said to be so.
  static func share(_ value: Double) -> String {
    // Within rounding of a sum.
    if value <= 1e-9 { return "0 %" }
    if value >= 1 - 1e-9 { return "100 %" }
    let tenths = Int((value * 1000).rounded())
    if tenths == 0 { return "< 0.1 %" }
    if tenths == 1000 { return "> 99.9 %" }
    return "\(tenths / 10).\(tenths % 10) %"
  }
}
