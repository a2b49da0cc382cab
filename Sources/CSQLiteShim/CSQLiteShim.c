#include "CSQLiteShim.h"

int camarilla_set_defensive(sqlite3 *connection) {
  return sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
}

int camarilla_set_checkpoint_on_close(sqlite3 *connection, bool moves) {
  return sqlite3_db_config(connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, !moves, (int *)0);
}
