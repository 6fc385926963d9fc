#include "floor.h"
#include "rows.h"

#include <stddef.h>

int floor_bulk(const char *path, int events, int per_transaction, int data_bytes, int households, double *seconds) {
    Writer writer;
    int code = open_writer(&writer, path, data_bytes, households);
    double start = seconds_now();
    for (int done = 0; done < events && !code; done += per_transaction) {
        code = begin_group(&writer);
        for (int i = 0; i < per_transaction && !code; i++) code = write_event(&writer, 1764000000000);
        if (!code) code = run_statement(writer.commit);
    }
    *seconds = seconds_now() - start;
    close_writer(&writer);
    return code;
}

int floor_scan(const char *path, int64_t *rows, int64_t *bytes, double *seconds) {
    sqlite3 *db;
    sqlite3_stmt *scan = NULL;
    int code = sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL);
    if (!code) code = sqlite3_exec(db, "PRAGMA mmap_size = 1073741824", NULL, NULL, NULL);
    double start = seconds_now();
    if (!code)
        code = sqlite3_prepare_v2(db,
                                  "SELECT position, id, type, recorded_at, actor, cause, correlation, data"
                                  " FROM events ORDER BY position",
                                  -1, &scan, NULL);
    int64_t sum = 0, count = 0;
    while (!code && (code = sqlite3_step(scan)) == SQLITE_ROW) {
        code = SQLITE_OK;
        count++;
        sum += sqlite3_column_int64(scan, 0) + sqlite3_column_int64(scan, 2) + sqlite3_column_int64(scan, 3);
        static const int texts[] = {1, 4, 5, 6, 7};
        for (int i = 0; i < 5; i++) {
            const unsigned char *text = sqlite3_column_text(scan, texts[i]);
            int length = sqlite3_column_bytes(scan, texts[i]);
            for (int at = 0; at < length; at += 64) sum += text[at];
        }
        *bytes += sqlite3_column_bytes(scan, 7);
    }
    *seconds = seconds_now() - start;
    // The sum is used, so that nothing above is left out by the compiler.
    *rows = sum == INT64_MIN ? 0 : count;
    sqlite3_finalize(scan);
    sqlite3_close(db);
    return code == SQLITE_DONE ? SQLITE_OK : code;
}
