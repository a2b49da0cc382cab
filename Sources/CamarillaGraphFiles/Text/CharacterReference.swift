/// Characters that a text names or numbers, as HTML does: `&quot;`, `&#34;`, `&#x22;`.
enum CharacterReference {
  /// A text with its references resolved; what is none stays as it is.
  ///
  /// - Parameter knowsNames: whether characters may be named; those of ISO 8859-1 and `&quot;`, `&amp;`,
  ///   `&lt;`, `&gt;`, `&apos;` are.
  static func resolved(_ text: String, knowsNames: Bool) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var resolved = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let first = rest.first {
      let end = first == "&" ? rest.prefix(12).firstIndex(of: ";") : nil
      if let end, case let name = rest[rest.index(after: rest.startIndex)..<end],
        let scalar = scalar(numbered: name) ?? (knowsNames ? scalar(named: String(name)) : nil)
      {
        resolved.append(scalar)
        rest = rest[rest.index(after: end)...]
      } else {
        resolved.append(first)
        rest.removeFirst()
      }
    }
    return String(resolved)
  }

  /// The character of `#34` or `#x22`.
  private static func scalar(numbered name: Substring.UnicodeScalarView) -> Unicode.Scalar? {
    guard name.first == "#" else { return nil }
    var digits = name.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    if isHexadecimal { digits = digits.dropFirst() }
    guard digits.allSatisfy({ $0.properties.isASCIIHexDigit }) else { return nil }
    return UInt32(String(digits), radix: isHexadecimal ? 16 : 10).flatMap(Unicode.Scalar.init)
  }

  private static func scalar(named name: String) -> Unicode.Scalar? {
    switch name {
    case "quot": "\""
    case "amp": "&"
    case "lt": "<"
    case "gt": ">"
    case "apos": "'"
    default: latin1[name]
    }
  }

  /// The names of the characters from U+00A0 to U+00FF.
  private static let latin1: [String: Unicode.Scalar] = {
    let names = """
      nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3
      acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde
      Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute
      Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde
      auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute
      ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
      """
    let words = names.split { $0 == " " || $0 == "\n" }
    return Dictionary(
      uniqueKeysWithValues: words.enumerated().map { index, name in
        (String(name), Unicode.Scalar(UInt8(0xA0 + index)))
      })
  }()
}
