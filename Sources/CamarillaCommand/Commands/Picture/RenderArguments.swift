import ArgumentParser
import CamarillaDrawing

/// What becomes of figures that are tied to one other alone.
enum LeafDrawing: String, CaseIterable, Sendable { case shown, folded }

/// How `render` draws.
struct RenderArguments: SectionedArguments {
  static let section = HelpSection.picture

  @Option(
    help: ArgumentHelp(
      "Who places the figures: \(LayoutMethod.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "layout"),
    completion: .choices(of: LayoutMethod.self),
    transform: choice(noun: "layout", of: LayoutMethod.self))
  var layout = LayoutMethod.stress

  @OptionGroup var style: PowerGraphArguments

  @Option(
    help: ArgumentHelp(
      """
      What becomes of figures that are tied to one other alone, three or more of one: \
      shown or folded, counted by its name; folded in pictures of more than \(PowerGraph.mostWithLeaves) figures \
      unless told, or pinned.
      """, valueName: "leaves"), completion: .choices(of: LeafDrawing.self),
    transform: choice(noun: "leaves", of: LeafDrawing.self))
  var leaves: LeafDrawing?

  @Flag(
    help:
      "Place figures so that they stay where they are in the pictures of the years, or other steps, around."
  )
  var steady = false

  @OptionGroup var near: NearArgument
  @OptionGroup var pin: PinArgument
}
