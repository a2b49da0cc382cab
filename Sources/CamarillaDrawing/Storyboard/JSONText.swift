/// JSON that may stand inside a `<script>` element: nothing in it ends the element, starts a comment
/// or breaks a line where JavaScript sees one.
enum JSONText {
  static func string(of string: String) -> String {
    var text = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "<", ">", "&", "\u{2028}", "\u{2029}", "\u{0}"..<"\u{20}", "\u{7F}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }

  static func array(of items: some Sequence<String>) -> String {
    "[" + items.joined(separator: ",") + "]"
  }

  /// A value for each key; members without one are left out.
  static func object(of members: KeyValuePairs<String, String?>) -> String {
    let present = members.compactMap { key, value in value.map { "\"\(key)\":\($0)" } }
    return "{" + present.joined(separator: ",") + "}"
  }

  static func number(value: Double, fractionDigits: Int = 1) -> String {
    DecimalText.fixed(value, fractionDigits: fractionDigits)
  }
}
