/// The text of an SVG file as Graphviz writes it, made smaller by what nobody reads, and drawn as Cairo draws the other
/// formats.
///
/// - Comments that repeat names, and groups around links, go; fonts are told once; characters stand for themselves.
/// - Dashes are as long, and corners of arrowheads as pointed, as in bitmaps and in PDF.
struct VectorFile {
  private var out: [UInt8] = []
  /// What is told otherwise.
  private var replacements = cairoAndPlain
  /// Whether the link that is open stands in a group that was left out.
  private var isLinkOfGroup = false
  /// Whether the end of such a group comes next.
  private var isGroupOpen = false

  /// The file, rewritten; one of another form than Graphviz's is left as it is.
  static func rewritten(_ bytes: [UInt8]) -> [UInt8] {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(where: { $0.starts(with: graphStart) }) else { return bytes }
    var file = VectorFile()
    file.out.reserveCapacity(bytes.count)
    // In the comments at the head hyphens are spelled out lest these end.
    for line in lines[..<start] { file.out += line + [UInt8(ascii: "\n")] }
    let font = commonFont(of: lines[start...])
    // Cairo draws corners pointed up to this ratio; that of SVG, left alone, is 4.
    file.out += graphStart + Array(" stroke-miterlimit=\"10\"".utf8) + font
    file.write(lines[start].dropFirst(graphStart.count))
    if !font.isEmpty { file.replacements.append((font, [])) }
    for line in lines[(start + 1)...] { file.rewrite(line) }
    file.out.removeLast()
    return file.out
  }

  private static let graphStart = Array("<g id=\"graph0\"".utf8)

  private mutating func write(_ line: ArraySlice<UInt8>) {
    var rest = line
    while let byte = rest.first {
      if let found = replacements.first(where: { $0.old[0] == byte && rest.starts(with: $0.old) }) {
        out += found.new
        rest = rest.dropFirst(found.old.count)
      } else {
        out.append(byte)
        rest = rest.dropFirst()
      }
    }
    out.append(UInt8(ascii: "\n"))
  }

  private mutating func rewrite(_ line: ArraySlice<UInt8>) {
    if line.starts(with: "<!-- ".utf8) { return }
    if isGroupOpen, line.elementsEqual("</g>".utf8) {
      isGroupOpen = false
      return
    }
    var line = line
    if line.starts(with: "<g id=\"a_".utf8), let link = line.start(of: Self.link) {
      line = line[link...]
      isLinkOfGroup = true
    }
    if isLinkOfGroup, line.elementsEqual("</a>".utf8) {
      (isLinkOfGroup, isGroupOpen) = (false, true)
    }
    write(line)
  }

  private static let link = Array("<a ".utf8)

  /// The dashes of Cairo, and characters that Graphviz spells out.
  private static let cairoAndPlain: [(old: [UInt8], new: [UInt8])] = [
    ("&#45;", "-"), ("&#39;", "'"), ("stroke-dasharray=\"5,2\"", "stroke-dasharray=\"6\""),
    ("stroke-dasharray=\"1,5\"", "stroke-dasharray=\"2,6\""),
  ].map { (Array($0.utf8), Array($1.utf8)) }

  /// The attribute that names the font of all texts, with the blank before it; empty where there are several.
  private static func commonFont(of lines: ArraySlice<ArraySlice<UInt8>>) -> [UInt8] {
    let name = Array(" font-family=\"".utf8)
    var found: ArraySlice<UInt8> = []
    for line in lines where line.starts(with: "<text".utf8) {
      guard let start = line.start(of: name),
        let end = line[(start + name.count)...].firstIndex(of: UInt8(ascii: "\""))
      else { return [] }
      let font = line[start...end]
      if found.isEmpty { found = font } else if found != font { return [] }
    }
    return Array(found)
  }
}

extension ArraySlice<UInt8> {
  /// Where a text begins for the first time.
  fileprivate func start(of text: [UInt8]) -> Int? {
    indices.first { self[$0] == text[0] && self[$0...].starts(with: text) }
  }
}
