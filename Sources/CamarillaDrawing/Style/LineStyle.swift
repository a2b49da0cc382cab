import Camarilla

/// How a line of a chart looks.
struct LineStyle: Equatable, Sendable {
  var ink: Ink
  var width: Double
  var line = EdgeStyle.Line.solid
}

extension Theme {
  /// How many lines of a chart are told apart by color, or without color by lightness and pattern.
  static let distinctLines = 8

  /// How many lines can be told apart at all: in color each hue also dashed.
  package var mostLines: Int { self == .grey ? Self.distinctLines : 2 * Self.distinctLines }

  /// The style of one of the lines that are told apart; the first are the most striking.
  func lineStyle(of number: Int) -> LineStyle {
    let styles: [LineStyle]
    switch self {
    case .light:
      styles = [
        "#0072B2", "#D55E00", "#009E73", "#A8467E", "#B57900", "#4D4D4D", "#3D9BD1", "#8A5424",
      ].map { LineStyle(ink: Ink($0), width: 2.4) }
    case .grey:
      styles = [
        LineStyle(ink: Ink("#000000"), width: 2.8),
        LineStyle(ink: Ink("#000000"), width: 2.0, line: .dashed),
        LineStyle(ink: Ink("#7A7A7A"), width: 3.2),
        LineStyle(ink: Ink("#000000"), width: 2.2, line: .dotted),
        LineStyle(ink: Ink("#6E6E6E"), width: 2.0, line: .dashed),
        LineStyle(ink: Ink("#3A3A3A"), width: 1.4),
        LineStyle(ink: Ink("#6E6E6E"), width: 2.6, line: .dotted),
        LineStyle(ink: Ink("#4A4A4A"), width: 1.2, line: .dashed),
      ]
    case .dark:
      styles = [
        "#56B4E9", "#F0803C", "#2CC79A", "#E39AC7", "#F0B429", "#C3CBD3", "#9CCB74", "#E0A374",
      ].map { LineStyle(ink: Ink($0), width: 2.4) }
    }
    var style = styles[number % styles.count]
    if self != .grey, number % mostLines >= styles.count { style.line = .dashed }
    return style
  }

  /// Lines that make the ground on which others stand out.
  var groundLine: LineStyle { LineStyle(ink: groundInk, width: 1.1) }

  /// Names of such lines.
  var groundText: Ink { Ink(self == .dark ? "#8D97A2" : "#757575") }

  private var groundInk: Ink { Ink(self == .dark ? "#4C5660" : "#C2C2C2") }

  /// The rules behind a chart.
  var ruleInk: Ink { Ink(self == .dark ? "#2A3139" : "#E8E8E8") }
}

extension Theme {
  /// The ground of times in which there is nothing to show.
  var silentInk: Ink { Ink(self == .dark ? "#20262D" : "#F1F1F1") }

  /// What is said below a chart of that ground.
  func silentRemark(_ silent: [TimeStep], of steps: TimeSteps, what: String) -> String? {
    guard !silent.isEmpty, silent.count < steps.count else { return nil }
    return "\(self == .dark ? "lighter" : "gray") ground: \(steps.unit.plural) in which \(what)"
  }
}

/// How a line of a faction flow looks.
struct StreamStyle: Equatable, Sendable {
  var stream: Ink
  var block: Ink
  /// Around streams whose lightness alone would not tell them from the paper; nothing when nil.
  var outline: Ink?
  /// Of words on it.
  var text: Ink
}

extension Theme {
  /// Of the line whose color has that slot: as its boxes in a power graph, blocks a shade stronger.
  func streamStyle(at slot: Int) -> StreamStyle {
    let style = style(faction: slot)
    let isSpare = slot >= mostFactions / 2 || slot < 0
    let stream = isSpare ? style.border.mixed(with: paper, share: 0.8) : style.fill
    return StreamStyle(
      stream: stream, block: stream.mixed(with: style.border, share: 0.35),
      outline: self == .grey ? Ink("#5A5A5A") : nil,
      text: isSpare ? ink : style.text)
  }
}
