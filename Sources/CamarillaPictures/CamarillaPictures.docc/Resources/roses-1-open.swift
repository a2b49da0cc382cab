import Camarilla
import CamarillaFiles

let chronicle = try Chronicle(opening: "roses")
for warning in chronicle.warnings { print(warning) }
