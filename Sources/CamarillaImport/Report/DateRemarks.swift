import Camarilla

/// What is to be told of a table's dates that were read although they are not plain EDTF: each text once,
/// at the place where it first stands.
///
/// Cells are read through a table that is only borrowed, hence a class.
final class DateRemarks {
  private(set) var problems: [Problem] = []
  private var told: Set<String> = []

  func add(_ remark: DateRemark, at location: Problem.Location) {
    guard told.insert(remark.text).inserted else { return }
    problems.append(
      Problem(
        severity: .warning, rule: .dateNotation, message: remark.description, location: location,
        text: remark.text,
        expected: "a date in EDTF", suggestion: remark.reading))
  }
}
