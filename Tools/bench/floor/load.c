#define _GNU_SOURCE
#include "floor.h"
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

// Callers that keep a connection each, send whole requests that were made beforehand, and read whole answers.
typedef struct {
    int port, first, step, count;
    const char *const *requests;
    const int *lengths;
    double *latencies_ms;
    int failed;
} Caller;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static int send_all(int socket, const char *bytes, int length) {
    while (length > 0) {
        ssize_t sent = send(socket, bytes, length, MSG_NOSIGNAL);
        if (sent <= 0) return -1;
        bytes += sent;
        length -= sent;
    }
    return 0;
}

// Reads an answer's head and, if it says so, its body; returns the status, or -1.
static int read_answer(int socket) {
    char buffer[256 * 1024];
    int used = 0;
    while (used < (int)sizeof buffer - 1) {
        ssize_t got = recv(socket, buffer + used, sizeof buffer - 1 - used, 0);
        if (got <= 0) return -1;
        used += got;
        buffer[used] = 0;
        char *end = strstr(buffer, "\r\n\r\n");
        if (!end) continue;
        char *length = strcasestr(buffer, "content-length:");
        int body = length && length < end ? atoi(length + 15) : 0;
        if (used >= (int)(end - buffer) + 4 + body) return atoi(buffer + 9);
    }
    return -1;
}

static void *call(void *argument) {
    Caller *caller = argument;
    int socket_ = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(caller->port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(socket_, (struct sockaddr *)&address, sizeof address) != 0) caller->failed = caller->count;
    for (int i = caller->first; !caller->failed && i < caller->count; i += caller->step) {
        double start = now();
        if (send_all(socket_, caller->requests[i], caller->lengths[i]) != 0 || read_answer(socket_) != 200)
            caller->failed += 1;
        caller->latencies_ms[i] = (now() - start) * 1e3;
    }
    close(socket_);
    return 0;
}

int floor_load(int port, int callers, const char *const *requests, const int *lengths, int count,
               double *latencies_ms, double *seconds) {
    pthread_t *threads = calloc(callers, sizeof *threads);
    Caller *all = calloc(callers, sizeof *all);
    double start = now();
    for (int i = 0; i < callers; i++) {
        all[i] = (Caller){port, i, callers, count, requests, lengths, latencies_ms, 0};
        pthread_create(&threads[i], 0, call, &all[i]);
    }
    int failed = 0;
    for (int i = 0; i < callers; i++) {
        pthread_join(threads[i], 0);
        failed += all[i].failed;
    }
    *seconds = now() - start;
    free(threads);
    free(all);
    return failed;
}
