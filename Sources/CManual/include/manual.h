#pragma once
#include <stddef.h>

struct ManualFile {
    /// Path below docs/manual.
    const char *name;
    const unsigned char *bytes;
    size_t size;
};

/// NULL behind the last one.
const struct ManualFile *manual_file(size_t index);
