import Camarilla
import CamarillaFormats

/// The graphs of a file that may hold several.
struct AssembledGraphs {
  private var done: [GraphAssembler] = []
  /// What each is called, the one at hand included; blank where it has no name.
  private var names: [String] = []

  /// How many have begun.
  var count: Int { names.count }

  mutating func begin(_ name: String?) { names.append(name ?? "") }

  /// Puts away a graph, as another one follows.
  mutating func add(_ assembler: GraphAssembler) { done.append(assembler) }

  /// All of them. Of several, each is called by its title or name.
  ///
  /// - Parameters:
  ///   - last: the graph at hand.
  ///   - fault: why reading ended early.
  /// - Throws: ``FormatsError/invalid(_:)`` with the errors of all.
  consuming func documents(
    last: consuming GraphAssembler, fault: Problem?
  ) throws(FormatsError) -> [GraphDocument] {
    var documents: [GraphDocument] = []
    var diagnostics = Diagnostics(limit: Diagnostics.mostListed)
    done.append(last)
    for (index, assembler) in done.enumerated() {
      do throws(FormatsError) {
        documents.append(try assembler.finished(index == done.count - 1 ? fault : nil))
      } catch {
        guard case .invalid(let invalid) = error else { throw error }
        diagnostics.add(contentsOf: invalid.problems)
      }
    }
    try diagnostics.check()
    guard documents.count > 1 else { return documents }
    for index in documents.indices where !names[index].isEmpty {
      documents[index].title = names[index]
    }
    return documents
  }
}
