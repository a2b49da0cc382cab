import ArgumentParser
import Camarilla
import CamarillaFormats

/// Arguments of which the parser says no more than that it can't use them, where it can be said what was expected.
enum MisreadArguments {
  /// What a person is told in place of the parser's message; nil where that says all that there is to say.
  static func explained(_ error: any Error, arguments: [String]) -> CommandFailure? {
    let message = RootCommand.message(for: error)
    return number(in: message, arguments: arguments)
      ?? range(in: message, arguments: arguments).map {
        CommandWords.misuse(of: arguments, message: $0)
      }
  }

  /// A number as people write it, at an option that takes plain ones: `0,4`, `40%`.
  private static func number(in message: String, arguments: [String]) -> CommandFailure? {
    let parts = message.split(separator: "' is invalid for '")
    // What reads an option's text itself says behind a colon what was expected.
    guard parts.count == 2, parts[0].hasPrefix("The value '"), parts[1].hasSuffix("'") else {
      return nil
    }
    let text = String(parts[0].dropFirst("The value '".count))
    let option = String(parts[1].prefix { $0 != " " && $0 != "'" })
    // `<n>` is a count, `<x>` any number.
    let isCount = parts[1].contains("<n>")
    let readings = MeantNumber(text).readings.filter {
      $0 != text && !(isCount && Int($0) == nil)
    }
    guard !readings.isEmpty else { return nil }
    return CommandWords.misuse(
      of: arguments,
      message: "the value '\(text)' is invalid for '\(option)'; expected a plain number"
        + Suggestion(readings).hintOfDates
    ).about(
      String(option.drop { $0 == "-" || $0 == "<" }.prefix { $0 != ">" }), text: text,
      readings: readings)
  }

  /// Two times behind a command that asks for a range by options.
  private static func range(in message: String, arguments: [String]) -> String? {
    guard message.lowercased().contains("unexpected argument"),
      let (command, rest) = CommandWords.command(in: arguments),
      let options = CommandDescription(of: command)?.options, options["from"] != nil,
      options["to"] != nil
    else { return nil }
    let times = rest.prefix { !$0.hasPrefix("-") && TimeArgument($0) != nil }
    guard times.count == 2 else { return nil }
    return
      "'\(times[0])' and '\(times[1])' stand by themselves; expected a range by --from and --to"
      + Suggestion.hint(offering: "--from \(times[0]) --to \(times[1])")
  }
}
