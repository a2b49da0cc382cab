import CExpat

/// Why a document is not read on.
struct XMLFault: Equatable {
  var message: String
  var expected: String

  static let depthLimit = 256

  static func entity(named name: String) -> XMLFault {
    XMLFault(
      message: "the document type declares the entity '\(name)', and entities are not read, since"
        + " they can blow up or reach into other files",
      expected: "a file without <!ENTITY …>")
  }

  static let externalType = XMLFault(
    message: "the document type refers to another file, and other files are not read",
    expected: "a file without an external <!DOCTYPE …>")

  static let tooDeep = XMLFault(
    message: "elements are nested more than \(depthLimit) deep",
    expected: "at most \(depthLimit) elements within each other")

  static func tooLong(limit: Int) -> XMLFault {
    XMLFault(
      message: "a tag, comment or text goes on for more than \(limit >> 20) MiB",
      expected: "at most \(limit >> 20) MiB in one piece")
  }

  static func stray(byte: UInt8) -> XMLFault {
    let digits = "0x" + String(Int(byte) + 0x100, radix: 16, uppercase: true).suffix(2)
    return byte < 0x20
      ? XMLFault(message: "byte \(digits) is no text of XML", expected: "text")
      : XMLFault(
        message: "byte \(digits) is no UTF-8",
        expected: "UTF-8, or <?xml … encoding=\"ISO-8859-1\"?> in a file of that encoding")
  }

  static func unknownEncoding(named name: String?) -> XMLFault {
    XMLFault(
      message: "the encoding \(name.map { "'\($0)'" } ?? "of the file") is not read",
      expected: "UTF-8, UTF-16, ISO-8859-1 or US-ASCII")
  }

  /// What expat's error means, in a document whose innermost open element is known.
  init(code: XML_Error, in element: (name: String, line: Int)?, root: XMLName, encoding: String?) {
    let end = element.map { "</\($0.name)>, as <\($0.name)> begins on line \($0.line)" }
    switch code {
    case XML_ERROR_NO_ELEMENTS:
      self.init(
        message: element.map { "the file ends within <\($0.name)>" } ?? "the file ends too early",
        expected: end ?? "<\(root.rawValue)>")
    case XML_ERROR_UNCLOSED_TOKEN:
      self.init(
        message: "the file ends within a tag, comment or reference", expected: "the end of it")
    case XML_ERROR_PARTIAL_CHAR:
      self.init(message: "the file ends within a character", expected: "the rest of it")
    case XML_ERROR_UNCLOSED_CDATA_SECTION:
      self.init(message: "the file ends within a CDATA section", expected: "]]>")
    case XML_ERROR_TAG_MISMATCH:
      self.init(message: "an end tag doesn't fit", expected: end ?? "no end tag")
    case XML_ERROR_DUPLICATE_ATTRIBUTE:
      self.init(message: "an attribute stands twice in a tag", expected: "each attribute once")
    case XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
      self.init(
        message: "something follows the root element", expected: "the end of the file")
    case XML_ERROR_UNDEFINED_ENTITY:
      self.init(
        message: "an entity is not known",
        expected: "&lt; &gt; &amp; &quot; &apos; or a number such as &#233;")
    case XML_ERROR_BAD_CHAR_REF:
      self.init(
        message: "a reference is to a character that XML has no place for",
        expected: "a character of text")
    case XML_ERROR_MISPLACED_XML_PI:
      self.init(
        message: "<?xml …?> stands within the document", expected: "it at the file's very beginning"
      )
    case XML_ERROR_UNKNOWN_ENCODING: self = .unknownEncoding(named: encoding)
    case XML_ERROR_INCORRECT_ENCODING:
      self.init(
        message: "the file is not in the encoding \(encoding.map { "'\($0)'" } ?? "") it declares",
        expected: "the encoding that the file is in")
    case XML_ERROR_NO_MEMORY:
      self.init(message: "there is not enough memory", expected: "a shorter tag or text")
    case XML_ERROR_SYNTAX where element == nil, XML_ERROR_INVALID_TOKEN where element == nil:
      self.init(message: "this is not XML", expected: "<\(root.rawValue)>")
    default:
      self.init(
        message: "this is not well-formed XML",
        expected: element.map { "text, a tag or </\($0.name)>" } ?? "a tag")
    }
  }

  init(message: String, expected: String) {
    self.message = message
    self.expected = expected
  }
}
