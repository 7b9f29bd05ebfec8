// SPDX-License-Identifier: EUPL-1.2
// Preloaded by the fault harness: flips one bit of the FLIP_WRITE-th pwrite, as a bad cell of memory would.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

typedef ssize_t (*Write)(int, const void *, size_t, off_t);

static ssize_t flipping(const char *name, int file, const void *bytes, size_t count, off_t offset) {
    static int left = -1;
    Write real = (Write)dlsym(RTLD_NEXT, name);
    if (left < 0) left = getenv("FLIP_WRITE") ? atoi(getenv("FLIP_WRITE")) : 0;
    if (left == 0 || --left > 0 || count == 0) return real(file, bytes, count, offset);
    char *copy = malloc(count);
    memcpy(copy, bytes, count);
    copy[count / 2] ^= 1;
    ssize_t done = real(file, copy, count, offset);
    free(copy);
    return done;
}

ssize_t pwrite(int f, const void *b, size_t n, off_t o) { return flipping("pwrite", f, b, n, o); }
ssize_t pwrite64(int f, const void *b, size_t n, off_t o) { return flipping("pwrite64", f, b, n, o); }
