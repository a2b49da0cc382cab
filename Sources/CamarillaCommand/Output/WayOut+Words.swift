import Camarilla
import CamarillaExplorer
import CamarillaFormats

// Errors of the library say what is the matter; here they get the options and commands by which one goes on.

extension Problem {
  /// The same with what the command offers, said once.
  var offering: Problem {
    guard let wayOut else { return self }
    var problem = self
    problem.message += "; " + wayOut.words
    problem.wayOut = nil
    return problem
  }
}

extension Problem.WayOut {
  fileprivate var words: String {
    switch self {
    case .retractWithRelationships:
      "--with-relationships retracts them too, and `camarilla store merge-figures` moves them to another figure"
    case .retractWithCitations:
      "--with-citations takes it out of them too, and `camarilla store merge-sources` has them cite another"
    case .retract: "`camarilla store retract` takes out what is wrong"
    case .acceptUnrelated: "--anyway adds them all the same"
    case .rewriteStore: "`camarilla convert` to a new store sets it right"
    case .recode(let encoding):
      "`camarilla clean --encoding \(encoding)` saves it so, and `camarilla import` reads it with"
        + " 'table: {encoding: \(encoding)}' in its mapping"
    }
  }
}

extension FormatsError {
  /// What it says, with what the command offers.
  var offering: String {
    switch self {
    case .wouldReplace: "\(self), or --replace"
    case .foreignTable(let path, _):
      "\(self) — `camarilla clean \(path) --map MAPPING -o OUT` cleans columns of other names, and"
        + " `camarilla import` reads them, by a mapping (Documentation/IMPORTING.md)"
    default: description
    }
  }
}

extension ExplorerError {
  /// What it says, with the option by which a port is asked for.
  var offering: String {
    switch self {
    case .portInUse, .portPrivileged: "\(self) (--port)"
    case .noSuchAddress, .cannotListen: description
    }
  }
}
