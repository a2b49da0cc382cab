import ArgumentParser
import Camarilla
import CamarillaExplorer
import CamarillaFormats

struct ExploreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explore",
    abstract: "Serve a page to look through a chronicle in a browser.",
    discussion: """
      Prints the address to open and serves it until Ctrl-C, to this machine alone. The address holds a token; \
      whoever has it may ask everything the commands answer about the chronicle, and change nothing. \
      Documentation/EXPLORER.md has the interface for programs.
      """)

  @OptionGroup var file: ChroniclePathArgument

  @Option(
    help: ArgumentHelp("The port to listen on; any that is free unless told.", valueName: "port"))
  var port: UInt16 = 0

  func run() async throws {
    let chronicles = LoadedChronicles()
    // An error in the chronicle is told here rather than in a browser, and the first question need not wait.
    _ = try LoadedChronicles.$current.withValue(chronicles) { try file.chronicle.load() }
    let responder = CommandResponder(
      chronicle: file.chronicle.chronicle, chronicles: chronicles)
    let explorer = Explorer(port: port, token: Explorer.randomToken()) {
      await responder.answer(to: $0)
    }
    let console = Console.current
    do {
      try await explorer.serve { try console.write("camarilla: \($0)\n") }
    } catch let error as ExplorerError {
      throw CommandFailure(status: .ioError, message: "\(error)")
    }
  }
}
