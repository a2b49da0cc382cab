internal import CGraphvizShim

/// The calls into C, each of which must happen on Graphviz's thread.
enum GraphvizLibrary {
  /// - Parameters:
  ///   - dot: one graph.
  ///   - format: what comes out; the positions of the nodes where it is nil.
  ///   - engine: who places nodes and edges.
  ///   - page: a page of a document that the graph is drawn on in place of that.
  static func draw(
    _ dot: String, format: GraphvizFormat?, engine: GraphvizEngine, page: DocumentPage? = nil
  ) throws(GraphvizError) -> GraphvizRendering {
    var dot = dot
    var request = unsafe camarilla_gv_request()
    var result = unsafe camarilla_gv_result()
    defer { unsafe camarilla_gv_free(&result) }
    unsafe request.is_bitmap = format?.isBitmap ?? false
    unsafe request.most_pixels_on_a_side = GraphvizLimits.mostPixelsOnASide
    unsafe request.most_pixels = GraphvizLimits.mostPixels
    if let page = unsafe page {
      unsafe request.document = page.document
      unsafe request.page_width = page.width
      unsafe request.page_height = page.height
    }
    let status = dot.withUTF8 { text in
      unsafe engine.name.withCString { engineName in
        unsafe (format?.plugin ?? "").withCString { formatName in
          unsafe text.withMemoryRebound(to: CChar.self) { text in
            unsafe request.dot = text.baseAddress
            unsafe request.dot_length = text.count
            unsafe request.engine = engineName
            unsafe request.format = format == nil ? nil : formatName
            return unsafe camarilla_gv_draw(&request, &result)
          }
        }
      }
    }
    let messages = unsafe Message.read(result.messages, length: result.messages_length)
    switch status {
    case camarilla_gv_done:
      let bytes = unsafe [UInt8](
        UnsafeRawBufferPointer(start: result.bytes, count: result.length))
      return GraphvizRendering(bytes: bytes, warnings: messages.map(\.text))
    case camarilla_gv_no_context:
      throw .notAvailable(Message.joined(messages, otherwise: "its plug-ins could not be loaded"))
    case camarilla_gv_syntax:
      throw GraphvizError(syntaxMessages: messages)
    case camarilla_gv_no_graph:
      throw .noGraph
    case camarilla_gv_more_graphs:
      throw .moreThanOneGraph
    case camarilla_gv_layout_failed:
      throw .layoutFailed(
        engine: engine.name, message: Message.joined(messages, otherwise: "no reason given"))
    case camarilla_gv_not_finite:
      let culprit: String? =
        unsafe result.culprit == nil ? nil : String(cString: result.culprit)
      throw .notFinite(node: culprit)
    case camarilla_gv_too_many_pixels:
      throw unsafe .tooManyPixels(
        width: GraphvizLimits.whole(of: result.width),
        height: GraphvizLimits.whole(of: result.height))
    case camarilla_gv_out_of_memory:
      throw .outOfMemory
    case camarilla_gv_too_many_edges:
      throw .textTooLarge("it has more than 20000000 edges")
    default:
      throw .renderingFailed(
        format: format?.name ?? "", message: Message.joined(messages, otherwise: "no reason given"))
    }
  }

  /// A page of a document.
  @unsafe struct DocumentPage {
    /// Belongs to whoever has begun the document.
    var document: OpaquePointer
    /// The page's size, in points.
    var width: Double
    var height: Double
  }

  /// Draws graphs into a PDF file, each on a page of its own.
  static func document(
    of pages: [GraphvizPage], engine: GraphvizEngine
  ) throws(GraphvizError) -> GraphvizRendering {
    guard let document = unsafe camarilla_gv_begin_document() else {
      throw .notAvailable("Cairo, which writes PDF files of several pages, is not found")
    }
    var isEnded = false
    defer { if !isEnded { unsafe finish(document) } }
    var warnings: [String] = []
    for page in pages {
      guard !Task.isCancelled else { throw .cancelled }
      try GraphvizLimits.check(page.dot)
      let place = unsafe DocumentPage(document: document, width: page.width, height: page.height)
      warnings += try unsafe draw(page.dot, format: .pdf, engine: engine, page: place).warnings
    }
    isEnded = true
    guard let bytes = unsafe finish(document) else {
      throw .renderingFailed(format: "pdf", message: "Cairo gave no reason")
    }
    return GraphvizRendering(bytes: bytes, warnings: warnings)
  }

  /// Ends a document and gives it back.
  @discardableResult
  private static func finish(_ document: OpaquePointer) -> [UInt8]? {
    var length = 0
    guard let bytes = unsafe camarilla_gv_end_document(document, &length) else { return nil }
    defer { unsafe camarilla_gv_free_plugins(bytes) }
    return unsafe [UInt8](UnsafeRawBufferPointer(start: bytes, count: length))
  }

  static func plugins(of kind: String) -> [String] {
    var length = 0
    guard let list = unsafe camarilla_gv_plugins(kind, &length) else { return [] }
    return unsafe names(in: list, length: length)
  }

  /// The families of the fonts that are installed; nil where they can't be told.
  static func fontFamilies() -> [String]? {
    var length = 0
    guard let list = unsafe camarilla_gv_font_families(&length) else { return nil }
    return unsafe names(in: list, length: length)
  }

  /// Takes a list that the shim has made, and gives it back.
  private static func names(in list: UnsafeMutablePointer<CChar>, length: Int) -> [String] {
    defer { unsafe camarilla_gv_free_plugins(list) }
    let bytes = unsafe UnsafeRawBufferPointer(start: list, count: length)
    return unsafe bytes.split(separator: 0).map { unsafe String(decoding: $0, as: UTF8.self) }
  }
}

/// Something the library said.
struct Message: Equatable {
  var isError: Bool
  var text: String

  /// Reads the messages of a result: a letter, a text and a zero byte each.
  static func read(_ start: UnsafePointer<CChar>?, length: Int) -> [Message] {
    let bytes = unsafe UnsafeRawBufferPointer(start: start, count: length)
    return unsafe bytes.split(separator: 0).map { entry in
      let text = unsafe String(decoding: entry.dropFirst(), as: UTF8.self)
      return unsafe Message(
        isError: entry.first == UInt8(ascii: "E"), text: trimmed(text))
    }
  }

  /// The errors, or when there are none the warnings, as one text; never more than five.
  static func joined(_ messages: [Message], otherwise: String) -> String {
    let errors = messages.filter(\.isError)
    let chosen = errors.isEmpty ? messages : errors
    guard !chosen.isEmpty else { return otherwise }
    let more = chosen.count > 5 ? "; and \(chosen.count - 5) more" : ""
    return chosen.prefix(5).map(\.text).joined(separator: "; ") + more
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while let last = text.last, last.isWhitespace { text.removeLast() }
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    return String(text)
  }
}
