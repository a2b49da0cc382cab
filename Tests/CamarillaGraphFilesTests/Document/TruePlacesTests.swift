import Camarilla
import CamarillaFormats
import CamarillaGraphFiles
import Testing

/// Problems name the line and the column of the value at fault, in every format.
@Suite struct TruePlacesTests {
  /// A value that is wrong in itself, of an edge's field.
  enum Fault: String, CaseIterable {
    case when, confidence, sign, weight

    /// A text that stands nowhere else in the file.
    var text: String {
      switch self {
      case .when: "19q6"
      case .confidence: "7.25"
      case .sign: "foe"
      case .weight: "much"
      }
    }

    /// What the other edges have.
    var fine: String { self == .sign ? "-1" : "1" }
  }

  /// Characters of several bytes each stand before the value in its line, blanks and other values too.
  private static func file(
    _ format: GraphFileFormat, _ name: String, _ bad: String, _ fine: String
  )
    -> String
  {
    switch format {
    case .graphML:
      """
      <graphml><key id="f" for="edge" attr.name="\(name)" attr.type="string"/>
      <key id="n" for="edge" attr.name="note" attr.type="string"/>
      <graph edgedefault="undirected"><node id="Ä"/><node id="b"/><node id="c"/>
       <edge source="b" target="c"><data key="f">\(fine)</data></edge>
       <edge source="Ä" target="b"><data key="n">é𝕏</data><data
        key="f">
          \(bad)</data></edge><edge source="Ä" target="c"/></graph></graphml>
      """
    case .gexf:
      """
      <gexf version="1.3"><graph defaultedgetype="undirected">
      <attributes class="edge"><attribute id="0" title="\(name)" type="string"/></attributes>
      <nodes><node id="Ä"/><node id="b"/><node id="c"/></nodes><edges>
        <edge source="b" target="c"><attvalues><attvalue for="0" value="\(fine)"/></attvalues></edge>
        <edge source='Ä' target="b" label='é"𝕏
         ü'><attvalues><attvalue value =  '\(bad)' for="0"/></attvalues></edge>
      </edges></graph></gexf>
      """
    case .pajek:
      """
      *Vertices 3
      1 "Ä"
      2 "b"
      3 "c"
      *Edges
      2 3 \(name == "weight" ? fine : "1 \(name) \(fine)")
        1 2 \(name == "weight" ? bad : "1 l \"é𝕏\" \(name) \"\(bad)\"")
      """
    case .edgeSpells:
      "onset,terminus,tail,head,note,\(name)\n1,2,b,c,,\(fine)\n1,2,Ä,b,\"é\n𝕏\",\"\(bad)\"\n"
    case .gephi: "Source,Target,note,\(name)\nb,c,,\(fine)\nÄ,b,\"é𝕏,\",\"\(bad)\"\n"
    case .palladio:
      "Source,Target,note,\(name)\nb,c,,\(fine)\nÄ,b,\"é𝕏,\",\(bad)\n"
    case .nodeLink:
      """
      {"nodes":[{"id":"Ä"},{"id":"b"},{"id":"c"}],"links":[
       {"source":"b","target":"c","\(name)":"\(fine)"},
       {"source":"Ä","target":"b","note":"é𝕏",   "\(name)" : "\(bad)"}]}
      """
    case .graphology:
      """
      {"options":{"type":"undirected"},"nodes":[{"key":"Ä"},{"key":"b"},{"key":"c"}],"edges":[
       {"source":"b","target":"c","attributes":{"\(name)":"\(fine)"}},
       {"source":"Ä","target":"b","attributes":{"note":"é𝕏",   "\(name)" : "\(bad)"}}]}
      """
    case .cx2:
      """
      [{"CXVersion":"2.0"},{"nodes":[{"id":1,"v":{"name":"Ä"}},{"id":2},{"id":3}]},{"edges":[
       {"id":1,"s":2,"t":3,"v":{"\(name)":"\(fine)"}},
       {"id":2,"s":1,"t":2,"v":{"note":"é𝕏",   "\(name)" : "\(bad)"}}]}]
      """
    case .gml:
      """
      graph [ node [ id 1 label "Ä" ] node [ id 2 label "b" ] node [ id 3 label "c" ]
      edge [ source 2 target 3 \(name) "\(fine)" ]
      edge [ source 1 target 2 note "é𝕏
       ü"   \(name)  "\(bad)" ] ]
      """
    case .dl: "dl n=3 format=edgelist1\nlabels: Ä,b,c\ndata:\n2 3 \(fine)\n 1\t2 \(bad)\n"
    // It has no place for them.
    case .sif: ""
    case .dot:
      """
      graph { b -- c [\(name)="\(fine)"]
        Ä -- b [note="é𝕏", \(name) =
         /* ü */ "\(bad)"] }
      """
    }
  }

  /// Where a text begins in a file, the quote before it included: lines and characters from 1.
  private static func place(of text: String, in file: String) throws -> (line: Int, column: Int) {
    let lines = file.split(separator: "\n", omittingEmptySubsequences: false)
    let found = lines.indices.filter { lines[$0].contains(text) }
    try #require(found.count == 1)
    let range = try #require(lines[found[0]].firstRange(of: text))
    let before = lines[found[0]][..<range.lowerBound]
    let isQuoted = before.last == "\"" || before.last == "'"
    return (found[0] + 1, before.unicodeScalars.count + (isQuoted ? 0 : 1))
  }

  private func problems(_ format: GraphFileFormat, _ text: String) -> [Problem] {
    do throws(FormatsError) {
      let input = TableInput(name: "f", bytes: Array(text.utf8))
      return try Chronicle(document: format.implementation.read(input), options: GraphFileOptions())
        .warnings
    } catch {
      guard case .invalid(let invalid) = error else { return [] }
      return invalid.problems
    }
  }

  /// The formats whose edges have attributes.
  private static let formats = GraphFileFormat.allCases.filter { $0 != .sif && $0 != .dl }

  @Test(arguments: GraphFileFormat.allCases, Fault.allCases)
  func aValueIsToldWhereItStands(_ format: GraphFileFormat, _ fault: Fault) throws {
    guard Self.formats.contains(format) || format == .dl && fault == .weight else { return }
    let text = Self.file(format, fault.rawValue, fault.text, fault.fine)
    let place = try Self.place(of: fault.text, in: text)
    let told = problems(format, text).filter {
      $0.message.contains(fault.text) && $0.location?.file == "f"
    }
    #expect(told.count == 1)
    #expect(
      told.first?.location == .init(file: "f", line: place.line, column: place.column),
      "\(told)")
  }

  /// A weight of 0 is found where it stands, although it is told of all such edges together.
  @Test(arguments: GraphFileFormat.allCases.filter { $0 != .sif })
  func aWeightOfZeroIsToldWhereItStands(_ format: GraphFileFormat) throws {
    let text = Self.file(format, "weight", "0.000", "2")
    let place = try Self.place(of: "0.000", in: text)
    let told = try #require(problems(format, text).first { $0.rule == .weightOutOfRange })
    #expect(told.location == .init(file: "f", line: place.line, column: place.column))
  }

  @Test(arguments: formats)
  func aDateThatCannotBeReadIsNotMissing(_ format: GraphFileFormat) {
    let text = Self.file(format, "when", "19q6", "1920")
    #expect(
      problems(format, text).allSatisfy {
        $0.rule != .missingValue || $0.message.hasPrefix("1 edge")
      })
    let undated = problems(format, text).filter { $0.rule == .missingValue }
    #expect(undated.count == (format == .graphML ? 1 : 0), "\(undated)")
  }

  /// Encodings other than UTF-8, marks at the beginning and line ends of two bytes shift no column.
  @Test(arguments: ["utf-8", "utf-16le", "utf-16be", "iso-8859-1"])
  func placesAreThoseOfCharactersInEveryEncoding(_ encoding: String) throws {
    let declaration =
      encoding.hasPrefix("iso") ? "<?xml version=\"1.0\" encoding=\"\(encoding)\"?>" : ""
    let lines = [
      declaration
        + "<gexf><graph><nodes><node id='é'/><node id='ü' label='üé' start='19q6'/></nodes>",
      "<edges><edge source='é' target='ü' label='ü&amp;é' weight='much'/></edges></graph></gexf>",
    ]
    let text = lines.joined(separator: "\r\n")
    var bytes: [UInt8]
    switch encoding {
    case "utf-8": bytes = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case "iso-8859-1": bytes = text.unicodeScalars.map { UInt8($0.value) }
    default:
      let isLittle = encoding == "utf-16le"
      bytes = isLittle ? [0xFF, 0xFE] : [0xFE, 0xFF]
      for unit in text.utf16 {
        let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
        bytes += isLittle ? [low, high] : [high, low]
      }
    }
    do throws(FormatsError) {
      _ = try GEXF.read(TableInput(name: "f", bytes: bytes))
      Issue.record("the date is refused")
    } catch {
      guard case .invalid(let invalid) = error else {
        Issue.record("\(error)")
        return
      }
      for text in ["19q6", "much"] {
        let place = try Self.place(of: text, in: lines.joined(separator: "\n"))
        let told = try #require(invalid.problems.first { $0.message.contains(text) })
        #expect(told.location == .init(file: "f", line: place.line, column: place.column))
      }
    }
  }

  /// Each end of an edge's time is told of by itself, and an end before the start at the end.
  @Test func theEndThatIsWrongIsTold() throws {
    for (start, end, bad) in [
      ("1920", "19q6", "19q6"), ("19q6", "1920", "19q6"), ("1920", "1910", "1910"),
    ] {
      let text = """
        {"nodes":[{"id":"a"},{"id":"b"}],
        "links":[{"source":"a","target":"b","start":"\(start)","end":"\(end)"}]}
        """
      let place = try Self.place(of: bad, in: text)
      let told = problems(.nodeLink, text).filter { $0.severity == .error }
      #expect(told.count == 1)
      #expect(told.first?.location == .init(file: "f", line: place.line, column: place.column))
    }
  }

  /// Two dates that can't be read say nothing of each other; of what can be read everything is told.
  @Test func edgesWithDatesThatCannotBeReadAreNoDuplicates() throws {
    let text = """
      graph g { a -- b [when="19q6"]; a -- b [when="19q7"]
        a -- b [when=1920]; a -- b [when=1920]; b -- c; b -- c }
      """
    let found = problems(.dot, text)
    #expect(found.count { $0.rule == .malformedDate } == 2)
    let duplicates = found.filter { $0.rule == .exactDuplicate }
    #expect(duplicates.map { $0.location?.line } == [2, 2])
    #expect(duplicates.map { $0.location?.column } == [23, 51])
  }
}
