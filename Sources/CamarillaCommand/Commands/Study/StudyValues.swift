import ArgumentParser
import Camarilla
import CamarillaFormats

/// Looks for values that options don't take before any question is asked: each command reads its arguments, and isn't
/// run.
enum StudyValues {
  /// What the commands of a study find wrong with their arguments, with the location of each value.
  static func faults(of commands: [StudyArguments.Command]) -> [Problem] {
    distinct(commands.flatMap { faults(of: $0) })
  }

  /// What a command finds wrong with its options alone, whatever else it needs.
  static func faultsOfSettings(of command: StudyArguments.Command) -> [Problem] {
    reading(command).faults
  }

  private static func faults(of command: StudyArguments.Command) -> [Problem] {
    let (faults, rest, removed) = reading(command)
    // What is missing only because its value is told as wrong already isn't told as missing.
    guard let rest, !removed.contains(where: { rest.contains("'--\($0)") }) else { return faults }
    return faults + [.unfitting(rest, at: command.question.askLocation)]
  }

  /// What is wrong with a command's settings, and what it says of the rest without those.
  private static func reading(
    _ command: StudyArguments.Command
  ) -> (faults: [Problem], rest: String?, removed: [String]) {
    var kept = command
    var faults: [Problem] = []
    var removed: [String] = []
    var rest = fault(in: kept)
    while let message = rest {
      // The option to blame is the one without which the command says something else, or nothing: most likely one
      // that it names.
      let named = kept.settings.indices.filter {
        message.contains("--\(kept.settings[$0].setting.name)")
      }
      let others = kept.settings.indices.filter { !named.contains($0) }
      guard
        let (index, left) = (named + others).lazy.map({ ($0, fault(in: kept.removing($0))) })
          .first(where: { $0.1 != message })
      else { break }
      faults.append(.unfitting(message, at: kept.settings[index].setting.valueLocation))
      removed.append(kept.settings[index].setting.name)
      kept = kept.removing(index)
      rest = left
    }
    let conditions = command.settings.flatMap { conditionFaults(in: $0.setting) }
    return (distinct(faults + conditions), rest, removed)
  }

  /// What several questions have in common is told once.
  private static func distinct(_ faults: [Problem]) -> [Problem] {
    struct Told: Hashable {
      let location: Problem.Location?
      let message: String
    }
    var told: Set<Told> = []
    return faults.filter { told.insert(Told(location: $0.location, message: $0.message)).inserted }
  }

  /// Conditions are asked of a chronicle, so the command reads them only with one.
  private static func conditionFaults(in setting: Study.Setting) -> [Problem] {
    guard setting.name == "where" else { return [] }
    return setting.values.compactMap { value in
      do throws(Selection.ConditionError) {
        _ = try Selection.Condition(parsing: value)
        return nil
      } catch {
        return .unfitting(
          "at position \(error.offset + 1) of '\(shortened(value))': \(error.message)",
          at: setting.valueLocation)
      }
    }
  }

  /// What a command says of its arguments, on one line; nil where they make sense to it.
  private static func fault(in command: StudyArguments.Command) -> String? {
    let file = command.question.file.isEmpty ? "answer.csv" : command.question.file
    let arguments = command.arguments + ["--output=\(file)"]
    // Files that are named are no claims of this command.
    return FileClaims.$current.withValue(FileClaims()) {
      do {
        _ = try CamarillaTool.command(of: arguments)
        return nil
      } catch let failure as CommandFailure {
        return failure.message
      } catch {
        return CamarillaTool.clarified(RootCommand.message(for: error))
      }
    }
  }
}

extension StudyArguments.Command {
  /// The same without one of its settings.
  fileprivate func removing(_ index: Int) -> Self {
    var command = self
    let removed = command.settings.remove(at: index).arguments
    command.arguments.removeSubrange(removed)
    for later in command.settings.indices
    where command.settings[later].arguments.lowerBound >= removed.upperBound {
      let range = command.settings[later].arguments
      command.settings[later].arguments =
        range.lowerBound - removed.count..<range.upperBound - removed.count
    }
    return command
  }
}

extension Problem {
  /// What a command says of a value, as a message of its own: the first letter small, without a full stop.
  fileprivate static func unfitting(_ said: String, at location: Location) -> Problem {
    var message = said.split(separator: "\n").joined(separator: " ")
    if message.hasSuffix(".") { message.removeLast() }
    if message.dropFirst().first?.isLowercase == true {
      message = message.prefix(1).lowercased() + message.dropFirst()
    }
    return .error(message, rule: .malformedValue, at: location)
  }
}
