import ArgumentParser
import Camarilla
import CamarillaExplorer
import CamarillaFormats
import CamarillaStore

struct ExploreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explore",
    abstract: "Serve a page to look through a chronicle in a browser.",
    discussion: """
      Prints the address to open, opens it in the browser, and serves it until Ctrl-C, to this machine alone. The \
      address holds a token; whoever has it may ask everything the commands answer about the chronicle, and change \
      nothing without --edit. A chronicle with errors opens too: the page shows what validate says. \
      Documentation/EXPLORER.md has the interface for programs.

      Examples:
        camarilla explore
        camarilla explore my-chronicle --year 1926-05
        camarilla explore my.camarilla --edit --port 8080 --no-open
      """)

  @OptionGroup var file: ServedChronicleArgument

  @Option(
    help: ArgumentHelp(
      "Where the page opens: a year or another time, \(TimeArgument.examples).", valueName: "year"),
    transform: TimeArgument.parse)
  var year: TimeArgument?

  @Flag(
    help: "Let the page change the chronicle, a store; of anything else the page makes one first.")
  var edit = false

  @Flag(help: "Let the page change nothing, as without --edit.")
  var readOnly = false

  @Option(
    help: ArgumentHelp(
      "The port to listen on, or the next one that is free; unless told, one that a chronicle has at each start.",
      valueName: "port"))
  var port: UInt16?

  @Option(
    help: ArgumentHelp(
      "The address of this machine to listen on, in numbers. At any but 127.0.0.1 and ::1 other machines reach"
        + " the page, unencrypted; who has the token is let in.", valueName: "address"),
    transform: { text in
      guard let address = ExplorerAddress(host: text, port: 0) else {
        throw ValidationError(
          "'\(text)' is no address; expected one of this machine in numbers, such as 127.0.0.1, 192.168.1.5,"
            + " ::1 or 0.0.0.0 for all of them.")
      }
      return address
    })
  var listen: ExplorerAddress?

  @Flag(help: "Print the address and open no browser.")
  var noOpen = false

  func validate() throws {
    if edit, readOnly {
      throw ValidationError("--edit and --read-only were both given; expected one of them.")
    }
  }

  func run() async throws {
    Interrupts.endServing()
    let chronicles = LoadedChronicles()
    let console = Console.current
    do {
      // What can't be found or read is told here rather than in a browser. A store is read as far as it is asked about;
      // of anything else the first question need not wait.
      if let path = file.chronicle.chronicle, ChronicleStore.isStore(path) {
        _ = try ChronicleStore(path: path).revision()
      } else {
        _ = try LoadedChronicles.$current.withValue(chronicles) { try file.chronicle.load() }
      }
    } catch let error as FormatsError {
      guard case .invalid = error else { throw error }
      _ = CamarillaTool.report(error)
      console.note("camarilla: the page lists the problems; mend them and load it anew")
    }
    let responder = ExplorerResponder(
      chronicle: file.chronicle.chronicle, readingWords: file.chronicle.graphFile.words,
      chronicles: chronicles, canEdit: edit)
    var address = listen ?? ExplorerAddress.local
    address.port = port ?? 0
    address.firstPort = UsualPort.port(ofChronicleAt: file.chronicle.chronicle)
    let explorer = Explorer(
      address: address, token: Explorer.randomToken(),
      place: year?.time.period.percentEncoded ?? "", changing: ExplorerResponder.changing,
      light: ExplorerResponder.light
    ) {
      await responder.answer(to: $0)
    }
    do {
      try await explorer.serve { [address, port, noOpen] start in
        if let port, port != 0, start.port != port {
          console.note("camarilla: port \(port) is in use; serving on \(start.port)")
        }
        if !address.isLoopback {
          let place =
            address.isEveryAddress
            ? "under each of this machine's addresses, in numbers, at port \(start.port) and with the token below"
            : "at the address below"
          console.note(
            "camarilla: other machines reach this page \(place). Whoever has the token may ask everything, and what is"
              + " sent is not encrypted: hand it to people you trust")
        }
        try console.write("camarilla: \(start.url)\n")
        if !noOpen { Browser.open(start.url, console: console) }
      }
    } catch let error as ExplorerError {
      throw CommandFailure(status: .ioError, message: error.offering)
    }
  }
}
