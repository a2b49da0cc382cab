import ArgumentParser
import Camarilla

/// What `compare` takes to compare two times of one chronicle, and does with it.
struct CompareTimes: SnapshotCommand {
  @OptionGroup var chronicle: ChronicleArgument
  @OptionGroup var filter: SnapshotArguments
  @OptionGroup var whole: OfWholeArgument
  @OptionGroup var kinds: KindsArgument
  @OptionGroup var ties: TiesArgument
  @OptionGroup var chosen: MeasuresArgument<CompareCommand>
  @OptionGroup var worlds: WorldArguments
  @OptionGroup(in: .worlds) var seed: SeedArgument
  @OptionGroup var top: TopArgument<CompareCommand>

  /// The first of these options that was given, for a message that two chronicles are compared without.
  var given: String? {
    let options: [(String, Bool)] = [
      ("--chronicle", chronicle.chronicle != nil), ("--kinds", !kinds.kinds.isEmpty),
      ("--ties", ties.ties != .all), ("--measure", !chosen.measures.isEmpty),
      ("--worlds", worlds.worlds != nil), ("--top", top.count != nil),
      ("--of-whole", whole.isGiven),
    ]
    return options.first { $0.1 }?.0 ?? filter.given
  }

  /// Who rose and who fell.
  func run(from: TimeSpan, to: TimeSpan, phases: Phases, output: OutputArguments) throws {
    let chronicle = try self.chronicle.load(
      phases, times: [.one(from), .one(to)], filter: filter)
    let asked = try snapshots(
      of: [from, to], in: chronicle, phases: phases, ties: ties.ties, ofWhole: whole.isGiven
    ).map(whole.asked)
    let (earlier, later) = (asked[0].snapshot, asked[1].snapshot)
    // Whoever is in the circle at either time is told of, with what he is in the whole at both.
    let members =
      whole.isGiven ? Set(asked.flatMap { $0.shown?.figures.map(\.id) ?? [] }) : nil
    let measures = chosen.measures.isEmpty ? [nil] : chosen.measures.map { $0 }
    let parts = measures.count * (worlds.worlds == nil ? 2 : 3)
    let shifts = try phases(phase: .compute, doing: "Comparing", parts: parts) {
      measures.map { measure in
        earlier.rankShifts(
          to: later, by: measure, ties: ties.ties, options: chosen.parameters.options,
          worlds: worlds.worlds, doubt: worlds.doubt, seed: seed.seed, among: members)
      }
    }
    Console.current.remark(of: [
      from == to ? "both times are \(earlier.title), between which nobody moves" : nil,
      MissingTies.note(
        signsFor: chosen.measures, in: [earlier, later],
        of: "\(earlier.title) and \(later.title)"),
    ])
    try phases.write(
      RankShiftsAnswer(
        earlier: earlier, later: later, ties: ties.ties, shifts: shifts, seed: seed.seed,
        top: top.count), to: output)
  }
}
