#pragma once
#include <sqlite3.h>
#include <stdint.h>

// The log's rows, written with prepared statements.

typedef struct {
    sqlite3 *db;
    sqlite3_stmt *event, *tagged, *tag, *begin, *commit, *last;
    int64_t position, type, *tag_numbers;
    uint64_t random;
    char *data;
    int data_bytes, households;
} Writer;

double seconds_now(void);
int run_statement(sqlite3_stmt *statement);
int open_writer(Writer *w, const char *path, int data_bytes, int households);
void close_writer(Writer *w);
/// Takes the write lock and looks up the last position.
int begin_group(Writer *w);
int write_event(Writer *w, int64_t recorded_at);
