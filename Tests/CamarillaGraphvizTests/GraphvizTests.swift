import CamarillaGraphviz
import Testing

private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

private func svg(_ dot: String, _ engine: GraphvizEngine = .dot) async throws -> String {
  text(try await Graphviz.shared.render(dot: dot, format: .svg, engine: engine))
}

private func failure(
  _ dot: String, format: GraphvizFormat = .svg, engine: GraphvizEngine = .dot
) async -> GraphvizError? {
  do throws(GraphvizError) {
    _ = try await Graphviz.shared.render(dot: dot, format: format, engine: engine)
    return nil
  } catch {
    return error
  }
}

@Suite struct GraphvizTests {
  /// A ring of twelve with chords and two clusters: enough for every engine to do something.
  let sample: String = {
    var dot = "digraph sample {\n"
    for i in 0..<12 { dot += "n\(i) -> n\((i + 1) % 12); n\(i) -> n\((i * 5 + 2) % 12)\n" }
    dot += "subgraph cluster_a { n1 n2 n3 } subgraph cluster_b { n7 n8 }\n}"
    return dot
  }()

  @Test func everyEngineDrawsEveryNode() async throws {
    let engines = await Graphviz.shared.engines
    #expect(engines.count == GraphvizEngine.allKnown.count)
    for engine in engines where engine != .nop && engine != .nop2 {
      let picture = try await svg(sample, engine)
      for i in 0..<12 { #expect(picture.contains(">n\(i)<"), "\(engine.name)") }
    }
  }

  @Test func everyFormatBeginsAsItShould() async throws {
    let beginnings: [(GraphvizFormat, [UInt8])] = [
      (.png, [0x89, 0x50, 0x4e, 0x47]), (.pdf, Array("%PDF-".utf8)), (.svg, Array("<?xml".utf8)),
      (.dot, Array("digraph".utf8)), (.json, Array("{".utf8)),
    ]
    for (format, beginning) in beginnings {
      let bytes = try await Graphviz.shared.render(dot: sample, format: format)
      #expect(bytes.starts(with: beginning), "\(format.name)")
    }
    let formats = await Graphviz.shared.formats
    #expect(formats.contains(.svg) && formats.contains(.png) && formats.contains(.pdf))
    #expect(!formats.contains { $0.name == "xlib" || $0.name == "x11" })
  }

  /// Letters of any script, and nothing to warn of.
  @Test func everyFormatThatIsOfferedDraws() async throws {
    let dot = """
      graph { notranslate=true; node [shape=box, style="rounded,filled"]
      a [label="Иосиф Сталин, Wałęsa", pos="0,0"]; b [label="毛泽东", pos="90,9"]; a -- b [dir=both] }
      """
    for format in await Graphviz.shared.formats {
      let drawing = try await Graphviz.shared.rendering(dot: dot, format: format)
      #expect(!drawing.bytes.isEmpty && drawing.warnings == [], "\(format.name)")
    }
  }

  /// Writers that lay files beside, end the process, write nothing, lose letters, or open windows.
  @Test(arguments: [
    "vrml", "vdx", "gd", "gd2", "ico", "ismap", "pic", "ps2", "fig", "mp", "wbmp", "imap", "cmap",
    "xdot1.2", "x11",
  ]) func whatIsNotWholeIsNotOffered(name: String) async {
    guard
      case .unknownFormat(name, let known)? = await failure(
        "graph { a }", format: GraphvizFormat(name: name))
    else {
      Issue.record("\(name) was drawn")
      return
    }
    #expect(!known.contains(name) && known.contains("svg"))
  }

  @Test(arguments: ["ps", "eps"]) func postScriptHasNoTimeInIt(name: String) async throws {
    let bytes = try await Graphviz.shared.render(
      dot: "graph { a }", format: GraphvizFormat(name: name))
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.hasPrefix("%!PS-Adobe") && text.contains("%%EOF"))
    #expect(!text.contains("CreationDate"))
  }

  @Test func theVersionIsAVersion() async throws {
    let version = try #require(await Graphviz.shared.version)
    #expect(version.split(separator: ".").count >= 3)
  }

  @Test func fixedPositionsComeBackExactly() async throws {
    let dot = """
      graph { notranslate=true; node [shape=box, fixedsize=true]
      a [pos="-10.5,20.25", width=1.5, height=0.5]; "b c" [pos="100,-7", width=1, height=1] }
      """
    let places = try await Graphviz.shared.positions(dot: dot, engine: .nop2)
    #expect(
      places == [
        GraphvizPosition(name: "a", x: -10.5, y: 20.25, width: 108, height: 36),
        GraphvizPosition(name: "b c", x: 100, y: -7, width: 72, height: 72),
      ])
  }

  @Test func repeatedDrawingsAreTheSame() async throws {
    for engine in await Graphviz.shared.engines where engine != .nop && engine != .nop2 {
      let first = try await svg(sample, engine)
      for _ in 0..<3 { #expect(try await svg(sample, engine) == first, "\(engine.name)") }
    }
  }

  @Test func manyTasksAtOnceGetTheSame() async throws {
    let expected = try await svg(sample)
    let pictures = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<64 { group.addTask { [sample] in try await svg(sample) } }
      return try await group.reduce(into: [String]()) { $0.append($1) }
    }
    #expect(pictures.count == 64)
    #expect(pictures.allSatisfy { $0 == expected })
  }

  @Test func aLongChainNeedsTheLargeStack() async throws {
    let chain = "digraph { " + (1..<3_000).map { "n\($0 - 1) -> n\($0)\n" }.joined() + " }"
    let places = try await Graphviz.shared.positions(dot: chain, engine: .dot)
    #expect(places.count == 3_000)
  }

  @Test func warningsAreHandedOver() async throws {
    let drawing = try await Graphviz.shared.rendering(
      dot: "graph { a [shape=nosuchshape] }", format: .svg)
    #expect(drawing.warnings.contains { $0.contains("nosuchshape") })
    let clean = try await Graphviz.shared.rendering(dot: "graph { a }", format: .svg)
    #expect(clean.warnings == [])
  }

  @Test func aCancelledTaskDrawsNothing() async {
    let task = Task { [sample] in
      while !Task.isCancelled { await Task.yield() }
      return await failure(sample)
    }
    task.cancel()
    #expect(await task.value == .cancelled)
  }
}

@Suite struct GraphvizErrorTests {
  @Test(arguments: [
    ("digraph {\n a -> b\n c -> -> d\n}", 3), ("digraph {\n\n\n a [label=\"x }", 4),
    ("graph {\n a -> b\n}", 2), ("not dot", 1), ("digraph { a\n", 2),
    ("digraph { a [label=<b", 1),
  ])
  func aSyntaxErrorNamesItsLine(dot: String, line: Int) async throws {
    let error = await failure(dot)
    guard case .syntax(let found, _, let message)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(found == line, "\(message)")
    #expect(error!.description.contains("line \(line)"))
  }

  @Test func theMessageNamesThePlace() async {
    let error = await failure("digraph {\n a ]\n}")
    guard case .syntax(_, let near, let message)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(near == "]")
    #expect(!message.contains("dot:"))
  }

  @Test func aNULIsASyntaxError() async {
    #expect(
      await failure("digraph {\n a\0 }") == .syntax(line: 2, near: nil, message: "a NUL character"))
  }

  @Test func oneGraphExactly() async {
    #expect(await failure("") == .noGraph)
    #expect(await failure(" // nothing\n") == .noGraph)
    #expect(await failure("/* never closed\n digraph {}") == .noGraph)
    #expect(await failure("digraph {} graph {}") == .moreThanOneGraph)
    #expect(await failure("digraph { a } digraph {") != nil)
  }

  @Test func unknownNamesListTheKnown() async {
    let engine = await failure("graph {}", engine: GraphvizEngine(name: "neeto"))
    guard case .unknownEngine("neeto", let engines)? = engine else {
      Issue.record("\(String(describing: engine))")
      return
    }
    #expect(engines.contains("neato"))
    let format = await failure("graph {}", format: GraphvizFormat(name: "word"))
    guard case .unknownFormat("word", let formats)? = format else {
      Issue.record("\(String(describing: format))")
      return
    }
    #expect(formats.contains("svg") && engine!.description.contains("neato"))
    #expect(await failure("graph {}", format: GraphvizFormat(name: "xlib")) != nil)
  }

  @Test func whatIsNotFiniteIsRefused() async {
    #expect(
      await failure(#"graph { a [pos="1,1"]; b [pos="nan,nan"] }"#, engine: .nop2) != nil)
    #expect(await failure(#"graph { a [pos="1e400,0"] }"#, engine: .nop2) != nil)
  }

  @Test func aMissingPlaceIsRefused() async {
    guard case .layoutFailed("nop2", _)? = await failure("graph { a }", engine: .nop2) else {
      Issue.record("a node without a place was drawn")
      return
    }
  }

  @Test func aBadHTMLLabelIsRefused() async {
    #expect(await failure("graph { a [label=<<nosuchtag>x</nosuchtag>>] }") != nil)
  }

  @Test func aBitmapThatIsTooLargeIsRefused() async {
    let dot = #"graph { notranslate=true; dpi=300; a [pos="0,0"]; b [pos="20000,20000"] }"#
    guard
      case .tooManyPixels(let width, let height)? = await failure(
        dot, format: .png, engine: .nop2)
    else {
      Issue.record("drawn")
      return
    }
    #expect(width > 80_000 && height > 80_000)
    #expect(await failure(dot, format: .svg, engine: .nop2) == nil)
  }

  @Test func aLabelOfTooManyLinesIsRefused() async {
    let label = String(repeating: #"x\n"#, count: 50_000)
    guard case .textTooLarge? = await failure("graph { a [label=\"\(label)\"] }") else {
      Issue.record("drawn")
      return
    }
    let fewer = String(repeating: #"x\n"#, count: 9_000)
    #expect(await failure("graph { a [label=\"\(fewer)\"] }") == nil)
  }

  /// Each graph that fails, in each way, and after it one that must come out as ever.
  @Test func aBadGraphNeverSpoilsTheNext() async throws {
    let good = "digraph { subgraph cluster_x { a -> b } b -> c }"
    let expected = try await svg(good)
    let bad: [(String, GraphvizFormat, GraphvizEngine)] = [
      ("digraph {", .svg, .dot), ("digraph { a [label=\"", .svg, .dot),
      ("digraph { a /* ", .svg, .dot), ("/* ", .svg, .dot),
      ("digraph {} /* ", .svg, .dot), ("digraph { a [label=<<b>", .svg, .dot),
      ("digraph { } garbage { digraph {", .svg, .dot), ("digraph {} graph { x -- y }", .svg, .dot),
      ("# 7 \"elsewhere.gv\"\ndigraph { -> }", .svg, .dot), ("graph { a }", .svg, .nop2),
      (#"graph { a [pos="nan,1"] }"#, .svg, .nop2), ("graph { a [width=1e6] }", .png, .dot),
      ("graph { a [label=<<x>y</x>>] }", .svg, .neato),
      ("graph { a [shape=\(String(repeating: "s", count: 3_000))] }", .svg, .dot),
      ("graph { a [style=\(String(repeating: "s", count: 200_000))] }", .svg, .dot),
      ("graph { a }", GraphvizFormat(name: "nothing"), .dot),
    ]
    for (dot, format, engine) in bad {
      _ = await failure(dot, format: format, engine: engine)
      #expect(try await svg(good) == expected, "after \(dot.prefix(60))")
      guard case .syntax(let line, _, let message)? = await failure("digraph {\n ]") else {
        Issue.record("no syntax error after \(dot.prefix(60))")
        return
      }
      #expect(line == 2 && !message.contains("elsewhere"))
    }
  }

  @Test func textOfManyKindsIsDrawn() async throws {
    let labels = [
      "Иосиф Сталин", "毛泽东", "Wałęsa — “Lech”", "مصطفى", "👩‍🚀", #"\\ back"#, "a &amp; b", "&lt;",
      #"\"quoted\""#, String(repeating: "long ", count: 2_000),
    ]
    for label in labels {
      let picture = try await svg("graph { a [label=\"\(label)\"] }")
      #expect(picture.contains("</svg>"))
    }
    #expect(try await svg("graph { a [label=\"Сталин\"] }").contains(">Сталин<"))
  }
}
