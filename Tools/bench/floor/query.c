#include "floor.h"
#include <sqlite3.h>
#include <time.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

int floor_query(const char *path, const char *sql, int64_t *rows, double *seconds) {
    sqlite3 *db = 0;
    sqlite3_stmt *statement = 0;
    double start = now();
    int64_t touched = 0;
    int code = sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, 0);
    if (code == SQLITE_OK) code = sqlite3_prepare_v2(db, sql, -1, &statement, 0);
    *rows = 0;
    while (code == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        int columns = sqlite3_column_count(statement);
        for (int column = 0; column < columns; column++) {
            sqlite3_column_text(statement, column);
            touched += sqlite3_column_bytes(statement, column);
        }
        *rows += 1;
        code = SQLITE_OK;
    }
    sqlite3_finalize(statement);
    sqlite3_close(db);
    *seconds = now() - start;
    return code == SQLITE_DONE && touched >= 0 ? 0 : code;
}
