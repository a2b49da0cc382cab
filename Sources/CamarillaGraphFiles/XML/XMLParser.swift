internal import CExpat
import CamarillaFormats

/// Expat, with its handlers bound to an ``XMLBatch``.
@safe struct XMLParser: ~Copyable {
  /// What the handlers find again: the batch, and the parser to ask for locations.
  @safe fileprivate struct Context: ~Copyable {
    var batch = XMLBatch()
    var parser: XML_Parser?
    /// Where a handler stopped the parser.
    var location: (line: Int, column: Int)?

    /// Whether a byte order mark, which is in no line, stands at the beginning.
    var hasMark = false

    var line: Int { unsafe Int(clamping: XML_GetCurrentLineNumber(parser)) }
    /// In characters, from 1.
    var column: Int {
      let column = unsafe Int(clamping: XML_GetCurrentColumnNumber(parser))
      return hasMark && line == 1 ? max(column, 1) : column + 1
    }

    /// The bytes of the tag at hand as they stand in the file.
    var tag: UnsafeBufferPointer<UInt8> {
      var (offset, size): (Int32, Int32) = (0, 0)
      let count = unsafe Int(XML_GetCurrentByteCount(parser))
      guard let base = unsafe XML_GetInputContext(parser, &offset, &size), offset >= 0,
        Int(offset) + count <= Int(size)
      else { return unsafe UnsafeBufferPointer(start: nil, count: 0) }
      return unsafe UnsafeBufferPointer(
        start: UnsafeRawPointer(base + Int(offset)).assumingMemoryBound(to: UInt8.self),
        count: count)
    }

    /// A byte where the parser stopped that is no UTF-8, or no text; nil where it is neither, or in another encoding.
    var strayByte: UInt8? {
      var (offset, size): (Int32, Int32) = (0, 0)
      guard !hasMark, batch.encoding.map({ $0.lowercased() == "utf-8" }) ?? true,
        let base = unsafe XML_GetInputContext(parser, &offset, &size), offset >= 0, offset < size
      else { return nil }
      // As many as a character has at most.
      let bytes = unsafe UnsafeBufferPointer(
        start: UnsafeRawPointer(base + Int(offset)).assumingMemoryBound(to: UInt8.self),
        count: min(Int(size - offset), 4))
      let byte = unsafe bytes[0]
      let isControl = byte < 0x20 && ![0x09, 0x0A, 0x0D].contains(byte)
      return unsafe isControl || firstInvalidUTF8(in: bytes) == 0 ? byte : nil
    }

    mutating func stop(_ fault: XMLFault) {
      guard batch.fault == nil else { return }
      batch.fault = fault
      location = (line, column)
      unsafe XML_StopParser(parser, XML_Bool(XML_FALSE))
    }
  }

  private let context: UnsafeMutablePointer<Context>

  init() {
    unsafe context = .allocate(capacity: 1)
    unsafe context.initialize(to: Context())
    let parser = unsafe XML_ParserCreate(nil)
    unsafe context.pointee.parser = parser
    unsafe XML_SetUserData(parser, context)
    unsafe XML_SetElementHandler(parser, startElement, endElement)
    unsafe XML_SetCharacterDataHandler(parser, characterData)
    unsafe XML_SetXmlDeclHandler(parser, declaration)
    unsafe XML_SetStartDoctypeDeclHandler(parser, documentType)
    unsafe XML_SetEntityDeclHandler(parser, entity)
    unsafe XML_SetSkippedEntityHandler(parser, skippedEntity)
    unsafe XML_SetCommentHandler(parser, comment)
  }

  deinit {
    unsafe XML_ParserFree(context.pointee.parser)
    unsafe context.deinitialize(count: 1)
    unsafe context.deallocate()
  }

  /// What the document's pieces parsed since the last `clear` consist of.
  var events: [XMLBatch.Event] { unsafe context.pointee.batch.events }
  var attributes: [XMLBatch.Attribute] { unsafe context.pointee.batch.attributes }
  var rootName: String? { unsafe context.pointee.batch.rootName }

  func bytes(start: Int32, end: Int32) -> UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(
      start: context.pointee.batch.bytes + Int(start), count: Int(end - start))
  }

  mutating func clear() { unsafe context.pointee.batch.clear() }

  /// Whether anything was told of since this was last asked.
  mutating func wasStirred() -> Bool {
    defer { unsafe context.pointee.batch.isStirred = false }
    return unsafe context.pointee.batch.isStirred
  }

  /// Where the next bytes of the document are to be put; nil without memory.
  mutating func buffer(count: Int) -> UnsafeMutableRawBufferPointer? {
    guard let base = unsafe XML_GetBuffer(context.pointee.parser, Int32(count)) else { return nil }
    return unsafe UnsafeMutableRawBufferPointer(start: base, count: count)
  }

  /// Notes that the document begins with a byte order mark.
  mutating func noteMark() { unsafe context.pointee.hasMark = true }

  /// Parses the bytes that were put there.
  ///
  /// - Parameter root: the element with which the document should begin.
  mutating func parse(_ count: Int, isFinal: Bool, root: XMLName) -> XMLFault? {
    let status = unsafe XML_ParseBuffer(context.pointee.parser, Int32(count), isFinal ? 1 : 0)
    guard status == XML_STATUS_ERROR else { return nil }
    // Outside of any element it is no XML at all.
    if unsafe context.pointee.batch.fault == nil, unsafe context.pointee.batch.innermost != nil,
      unsafe XML_GetErrorCode(context.pointee.parser) == XML_ERROR_INVALID_TOKEN,
      let byte = unsafe context.pointee.strayByte
    {
      return .stray(byte: byte)
    }
    return unsafe context.pointee.batch.fault
      ?? XMLFault(
        code: unsafe XML_GetErrorCode(context.pointee.parser),
        in: unsafe context.pointee.batch.innermost, root: root,
        encoding: unsafe context.pointee.batch.encoding)
  }

  /// The location up to which the document is parsed, counted from 1.
  var location: (line: Int, column: Int) {
    unsafe context.pointee.location ?? (context.pointee.line, context.pointee.column)
  }

  /// The document's text from that location on, up to the line's end.
  var excerpt: String {
    var (offset, size): (Int32, Int32) = (0, 0)
    guard unsafe context.pointee.location == nil,
      let base = unsafe XML_GetInputContext(context.pointee.parser, &offset, &size),
      offset >= 0, offset < size
    else { return "" }
    let count = min(Int(size - offset), 40)
    let bytes = unsafe UnsafeBufferPointer(start: base + Int(offset), count: count)
    return unsafe String(
      decoding: bytes.prefix { $0 != 10 && $0 != 13 && $0 != 0 }.map { UInt8(bitPattern: $0) },
      as: UTF8.self)
  }
}

// MARK: Expat's handlers

/// What a handler was set up with.
private func context(of data: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<XMLParser.Context> {
  unsafe data!.assumingMemoryBound(to: XMLParser.Context.self)
}

private let startElement: XML_StartElementHandler = { data, name, attributes in
  guard let name = unsafe name, let attributes = unsafe attributes else { return }
  let context = unsafe context(of: data)
  unsafe context.pointee.batch.isStirred = true
  if unsafe context.pointee.batch.depth >= XMLFault.depthLimit {
    return unsafe context.pointee.stop(.tooDeep)
  }
  // Attributes that only the document type gives are left out: a line of it could grow to a gigabyte.
  let count = unsafe Int(XML_GetSpecifiedAttributeCount(context.pointee.parser))
  let (line, column) = unsafe (context.pointee.line, context.pointee.column)
  unsafe context.pointee.batch.start(
    XMLBatch.text(of: name), line: line, column: column, attributes: attributes, count: count,
    tag: context.pointee.tag)
}

private let endElement: XML_EndElementHandler = { data, _ in
  let context = unsafe context(of: data)
  unsafe context.pointee.batch.isStirred = true
  unsafe context.pointee.batch.end()
}

private let characterData: XML_CharacterDataHandler = { data, text, count in
  guard let text = unsafe text else { return }
  let context = unsafe context(of: data)
  unsafe context.pointee.batch.isStirred = true
  let bytes = unsafe UnsafeBufferPointer(
    start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: Int(count))
  if let blanks = unsafe context.pointee.batch.text(from: bytes) {
    let (line, column) = unsafe (context.pointee.line, context.pointee.column)
    unsafe context.pointee.batch.placeText(line: line, column: column + blanks)
  }
}

private let declaration: XML_XmlDeclHandler = { data, _, encoding, _ in
  guard let encoding = unsafe encoding else { return }
  unsafe context(of: data).pointee.batch.encoding = unsafe String(cString: encoding)
}

private let documentType: XML_StartDoctypeDeclHandler = { data, _, system, publicID, _ in
  if unsafe system != nil || publicID != nil {
    unsafe context(of: data).pointee.stop(.externalType)
  }
}

private let entity: XML_EntityDeclHandler = { data, name, _, _, _, _, _, _, _ in
  unsafe context(of: data).pointee.stop(
    .entity(named: unsafe name.map { unsafe String(cString: $0) } ?? ""))
}

private let skippedEntity: XML_SkippedEntityHandler = { data, name, _ in
  unsafe context(of: data).pointee.stop(
    .entity(named: unsafe name.map { unsafe String(cString: $0) } ?? ""))
}

private let comment: XML_CommentHandler = { data, _ in
  unsafe context(of: data).pointee.batch.isStirred = true
}
