public import Camarilla
public import CamarillaFormats
import GRDB

/// A figure or relationship in which words were found.
public struct SearchHit: Encodable, Hashable, Sendable {
  /// Whether it is one of figures or of relationships.
  public var table: Problem.Subject.Table
  /// The id of what was found.
  public var id: String
  /// The figure's name, or what the relationship says in short.
  public var title: String
  /// Where the words stand: `name`, `post` or `note`.
  public var field: String
  /// The text about them, each between `[` and `]`.
  public var snippet: String
  /// Okapi BM25, as SQLite's FTS5 has it, the other way round: the more, the better.
  public var score: Double
}

extension ChronicleStore {
  /// Finds figures by their names and relationships by their posts and notes, case and accents aside.
  ///
  /// All words have to be there, each as the beginning of a word. Signs mean nothing: there is no query
  /// language.
  ///
  /// - Parameters:
  ///   - words: what to look for; texts without a letter or digit find nothing.
  ///   - most: how many of each table to give at most.
  /// - Returns: figures, then relationships, each by score, then id.
  /// - Throws: as ``relationshipCount()``.
  /// - Complexity: O(h log h) for h figures and relationships in which the words are, whatever `most` is, as all are
  ///   scored.
  public func search(_ words: String, most: Int = .max) throws(FormatsError) -> [SearchHit] {
    let terms = words.split { $0.isWhitespace || $0 == "\0" }
      .filter { $0.contains { $0.isLetter || $0.isNumber } }
    guard !terms.isEmpty else { return [] }
    // In quotes FTS5 takes a text for words and nothing else.
    let query = terms.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"*" }
      .joined(separator: " AND ")
    return try accessing(path, for: .reading) {
      try queue.read { database in
        try figures(database: database, query: query, most: most)
          + relationships(database: database, query: query, most: most)
      }
    }
  }

  private func figures(
    database: Database, query: String, most: Int
  ) throws -> [SearchHit] {
    let found = try StoreStatement(
      database: database, reading: "figures", key: 4,
      sql: """
        SELECT f.id, f.name, snippet(figure_words, 0, '[', ']', '…', 16) AS snippet,
          -bm25(figure_words) AS score, f.row
        FROM figure_words JOIN figures f ON f.row = figure_words.rowid
        WHERE figure_words MATCH ? ORDER BY bm25(figure_words), f.id LIMIT ?
        """)
    found.bind(query, at: 1)
    found.bind(most, at: 2)
    var hits: [SearchHit] = []
    while try found.step() {
      hits.append(
        SearchHit(
          table: .figures, id: try found.text(in: 0), title: try found.text(in: 1), field: "name",
          snippet: try found.text(in: 2), score: try found.real(in: 3)))
    }
    return hits
  }

  private func relationships(
    database: Database, query: String, most: Int
  ) throws -> [SearchHit] {
    let found = try StoreStatement(
      database: database, reading: "claims", key: 8,
      sql: """
        SELECT c.id, c.kind, c.source, c.target, c."when",
          highlight(relationship_words, 0, '[', ']') <> c.post,
          snippet(relationship_words, -1, '[', ']', '…', 16) AS snippet,
          -bm25(relationship_words) AS score, c.number
        FROM relationship_words JOIN claims c ON c.number = relationship_words.rowid
        WHERE relationship_words MATCH ? ORDER BY bm25(relationship_words), c.id LIMIT ?
        """)
    found.bind(query, at: 1)
    found.bind(most, at: 2)
    var hits: [SearchHit] = []
    while try found.step() {
      let (kind, when) = (try found.text(in: 1), try found.text(in: 4))
      let (source, target) = (try found.text(in: 2), try found.text(in: 3))
      let isInPost = try !found.isNull(5) && found.integer(in: 5) != 0
      hits.append(
        SearchHit(
          table: .relationships, id: try found.text(in: 0),
          title: "\(kind) \(source) – \(target), \(when)", field: isInPost ? "post" : "note",
          snippet: try found.text(in: 6), score: try found.real(in: 7)))
    }
    return hits
  }
}
