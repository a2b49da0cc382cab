import ArgumentParser
import Camarilla
import CamarillaFormats
import CamarillaStore

struct StoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "store",
    abstract: "Make a store, edit it with an undo history, and search it.",
    discussion: """
      A store is a chronicle in one file (.camarilla). Every edit is checked and made whole or not at \
      all, and can be undone.

      Examples:
        camarilla store import my-chronicle --store x.camarilla
        camarilla store import --add may.csv --store x.camarilla
        camarilla store add alliance stalin kirov 1926/1934-12-01 --store x.camarilla
        camarilla store amend r12 --when 1927 --because "the minutes say so" --store x.camarilla
        camarilla store merge-figures zinovev zinoviev --store x.camarilla
        camarilla store undo --store x.camarilla
      """,
    subcommands: [
      StoreImportCommand.self, StoreAddCommand.self, StoreAddRowCommand<Figure>.self,
      StoreAddRowCommand<Source>.self, StoreAmendCommand.self, StoreAmendRowCommand<Figure>.self,
      StoreAmendRowCommand<Source>.self, StoreMergeRowsCommand<Figure>.self,
      StoreMergeRowsCommand<Source>.self, StoreRetractCommand.self,
      StoreRetractRowCommand<Figure>.self, StoreRetractRowCommand<Source>.self,
      StoreUndoCommand.self, StoreRedoCommand.self, StoreHistoryCommand.self,
      StoreSearchCommand.self,
    ])
}

/// `--store`: the file that is edited or searched.
struct StoreArgument: SectionedArguments {
  static let section = HelpSection.chronicle

  @Option(
    help: ArgumentHelp("The store, a .camarilla file.", valueName: "file"), completion: .file(),
    transform: Input.declared)
  var store: String
}
