#include <stddef.h>
#include <stdint.h>

/// Searches for inputs at which `run` stops, as the arguments say; libFuzzer brings no header of its own.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*run)(const uint8_t *data, size_t size));
