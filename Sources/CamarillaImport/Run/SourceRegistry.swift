import Camarilla

/// The sources that a mapping declares, that tables list, and that rows name.
struct SourceRegistry {
  private var sources: [Source]
  private var indices: [Source.ID: Int] = [:]

  init(_ declared: [Source]) {
    sources = declared
    for (index, source) in declared.enumerated() { indices[source.id] = index }
  }

  func source(id: Source.ID) -> Source? { indices[id].map { sources[$0] } }

  var ids: [Source.ID] { sources.map(\.id) }

  mutating func add(_ source: Source) {
    indices[source.id] = sources.count
    sources.append(source)
  }

  mutating func replace(_ source: Source) {
    if let index = indices[source.id] { sources[index] = source }
  }

  /// Hands all of them to a builder.
  func declare(in builder: inout Chronicle.Builder) {
    for source in sources { builder.add(source) }
  }
}
