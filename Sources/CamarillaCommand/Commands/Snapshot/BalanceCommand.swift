import ArgumentParser
import Camarilla
import CamarillaDrawing

struct BalanceCommand: HistoryCommand {
  static let configuration = CommandConfiguration(
    commandName: "balance", abstract: "Structural balance: whether enemies' enemies are friends.",
    discussion: """
      A balanced group falls into two sides with alliance inside and rivalry between. The frustration \
      index counts the ties that stand in the way, with --weighted by their values. Finding it is hard \
      for large tangled years: past --work-limit the best split found is printed with what is proven \
      about it, and --no-frustration leaves it out. Walk balance that would take more is left out. What is in balance takes no such work.

      With --from, --to or --by in place of a year, every year of the range, or step of --by, has a row; in JSON \
      it has all that the year alone has. A value that a year does not define is left blank, in JSON null. An \
      output file named .svg, .png, .pdf or the like gets a chart.

      --null says whether the balance of a year, or of each step of a range, is more than chance: the triangles by \
      their signs, the degree of balance and frustration, beside those of random draws. \
      Documentation/CHANCE.md has the models. In CSV the test takes the place of the answer.
      """)

  @OptionGroup var chronicle: ChronicleArgument
  @OptionGroup var times: TimeOrRange
  @OptionGroup var filter: SnapshotArguments
  @OptionGroup var kinds: KindsArgument
  @OptionGroup var measuring: BalanceArguments
  @OptionGroup var null: NullArguments
  @OptionGroup var picture: PictureArguments
  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  func validate() throws {
    try output.requireRange(times.isRange, picture: picture)
    try null.requireText(output)
  }

  func runThroughSteps(_ phases: Phases) throws {
    let (chronicle, steps, options) = try load(phases, needsWhole: null.needsWhole)
    let balances = try phases(
      phase: .compute, doing: "Going through the \(steps.unit.plural)", parts: steps.count
    ) {
      chronicle.sweep(steps: steps, options: options).map { snapshot in
        TimedBalance(time: snapshot.time, balance: balance(of: snapshot))
      }
    }
    Console.current.remark(
      of: [
        balances.allSatisfy { $0.balance.positive + $0.balance.negative == 0 }
          ? MissingTies.note(
            signsOf: chronicle.sweep(steps: steps, options: options), of: "\(steps)",
            matter: "nothing can be out of balance") : nil
      ] + TimedBalance.limitNotes(of: balances))
    let snapshots = chronicle.sweep(steps: steps, options: options)
    let tests = try null.tests(
      of: snapshots.lazy.map { ($0, .balance(options: self.options)) }, from: chronicle, in: steps,
      seed: measuring.seed.seed, phases: phases)
    try phases.write(
      BalanceHistoryAnswer(
        steps: steps, isDirected: measuring.directed, isWeighted: measuring.weighting.weighted,
        hasFrustration: self.options.seeksFrustration, balances: balances, tests: tests
      ), to: output)
  }

  func chart(_ phases: Phases) throws -> BalanceChart {
    let (chronicle, steps, options) = try load(phases)
    try ChartLimits.check(steps, on: picture.size)
    let entries = try phases(
      phase: .compute, doing: "Going through the \(steps.unit.plural)", parts: steps.count
    ) {
      zip(steps, chronicle.sweep(steps: steps, options: options)).map { step, snapshot in
        BalanceChart.Entry(step: step, balance: balance(of: snapshot))
      }
    }
    return BalanceChart(
      title: "Balance, \(steps.inWords)",
      subtitle: ChartLimits.subtitle(
        chronicle: chronicle,
        parts: "the share of balanced \(measuring.directed ? "semicycles" : "triangles")",
        measuring.leavesFrustrationOut
          ? nil
          : "lack of frustration as 1 − 2L/m, where L of m \(measuring.directed ? "arcs" : "ties") stand in the way"
            + (measuring.weighting.weighted ? ", by value" : "")),
      steps: steps, entries: entries, theme: picture.theme)
  }

  func run(at time: TimeArgument, phases: Phases) throws {
    let snapshot = try snapshot(of: time, phases: phases, needsWhole: null.needsWhole)
    let balance = try phases(phase: .compute, doing: "Computing balance") {
      self.balance(of: snapshot)
    }
    Console.current.remark(
      of: [
        MissingTies.note(
          signsOf: CollectionOfOne(snapshot), of: snapshot.title,
          matter: "nothing can be out of balance")
      ] + TimedBalance.limitNotes(of: [TimedBalance(time: snapshot.time, balance: balance)]))
    let test = try null.test(
      .balance(options: options), of: snapshot, seed: measuring.seed.seed, phases: phases)
    try phases.write(
      BalanceAnswer(snapshot: snapshot, balance: balance), against: test, to: output)
  }

  private func balance(of snapshot: Snapshot) -> StructuralBalance {
    snapshot.balance(options: options)
  }

  private var options: BalanceOptions { measuring.options }
}
