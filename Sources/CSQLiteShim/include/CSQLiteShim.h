#ifndef CSQLITE_SHIM_H
#define CSQLITE_SHIM_H

#include <stdbool.h>
#include <sqlite3.h>

// What SQLite offers by functions of any number of arguments, which Swift can't call.

/// Keeps a connection from changing what SQLite keeps for itself (its schema, the tables behind an index of words),
/// whatever SQL asks for that. Returns SQLite's code.
int camarilla_set_defensive(sqlite3 *_Nonnull connection);

/// Says whether the last connection that closes a database moves its write-ahead log into the file. Returns
/// SQLite's code.
int camarilla_set_checkpoint_on_close(sqlite3 *_Nonnull connection, bool moves);

#endif
