#include "manual.h"

extern const struct ManualFile manual_files[];
extern const struct ManualFile manual_files_end[];

const struct ManualFile *manual_file(size_t index) {
    return index < (size_t)(manual_files_end - manual_files) ? &manual_files[index] : NULL;
}
