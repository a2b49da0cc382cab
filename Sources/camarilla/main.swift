import CamarillaCommand

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

Interrupts.install()
exit(await CamarillaTool.run(Array(CommandLine.arguments.dropFirst())))
