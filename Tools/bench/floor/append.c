#include "floor.h"
#include "rows.h"

#include <pthread.h>
#include <stdlib.h>

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
        double start = seconds_now();
        pthread_mutex_lock(&g->lock);
        waiting.is_answered = 0;
        waiting.next = g->first;
        g->first = &waiting;
        if (!waiting.next) pthread_cond_signal(&g->arrived);
        while (!waiting.is_answered) pthread_cond_wait(&waiting.answered, &g->lock);
        pthread_mutex_unlock(&g->lock);
        latencies[i] = (seconds_now() - start) * 1e3;
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
        int code = begin_group(&g->writer);
        for (Waiting *each = group; each && !code; each = each->next) code = write_event(&g->writer, 1764000000000);
        if (!code) code = run_statement(g->writer.commit);
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
        double start = seconds_now();
        pthread_create(&writer, NULL, commit_groups, &group);
        for (int i = 0; i < callers; i++) {
            all[i] = (Caller){.group = &group, .number = i};
            pthread_create(&threads[i], NULL, call, &all[i]);
        }
        for (int i = 0; i < callers; i++) pthread_join(threads[i], NULL);
        pthread_join(writer, NULL);
        *seconds = seconds_now() - start;
        code = group.code;
        free(threads);
        free(all);
    }
    close_writer(&group.writer);
    return code;
}
