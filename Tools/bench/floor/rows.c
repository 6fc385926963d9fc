#include "rows.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

double seconds_now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int prepare(Writer *w, const char *sql, sqlite3_stmt **statement) {
    return sqlite3_prepare_v3(w->db, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL);
}

int run_statement(sqlite3_stmt *statement) {
    int code = sqlite3_step(statement);
    sqlite3_reset(statement);
    return code == SQLITE_DONE || code == SQLITE_ROW ? SQLITE_OK : code;
}

int open_writer(Writer *w, const char *path, int data_bytes, int households) {
    memset(w, 0, sizeof *w);
    w->random = 88172645463325252ull;
    w->households = households;
    w->data_bytes = data_bytes;
    w->data = malloc((size_t)data_bytes);
    memset(w->data, 'x', (size_t)data_bytes);
    memcpy(w->data, "{\"text\":\"", 9);
    memcpy(w->data + data_bytes - 2, "\"}", 2);
    w->tag_numbers = calloc((size_t)households, sizeof *w->tag_numbers);
    int code = sqlite3_open_v2(path, &w->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    if (code) return code;
    code = sqlite3_exec(w->db,
                        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000;"
                        "PRAGMA cache_size = -65536; PRAGMA mmap_size = 268435456;"
                        "INSERT OR IGNORE INTO types (id, name, version) VALUES (1, 'bench.written', 1)",
                        NULL, NULL, NULL);
    w->type = 1;
    if (!code)
        code = prepare(w,
                       "INSERT INTO events (position, id, type, recorded_at, actor, cause, correlation, data)"
                       " VALUES (?, ?, ?, ?, ?, ?, NULL, ?)",
                       &w->event);
    if (!code) code = prepare(w, "INSERT INTO tagged (tag, position, type) VALUES (?, ?, ?)", &w->tagged);
    if (!code) code = prepare(w, "INSERT INTO tags (tag) VALUES (?)", &w->tag);
    if (!code) code = prepare(w, "BEGIN IMMEDIATE", &w->begin);
    if (!code) code = prepare(w, "COMMIT", &w->commit);
    if (!code) code = prepare(w, "SELECT max(position) FROM events", &w->last);
    return code;
}

void close_writer(Writer *w) {
    sqlite3_finalize(w->event);
    sqlite3_finalize(w->tagged);
    sqlite3_finalize(w->tag);
    sqlite3_finalize(w->begin);
    sqlite3_finalize(w->commit);
    sqlite3_finalize(w->last);
    sqlite3_close(w->db);
    free(w->data);
    free(w->tag_numbers);
}

static void fresh_id(Writer *w, char id[26]) {
    static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    memcpy(id, "01ARYZ6S41", 10);
    for (int i = 10; i < 26; i++) {
        w->random ^= w->random << 13;
        w->random ^= w->random >> 7;
        w->random ^= w->random << 17;
        id[i] = alphabet[w->random & 31];
    }
}

int begin_group(Writer *w) {
    int code = run_statement(w->begin);
    if (code) return code;
    // Another process may have written meanwhile.
    if (sqlite3_step(w->last) == SQLITE_ROW) w->position = sqlite3_column_int64(w->last, 0);
    sqlite3_reset(w->last);
    return SQLITE_OK;
}

int write_event(Writer *w, int64_t recorded_at) {
    char id[26], cause[26], tag[36] = "household:";
    int household = (int)(w->random % (uint64_t)w->households);
    fresh_id(w, id);
    fresh_id(w, cause);
    if (!w->tag_numbers[household]) {
        fresh_id(w, tag + 10);
        sqlite3_bind_text(w->tag, 1, tag, 36, SQLITE_STATIC);
        int code = run_statement(w->tag);
        if (code) return code;
        w->tag_numbers[household] = sqlite3_last_insert_rowid(w->db);
    }
    w->position++;
    sqlite3_bind_int64(w->event, 1, w->position);
    sqlite3_bind_text(w->event, 2, id, 26, SQLITE_STATIC);
    sqlite3_bind_int64(w->event, 3, w->type);
    sqlite3_bind_int64(w->event, 4, recorded_at);
    sqlite3_bind_text(w->event, 5, "family", 6, SQLITE_STATIC);
    sqlite3_bind_text(w->event, 6, cause, 26, SQLITE_STATIC);
    sqlite3_bind_text(w->event, 7, w->data, w->data_bytes, SQLITE_STATIC);
    int code = run_statement(w->event);
    if (code) return code;
    sqlite3_bind_int64(w->tagged, 1, w->tag_numbers[household]);
    sqlite3_bind_int64(w->tagged, 2, w->position);
    sqlite3_bind_int64(w->tagged, 3, w->type);
    return run_statement(w->tagged);
}
