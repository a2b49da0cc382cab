import CamarillaCommand
import Dispatch

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

// Not `await` out here: then Dispatch would have begun already, which needs descriptors.
Descriptors.prepare()
Interrupts.install()
Task { exit(await CamarillaTool.run(Array(CommandLine.arguments.dropFirst()))) }
dispatchMain()
