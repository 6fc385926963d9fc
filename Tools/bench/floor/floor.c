#include "floor.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

// The log's rows, written with prepared statements.

typedef struct {
    sqlite3 *db;
    sqlite3_stmt *event, *tagged, *tag, *begin, *commit, *last;
    int64_t position, type, *tag_numbers;
    uint64_t random;
    char *data;
    int data_bytes, households;
} Writer;

static int prepare(Writer *w, const char *sql, sqlite3_stmt **statement) {
    return sqlite3_prepare_v3(w->db, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL);
}

static int run(sqlite3_stmt *statement) {
    int code = sqlite3_step(statement);
    sqlite3_reset(statement);
    return code == SQLITE_DONE || code == SQLITE_ROW ? SQLITE_OK : code;
}

static int open_writer(Writer *w, const char *path, int data_bytes, int households) {
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

static void close_writer(Writer *w) {
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

static int begin(Writer *w) {
    int code = run(w->begin);
    if (code) return code;
    // Another process may have written meanwhile.
    if (sqlite3_step(w->last) == SQLITE_ROW) w->position = sqlite3_column_int64(w->last, 0);
    sqlite3_reset(w->last);
    return SQLITE_OK;
}

static int write_event(Writer *w, int64_t recorded_at) {
    char id[26], cause[26], tag[36] = "household:";
    int household = (int)(w->random % (uint64_t)w->households);
    fresh_id(w, id);
    fresh_id(w, cause);
    if (!w->tag_numbers[household]) {
        fresh_id(w, tag + 10);
        sqlite3_bind_text(w->tag, 1, tag, 36, SQLITE_STATIC);
        int code = run(w->tag);
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
    int code = run(w->event);
    if (code) return code;
    sqlite3_bind_int64(w->tagged, 1, w->tag_numbers[household]);
    sqlite3_bind_int64(w->tagged, 2, w->position);
    sqlite3_bind_int64(w->tagged, 3, w->type);
    return run(w->tagged);
}

// Group commit.

typedef struct Waiting {
    struct Waiting *next;
    pthread_cond_t answered;
    int is_answered;
} Waiting;

typedef struct {
    Writer writer;
    pthread_mutex_t lock;
    pthread_cond_t arrived;
    Waiting *first;
    int callers_left, code, events_each;
    double *latencies_ms;
} Group;

typedef struct {
    Group *group;
    int number;
} Caller;

static void *call(void *argument) {
    Caller *caller = argument;
    Group *g = caller->group;
    Waiting waiting = {.answered = PTHREAD_COND_INITIALIZER};
    double *latencies = g->latencies_ms + (size_t)caller->number * (size_t)g->events_each;
    for (int i = 0; i < g->events_each; i++) {
        double start = now();
        pthread_mutex_lock(&g->lock);
        waiting.is_answered = 0;
        waiting.next = g->first;
        g->first = &waiting;
        if (!waiting.next) pthread_cond_signal(&g->arrived);
        while (!waiting.is_answered) pthread_cond_wait(&waiting.answered, &g->lock);
        pthread_mutex_unlock(&g->lock);
        latencies[i] = (now() - start) * 1e3;
    }
    pthread_mutex_lock(&g->lock);
    g->callers_left--;
    pthread_cond_signal(&g->arrived);
    pthread_mutex_unlock(&g->lock);
    return NULL;
}

static void *commit_groups(void *argument) {
    Group *g = argument;
    pthread_mutex_lock(&g->lock);
    while (1) {
        while (!g->first && g->callers_left) pthread_cond_wait(&g->arrived, &g->lock);
        if (!g->first) break;
        Waiting *group = g->first;
        g->first = NULL;
        pthread_mutex_unlock(&g->lock);
        int code = begin(&g->writer);
        for (Waiting *each = group; each && !code; each = each->next) code = write_event(&g->writer, 1764000000000);
        if (!code) code = run(g->writer.commit);
        pthread_mutex_lock(&g->lock);
        if (code) g->code = code;
        for (Waiting *each = group, *next; each; each = next) {
            next = each->next;
            each->is_answered = 1;
            pthread_cond_signal(&each->answered);
        }
    }
    pthread_mutex_unlock(&g->lock);
    return NULL;
}

int floor_append(const char *path, int callers, int events, int data_bytes, int households, double *latencies_ms,
                 double *seconds) {
    Group group = {.lock = PTHREAD_MUTEX_INITIALIZER, .arrived = PTHREAD_COND_INITIALIZER};
    int code = open_writer(&group.writer, path, data_bytes, households);
    if (!code) {
        group.callers_left = callers;
        group.events_each = events / callers;
        group.latencies_ms = latencies_ms;
        pthread_t writer, *threads = calloc((size_t)callers, sizeof *threads);
        Caller *all = calloc((size_t)callers, sizeof *all);
        double start = now();
        pthread_create(&writer, NULL, commit_groups, &group);
        for (int i = 0; i < callers; i++) {
            all[i] = (Caller){.group = &group, .number = i};
            pthread_create(&threads[i], NULL, call, &all[i]);
        }
        for (int i = 0; i < callers; i++) pthread_join(threads[i], NULL);
        pthread_join(writer, NULL);
        *seconds = now() - start;
        code = group.code;
        free(threads);
        free(all);
    }
    close_writer(&group.writer);
    return code;
}

int floor_bulk(const char *path, int events, int per_transaction, int data_bytes, int households, double *seconds) {
    Writer writer;
    int code = open_writer(&writer, path, data_bytes, households);
    double start = now();
    for (int done = 0; done < events && !code; done += per_transaction) {
        code = begin(&writer);
        for (int i = 0; i < per_transaction && !code; i++) code = write_event(&writer, 1764000000000);
        if (!code) code = run(writer.commit);
    }
    *seconds = now() - start;
    close_writer(&writer);
    return code;
}

int floor_scan(const char *path, int64_t *rows, int64_t *bytes, double *seconds) {
    sqlite3 *db;
    sqlite3_stmt *scan = NULL;
    int code = sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL);
    if (!code) code = sqlite3_exec(db, "PRAGMA mmap_size = 1073741824", NULL, NULL, NULL);
    double start = now();
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
    *seconds = now() - start;
    // The sum is used, so that nothing above is left out by the compiler.
    *rows = sum == INT64_MIN ? 0 : count;
    sqlite3_finalize(scan);
    sqlite3_close(db);
    return code == SQLITE_DONE ? SQLITE_OK : code;
}
