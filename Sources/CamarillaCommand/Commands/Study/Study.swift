import Camarilla

/// Questions that are asked of chronicles together, each with the file that its answer goes to: all tables and
/// pictures of a paper.
struct Study {
  /// What a file of questions is for.
  enum Purpose {
    /// To write the answers to files, one for each question.
    case study
    /// To ask the questions of each step of time.
    case sweep

    /// What such a file is.
    var noun: String {
      switch self {
      case .study: "a study"
      case .sweep: "questions"
      }
    }

    /// Who sees to what no question sets.
    var owner: String {
      switch self {
      case .study: "study"
      case .sweep: "sweep"
      }
    }

    /// The names of the commands that its questions may ask.
    var commands: [String] {
      switch self {
      case .study: CommandDescription.namesOfAnswering
      case .sweep:
        CommandDescription.answering.filter { TimePlace.exists(in: $0) }.map(\.name)
      }
    }

    /// What such a file holds.
    var expectedKeys: String {
      switch self {
      case .study: "one of \(keys.joined(separator: ", "))"
      case .sweep:
        "a list of questions, each with - before it, or one of \(keys.joined(separator: ", "))"
      }
    }

    /// The keys of the file.
    var keys: [String] {
      let common = ["settings", "selections", "questions"]
      return switch self {
      case .study: ["title", "chronicle", "inputs"] + common + ["pictures"]
      case .sweep: common
      }
    }

    /// The keys of a question, besides its command's options.
    var questionKeys: [String] {
      switch self {
      case .study: ["file", "ask", "selection"]
      case .sweep: ["ask", "selection"]
      }
    }
  }

  /// What a question is asked with: an option of its command by its long name.
  struct Setting {
    var name: String
    var values: [String]
    var location: Problem.Location
    var valueLocation: Problem.Location
  }

  /// A file that is read, with the digest that it should have, if the study tells one.
  struct Input {
    var path: String
    var digest: String?
    var location: Problem.Location
  }

  /// A command, and the file that its answer goes to.
  struct Question {
    var file: String
    var fileLocation: Problem.Location
    /// The command and what stands behind it: `diff`, `1925`, `1927`.
    var words: [String]
    var askLocation: Problem.Location
    var settings: [Setting]
    /// The name of the selection whose settings hold for it too.
    var selection: (name: String, location: Problem.Location)?
    var location: Problem.Location
  }

  let purpose: Purpose
  var title: String?
  var inputs: [Input] = []
  /// What holds for every question whose command has such an option.
  var settings: [Setting] = []
  /// Settings under names, for questions to take together.
  var selections: [String: [Setting]] = [:]
  var questions: [Question] = []
}
