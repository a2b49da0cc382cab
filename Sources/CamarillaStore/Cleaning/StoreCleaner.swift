import Camarilla
import CamarillaFormats

/// Finds out what of a store is to be repaired.
struct StoreCleaner {
  private let chronicle: Chronicle
  private var log: CleaningLog
  private var edit = CleaningEdit()

  init(_ chronicle: Chronicle, answers: CleaningAnswers) {
    self.chronicle = chronicle
    log = CleaningLog(answers: answers)
  }

  mutating func cleaning() throws(FormatsError) -> StoreCleaning {
    let merges = try mergedFigures()
    cleanFigures(merges)
    cleanSources()
    cleanRelationships(merges)
    log.answers.check(against: chronicle)
    try log.answers.diagnostics.check()
    var cleaning = StoreCleaning()
    (cleaning.changes, cleaning.doubts, cleaning.edit) = (log.changes, log.doubts, edit)
    cleaning.answersDone = log.answers.doneCount
    cleaning.problems = try remainingProblems()
    return cleaning
  }

  /// Repairs a text of a row: what is certain, what a person accepted; returns the text that is to stand there.
  ///
  /// - Parameters:
  ///   - isName: whether blanks within it are put right.
  ///   - repair: what is to be done with the text otherwise.
  ///   - isValid: whether an accepted text can stand there.
  private mutating func repaired(
    _ text: String, in table: Problem.Subject.Table, row: String, column: String,
    isName: Bool = false, repair: (String) -> Repair? = { _ in nil },
    isValid: (String) -> Bool = { !$0.isEmpty }
  ) -> String {
    var correction = Correction(
      file: table.rawValue, row: row, column: column, text: text, proposal: text,
      status: .certain, rule: .strayBlanks, reason: "")
    if isName, let blank = text.oddBlank {
      correction.proposal = text.withoutOddBlanks
      correction.reason = "it had \(blank) in it"
      log.change(correction)
      (correction.text, correction.reason) = (correction.proposal, "accepted by a person")
    }
    let repair = repair(correction.text)
    if let repair {
      (correction.proposal, correction.rule, correction.reason) =
        (repair.proposal, repair.rule, repair.reason)
    }
    let answer = log.answers.answer(to: correction.key)
    if let answer, answer.isAccepted {
      guard isValid(answer.proposal) else {
        log.answers.refuse(
          answer, inColumn: column,
          expected: repair.map { "such as \($0.proposal)" } ?? "another text")
        return correction.text
      }
      (correction.proposal, correction.status) = (answer.proposal, .accepted)
    } else if let repair, !repair.isCertain {
      correction.status = .doubtful
      log.doubt(correction)
      return correction.text
    }
    if correction.proposal != correction.text { log.change(correction) }
    return correction.proposal
  }

  // MARK: Figures

  /// The figures that are given up, each with the one that is kept; and the doubts about the others.
  private mutating func mergedFigures() throws(FormatsError) -> [Figure.ID: Figure.ID] {
    for twin in chronicle.twins() {
      log.doubt(
        twin, file: Problem.Subject.Table.figures.rawValue, row: twin.figure.rawValue, column: "id")
    }
    let answered = log.answers.answers(inFile: "figures", column: "id")
    var merges: [Figure.ID: Figure.ID] = [:]
    let resolved = log.answers.resolved(answered)
    for (id, answer) in resolved.sorted(by: { $0.key < $1.key }) {
      let (figure, kept) = (Figure.ID(id), Figure.ID(answer.proposal))
      guard chronicle.figure(id: figure) != nil, figure != kept else { continue }
      guard chronicle.figure(id: kept) != nil else {
        log.answers.diagnostics.add(
          .error(
            "unknown figure '\(shortened(answer.proposal))'", rule: .unknownFigure,
            at: answer.proposalLocation, text: answer.proposal, expected: "the id of a figure",
            suggestion: Suggestion(
              nearestTo: answer.proposal, among: chronicle.figures.map(\.id.rawValue))))
        continue
      }
      merges[figure] = kept
      checkTies(figure, into: answer, merges: resolved)
    }
    log.forgetDoubts { merges[Figure.ID($0.text)] != nil && $0.column == "id" }
    return merges
  }

  /// Tells of a merging that would tie a figure to itself.
  private mutating func checkTies(
    _ id: Figure.ID, into answer: CleaningAnswers.Answer, merges: [String: CleaningAnswers.Answer]
  ) {
    let tied = chronicle.relationships.first { relationship in
      func end(_ id: Figure.ID) -> Figure.ID {
        merges[id.rawValue].map { Figure.ID($0.proposal) } ?? id
      }
      let (source, target) = (end(relationship.source), end(relationship.target))
      return source == target && (relationship.source == id || relationship.target == id)
    }
    guard let tied else { return }
    log.answers.diagnostics.add(
      .error(
        "'\(shortened(id.rawValue))' is tied to '\(shortened(answer.proposal))' by relationship '\(tied.id)', so the two"
          + " can't be one", rule: .selfRelationship, at: answer.location, text: id.rawValue,
        expected: "two figures, or that relationship to be retracted first"))
  }

  private mutating func cleanFigures(_ merges: [Figure.ID: Figure.ID]) {
    let ids = Set(chronicle.figures.map(\.id))
    var taken: [Figure.ID: [Figure]] = [:]
    for figure in chronicle.figures {
      if let kept = merges[figure.id] { taken[kept, default: []].append(figure) }
    }
    for figure in chronicle.figures {
      if let kept = merges[figure.id] {
        log.change(
          Correction(
            file: "figures", row: figure.id.rawValue, column: "id", text: figure.id.rawValue,
            proposal: kept.rawValue,
            status: .accepted, rule: .similarNames, reason: "the two are one figure"))
        edit.figures.append(CleaningEdit.Change(before: figure, after: nil))
        continue
      }
      var cleaned = figure
      let id = figure.id.rawValue
      let hasOwnName = figure.name != id
      if !ids.contains(Figure.ID(id.withoutOddBlanks)) || id.oddBlank == nil {
        cleaned.id = Figure.ID(tidied(id, of: figure, column: "id"))
      }
      cleaned.name =
        hasOwnName ? tidied(figure.name, of: figure, column: "name") : cleaned.id.rawValue
      cleaned.born = figure.born.map { date($0, of: figure, column: "born") }
      cleaned.died = figure.died.map { date($0, of: figure, column: "died") }
      for other in taken[figure.id] ?? [] { take(other, into: &cleaned) }
      guard cleaned != figure else { continue }
      edit.figures.append(CleaningEdit.Change(before: figure, after: cleaned))
    }
    // What is taken out goes last, as what is put back on undoing comes first.
    edit.figures =
      edit.figures.filter { $0.after != nil } + edit.figures.filter { $0.after == nil }
  }

  private mutating func tidied(_ text: String, of figure: Figure, column: String) -> String {
    guard text.oddBlank != nil else { return text }
    return repaired(text, in: .figures, row: figure.id.rawValue, column: column, isName: true)
  }

  private mutating func date(
    _ date: HistoricalDate, of figure: Figure, column: String
  ) -> HistoricalDate {
    let text = repaired(
      date.tableText, in: .figures, row: figure.id.rawValue, column: column,
      repair: { Repair(ofDate: $0, in: .date) }, isValid: DateColumn.date.accepts)
    return (try? HistoricalDate.reading(text).date) ?? date
  }

  /// Has a figure say what another says whom it is merged with, where it says nothing itself.
  private mutating func take(_ other: Figure, into figure: inout Figure) {
    func note(_ column: String, _ text: String) {
      log.change(
        Correction(
          file: "figures", row: figure.id.rawValue, column: column, text: "", proposal: text,
          status: .accepted, rule: .similarNames,
          reason: "taken over from '\(other.id)', which is merged into '\(figure.id)'"))
    }
    for field in Figure.fields where !field.isNeverBlank {
      guard field.told(figure) == nil, let text = field.told(other) else { continue }
      field.copy(from: other, to: &figure)
      note(field.name, text)
    }
    for attribute in other.attributes
    where !figure.attributes.contains(where: { $0.name == attribute.name }) {
      figure.attributes.append(attribute)
      note(attribute.name, attribute.value)
    }
  }

  // MARK: Sources and relationships

  private mutating func cleanSources() {
    for source in chronicle.sources where source.title.oddBlank != nil {
      var cleaned = source
      cleaned.title = repaired(
        source.title, in: .sources, row: source.id, column: "title", isName: true)
      edit.sources.append(CleaningEdit.Change(before: source, after: cleaned))
    }
  }

  private mutating func cleanRelationships(_ merges: [Figure.ID: Figure.ID]) {
    var vocabulary = Vocabulary(
      of: "source", rule: .unknownCitation, names: chronicle.sources.map(\.id), aliases: [],
      trustsSlips: false)
    let isCited = !chronicle.sources.isEmpty
    for relationship in chronicle.relationships {
      var cleaned = relationship
      cleaned.source = merges[relationship.source] ?? relationship.source
      cleaned.target = merges[relationship.target] ?? relationship.target
      for (column, before, after) in [
        ("source", relationship.source, cleaned.source),
        ("target", relationship.target, cleaned.target),
      ] where before != after {
        log.change(
          Correction(
            file: "relationships", row: relationship.id, column: column, text: before.rawValue,
            proposal: after.rawValue, status: .accepted, rule: .similarNames,
            reason: "'\(before)' is merged into '\(after)'"))
      }
      let when = repaired(
        relationship.when.tableText, in: .relationships, row: relationship.id, column: "when",
        repair: { Repair(ofDate: $0, in: .period) }, isValid: DateColumn.period.accepts)
      cleaned.when = (try? Period.reading(when).period) ?? relationship.when
      if isCited, relationship.citations.contains(where: { !vocabulary.contains($0.source) }) {
        let citation = relationship.citations.map(\.description).joined(separator: ";")
        let text = repaired(
          citation, in: .relationships, row: relationship.id, column: "citation",
          repair: { vocabulary.repair(ofCitations: $0) })
        if text != citation { cleaned.citations = Citation.list(text) }
      }
      guard cleaned != relationship else { continue }
      edit.relationships.append(CleaningEdit.Change(before: relationship, after: cleaned))
    }
  }

  // MARK: Afterwards

  /// What is doubtful once all changes are made.
  private func remainingProblems() throws(FormatsError) -> [Problem] {
    if edit.isEmpty { return chronicle.warnings }
    var builder = Chronicle.Builder(title: chronicle.title)
    for kind in chronicle.kinds { builder.add(kind) }
    let figures = Dictionary(edit.figures.map { ($0.before.id, $0.after) }) { first, _ in first }
    let sources = Dictionary(edit.sources.map { ($0.before.id, $0.after) }) { first, _ in first }
    let claims = Dictionary(edit.relationships.map { ($0.before.id, $0.after) }) { first, _ in first
    }
    for figure in chronicle.figures {
      if let figure = figures[figure.id] ?? figure { builder.add(figure) }
    }
    for source in chronicle.sources { builder.add((sources[source.id] ?? source) ?? source) }
    for relationship in chronicle.relationships {
      var relationship = (claims[relationship.id] ?? relationship) ?? relationship
      relationship.source = figures[relationship.source]??.id ?? relationship.source
      relationship.target = figures[relationship.target]??.id ?? relationship.target
      builder.add(relationship)
    }
    do throws(InvalidChronicle) {
      return try builder.built().warnings
    } catch {
      throw .invalid(error)
    }
  }
}
