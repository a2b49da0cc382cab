import ArgumentParser
import Camarilla
import CamarillaDrawing

struct TimelineCommand: RangeCommand, AsyncParsableCommand, MeasuringCommand, TopCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline", abstract: "Who was how central, year by year or in other steps.",
    discussion: """
      Each year's answer, or that of each step of --by, is that of the command central. In JSON every one has \
      the same members; in CSV every year, measure and figure has a row. An output file named .svg, .png, .pdf or the \
      like gets a chart, by the first measure: --chart says of what. --figure then puts figures in \
      color.

      --null says of each year or other step whether it is more than chance, as central does of one; with --figure \
      of these figures. In CSV the test takes the place of the scores.
      """)

  static let measureHelp =
    "A measure of centrality, as for the command central; may be given several times. Without"
    + " it, the consensus."

  static let topHelp =
    "How many figures a year or other step to tell of; tables show 3 unless told, charts 8, CSV and JSON all."

  @OptionGroup var chronicle: ChronicleArgument
  @OptionGroup var range: TimeRangeArguments
  @OptionGroup var filter: SnapshotArguments
  @OptionGroup var whole: OfWholeArgument
  @OptionGroup var kinds: KindsArgument

  @OptionGroup var wanted: TimelineFiguresArgument

  @OptionGroup var ties: TiesArgument
  @OptionGroup var chosen: MeasuresArgument<TimelineCommand>
  @OptionGroup var null: NullArguments
  @OptionGroup(in: .chance) var seed: SeedArgument
  @OptionGroup var drawing: TimelineDrawingArguments
  @OptionGroup var top: TopArgument<TimelineCommand>
  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  func validate() throws {
    try null.requireText(output)
    if !output.isPicture {
      try drawing.picture.requireAbsent()
      if drawing.chart != nil {
        throw ValidationError("--chart is for pictures; name one with -o, such as -o ranks.svg.")
      }
    }
  }

  func run() async throws { try await drawing.picture.inFont(answer) }

  private func answer() async throws {
    let phases = Phases(timings)
    let (chronicle, steps, options) = try load(
      phases, needsWhole: null.needsWhole, allFigures: true, ties: ties.ties,
      ofWhole: whole.isGiven)
    if output.isPicture { try ChartLimits.check(steps, on: drawing.picture.size) }
    var figures: [Figure] = []
    for text in wanted.texts {
      let figure = try FigureArgument.figure(text: text, in: chronicle)
      if !figures.contains(figure) { figures.append(figure) }
    }
    let circles = chronicle.sweep(steps: steps, options: options)
    let asked = whole.asked(circles)
    let answers = asked.lazy.map { snapshot, shown in
      var answer = CentralAnswer(
        snapshot: snapshot, measures: chosen.measures, ties: ties.ties,
        options: chosen.parameters.options)
      if let shown { answer.keep(only: shown.ids) }
      return answer
    }
    Console.current.remark(of: [
      MissingTies.note(signsFor: chosen.measures, in: circles, of: "\(steps)")
    ])
    Console.current.remark(of: absences(of: figures, in: circles))
    let only = figures.isEmpty ? nil : Set(figures.map(\.id))
    let questions = asked.lazy.map { snapshot, shown in
      let question = NullQuestion.centrality(
        measures: chosen.measures, ties: ties.ties, options: chosen.parameters.options,
        top: top.count ?? 10, among: only ?? shown?.ids)
      return (snapshot: snapshot, question: question)
    }
    let tests = try null.tests(
      of: questions, from: chronicle, in: steps, seed: seed.seed, phases: phases)
    let doing = "Going through the \(steps.unit.plural)"
    if let path = output.picture {
      let file = try await PictureFile(path, page: drawing.picture.size)
      let all = try phases(phase: .compute, doing: doing) { Array(answers) }
      let bytes = try await phases(phase: .render, doing: "Drawing") {
        try await file.draw(
          picture(of: circles, answers: all, highlighted: figures))
      }
      return try phases.write(bytes, to: path)
    }
    try output.requireTextName()
    if let format = RowFormat(rawValue: output.format.rawValue) {
      let rows = TimelineRows(
        steps: steps, ties: ties.ties, answers: answers, figures: figures, top: top.count,
        tests: tests)
      return try phases(phase: .compute, doing: doing) {
        try rows.write(as: format, to: output.output)
      }
    }
    let answer = try phases(phase: .compute, doing: doing) {
      TimelineAnswer(
        steps: steps, ties: ties.ties, answers: answers, figures: figures, top: top.count,
        tests: tests)
    }
    try phases(phase: .write, doing: "Writing") { try answer.emitText(to: output.output) }
  }
}
