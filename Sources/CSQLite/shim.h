#include <sqlite3.h>

// Swift can't call a C function with "..." in its parameters. Works before the first connection only.
static inline int hagukumi_sqlite_count_no_memory(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
