import ArgumentParser
import Camarilla
import CamarillaDrawing

/// How power graphs are drawn, of one time, two, or many.
struct PowerGraphArguments: SectionedArguments {
  static let section = HelpSection.picture

  @OptionGroup var size: SizeArgument

  @Option(
    help: ArgumentHelp(
      "How figures are called: \(PowerGraph.Names.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "names"),
    transform: choice(noun: "names", of: PowerGraph.Names.self))
  var names = PowerGraph.Names.short

  @OptionGroup var marks: MarkArguments
  @OptionGroup var kindStyle: KindStyleArgument

  @Flag(
    name: .customLong("no-regions"),
    help: "Leave out the ground behind factions, which pictures of more than 30 figures have.")
  var leavesRegionsOut = false

  @OptionGroup var picture: PictureArguments

  /// For commands whose output is not always a picture.
  func requireAbsent() throws {
    try picture.requireAbsent()
    let given = [
      size.measure != .consensus ? "--size-by" : nil, names != .short ? "--names" : nil,
      marks.color != "faction" ? "--color-by" : nil, marks.shape != nil ? "--shape-by" : nil,
      kindStyle.entries.isEmpty ? nil : "--kind-style", leavesRegionsOut ? "--no-regions" : nil,
    ].compactMap(\.self)
    if let option = given.first {
      throw ValidationError("\(option) is for pictures; name one with -o, such as -o changes.svg.")
    }
  }

  /// Graphs whose colors, outlines and lines tell what was asked for; says what is to be said about it.
  ///
  /// - Parameters:
  ///   - graphs: of several times of one chronicle, or of one.
  ///   - snapshots: those that their scores are of.
  func styled(_ graphs: [PowerGraph], of snapshots: [Snapshot]) throws -> [PowerGraph] {
    guard let chronicle = snapshots.first?.chronicle else { return graphs }
    let kinds = try kindStyle.applied(to: chronicle).kinds
    var graphs = graphs
    for index in graphs.indices {
      graphs[index].kinds = kinds
      graphs[index].hasRegions = !leavesRegionsOut
    }
    for note in try marks.apply(to: &graphs, of: chronicle, snapshots: snapshots) {
      Console.current.note("camarilla: " + note)
    }
    return graphs
  }
}
