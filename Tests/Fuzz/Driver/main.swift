// One target's fuzzing, as the environment's TARGET names it; Tests/Fuzz/fuzz.py runs this for each.
//
//   Fuzz seeds FOLDER                  writes inputs that the project's own writers make
//   Fuzz replay SECONDS KEPT FOLDER…   tries the files in the folders, then mutations of them
//   Fuzz …                             hands the arguments to libFuzzer, where it was built with it

import FuzzTargets
import TestSupport

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

guard let target = Trial.target else {
  print("TARGET is none of \(FuzzTarget.all.map(\.name).joined(separator: ", "))")
  exit(2)
}
let words = CommandLine.arguments
if words.count == 3, words[1] == "seeds" {
  for (index, seed) in try target.seeds().enumerated() {
    try write(seed, to: "\(words[2])/written-\(index)")
  }
} else if words.count > 3, words[1] == "replay", let seconds = Double(words[2]) {
  var replay = Replay(target: target, keptPath: words[3], inputs: try words[4...].flatMap(inputs))
  try replay.run(for: .seconds(seconds))
  print("inputs: \(replay.count)")
} else {
  #if LIBFUZZER
    exit(Trial.search())
  #else
    print("built without libFuzzer; expected seeds or replay")
    exit(2)
  #endif
}

/// The files in a folder, in the order of their names.
func inputs(in folder: String) throws -> [[UInt8]] {
  try names(in: folder).map { try bytes(of: "\(folder)/\($0)") }
}
