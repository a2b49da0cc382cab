import Camarilla

/// Names for elements and classes in the SVG.
enum ElementName {
  /// A name that style sheets and scripts can use without escapes for every usual id, and that no
  /// other id shares.
  ///
  /// Letters and ASCII digits stay. A single hyphen becomes `_`, a single underscore `__`, and
  /// anything else, as any longer run of hyphens and underscores, `.` its code in hexadecimal `.`:
  /// "n-alliluyeva" → `n_alliluyeva`, "a_b" → `a__b`, "a b" → `a.20.b`. (Graphviz 2.43 writes a
  /// hyphen as `&#45;`.)
  static func escaped(_ id: String) -> String {
    var result = ""
    let scalars = Array(id.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      var end = index + 1
      if scalar == "-" || scalar == "_" {
        while end < scalars.count, scalars[end] == "-" || scalars[end] == "_" { end += 1 }
        if end == index + 1 {
          result += scalar == "-" ? "_" : "__"
        } else {
          for other in scalars[index..<end] { result += code(of: other) }
        }
      } else if isPlain(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        result += code(of: scalar)
      }
      index = end
    }
    return result
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return scalar.properties.isAlphabetic || (48...57).contains(scalar.value)
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .otherLetter: return scalar.value < 0x10000
    default: return false
    }
  }

  private static func code(of scalar: Unicode.Scalar) -> String {
    "." + String(scalar.value, radix: 16) + "."
  }
}

extension TimeStep {
  /// A name of it for elements: `1926`, `m43` for 44 BCE, `1926_05`.
  var elementName: String {
    guard unit == .year else { return ElementName.escaped(period) }
    return number < 0 ? "m\(-number)" : "\(number)"
  }
}
