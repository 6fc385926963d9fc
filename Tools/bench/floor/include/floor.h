#pragma once
#include <stdint.h>

/// What the disk and SQLite give to a plain C program on the tables of Hagukumi's log. The tables must be there.
///
/// Each function returns 0, or SQLite's result code.

/// `callers` blocking threads hand one event at a time to one writer thread, which commits for all who wait.
/// Fills `latencies_ms` with one entry for each event, and `seconds` with the whole time.
int floor_append(const char *path, int callers, int events, int data_bytes, int households, double *latencies_ms,
                 double *seconds);

/// One caller, `per_transaction` events in each transaction.
int floor_bulk(const char *path, int events, int per_transaction, int data_bytes, int households, double *seconds);

/// Steps over every row and touches every column.
int floor_scan(const char *path, int64_t *rows, int64_t *bytes, double *seconds);

/// Runs a query and touches every column of every row.
int floor_query(const char *path, const char *sql, int64_t *rows, double *seconds);

/// `callers` threads with a connection each send whole HTTP requests to 127.0.0.1 and wait for each answer.
/// Returns how many were not answered with 200.
int floor_load(int port, int callers, const char *const *requests, const int *lengths, int count,
               double *latencies_ms, double *seconds);
