/*
 * Loaded into a process with LD_PRELOAD: records, in order, what the process does to files below POWERLOSS_ROOT, with all bytes, in the
 * file POWERLOSS_LOG. What it writes to POWERLOSS_LOG.marks goes into the log as marks. Stores through mappings are not seen; the engine
 * maps only LMDB's lock file writable, which is made anew after a restart. When there is a file POWERLOSS_LOG.fail, the next sync of a
 * file whose path ends with its content fails, once.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/falloc.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind { WRITE = 1, TRUNCATE, PUNCH, SYNC, CREATE, MAKE_DIRECTORY, RENAME, REMOVE, SYNC_DIRECTORY, MARK, FAILED_SYNC };
enum { THROUGH = 1 };

struct header {
    uint32_t kind, flags;
    uint64_t offset, length;
    uint32_t path, other;
};

static int log_fd = -1;
static char root[PATH_MAX], marks[PATH_MAX];
static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;

#define REAL(result, name, ...)                                           \
    static result (*real_##name)(__VA_ARGS__);                            \
    if (!real_##name)                                                     \
        real_##name = (result (*)(__VA_ARGS__))real_symbol(RTLD_NEXT, #name)

static void *real_symbol(void *handle, const char *name)
{
    static void *(*real)(void *, const char *);
    static const char *const versions[] = {"GLIBC_2.34", "GLIBC_2.17", "GLIBC_2.2.5"};
    for (unsigned i = 0; !real && i < sizeof versions / sizeof *versions; i++)
        real = (void *(*)(void *, const char *))dlvsym(RTLD_NEXT, "dlsym", versions[i]);
    return real(handle, name);
}

__attribute__((constructor)) static void start(void)
{
    const char *directory = getenv("POWERLOSS_ROOT"), *file = getenv("POWERLOSS_LOG");
    if (!directory || !file)
        return;
    snprintf(root, sizeof root, "%s/", directory);
    snprintf(marks, sizeof marks, "%s.marks", file);
    log_fd = (int)syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (log_fd < 0)
        abort();
}

static void append(const void *data, size_t length)
{
    const char *at = data;
    while (length > 0) {
        ssize_t n = syscall(SYS_write, log_fd, at, length);
        if (n < 0)
            abort();
        at += n;
        length -= (size_t)n;
    }
}

static void note(enum kind kind, uint32_t flags, uint64_t offset, uint64_t length, const char *path, const char *other,
                 const struct iovec *data, int count)
{
    struct header header = {kind, flags, offset, length, (uint32_t)strlen(path), (uint32_t)strlen(other)};
    append(&header, sizeof header);
    append(path, header.path);
    append(other, header.other);
    for (int i = 0; i < count && length > 0; i++) {
        size_t part = data[i].iov_len < length ? data[i].iov_len : (size_t)length;
        append(data[i].iov_base, part);
        length -= part;
    }
}

/* One operation at a time, in all recorded processes: the order in the log is the order of the operations. */
static void lock(void)
{
    pthread_mutex_lock(&gate);
    while (flock(log_fd, LOCK_EX) != 0 && errno == EINTR)
        ;
}

static void unlock(void)
{
    int saved = errno;
    flock(log_fd, LOCK_UN);
    pthread_mutex_unlock(&gate);
    errno = saved;
}

static int is_ours(const char *path) { return log_fd >= 0 && strncmp(path, root, strlen(root)) == 0; }

static int find(int fd, char *path)
{
    char link[64];
    if (log_fd < 0)
        return 0;
    int saved = errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, PATH_MAX - 1);
    errno = saved;
    path[n < 0 ? 0 : n] = 0;
    return is_ours(path) || strcmp(path, marks) == 0;
}

static void note_write(int fd, const char *path, const struct iovec *data, int count, off_t offset, ssize_t written)
{
    if (written <= 0)
        return;
    uint32_t flags = (fcntl(fd, F_GETFL) & O_DSYNC) ? THROUGH : 0;
    note(strcmp(path, marks) == 0 ? MARK : WRITE, flags, (uint64_t)offset, (uint64_t)written, path, "", data, count);
}

#define POSITIONED(name, offset_type)                                              \
    ssize_t name(int fd, const void *data, size_t length, offset_type offset)      \
    {                                                                              \
        REAL(ssize_t, name, int, const void *, size_t, offset_type);               \
        char path[PATH_MAX];                                                       \
        if (!find(fd, path))                                                       \
            return real_##name(fd, data, length, offset);                          \
        lock();                                                                    \
        ssize_t n = real_##name(fd, data, length, offset);                         \
        struct iovec one = {(void *)data, length};                                 \
        note_write(fd, path, &one, 1, offset, n);                                  \
        unlock();                                                                  \
        return n;                                                                  \
    }

#define POSITIONED_VECTOR(name, offset_type)                                       \
    ssize_t name(int fd, const struct iovec *data, int count, offset_type offset)  \
    {                                                                              \
        REAL(ssize_t, name, int, const struct iovec *, int, offset_type);          \
        char path[PATH_MAX];                                                       \
        if (!find(fd, path))                                                       \
            return real_##name(fd, data, count, offset);                           \
        lock();                                                                    \
        ssize_t n = real_##name(fd, data, count, offset);                          \
        note_write(fd, path, data, count, offset, n);                              \
        unlock();                                                                  \
        return n;                                                                  \
    }

POSITIONED(pwrite, off_t)
POSITIONED(pwrite64, off64_t)
POSITIONED_VECTOR(pwritev, off_t)
POSITIONED_VECTOR(pwritev64, off64_t)

ssize_t write(int fd, const void *data, size_t length)
{
    REAL(ssize_t, write, int, const void *, size_t);
    char path[PATH_MAX];
    if (!find(fd, path))
        return real_write(fd, data, length);
    lock();
    ssize_t n = real_write(fd, data, length);
    struct iovec one = {(void *)data, length};
    note_write(fd, path, &one, 1, lseek(fd, 0, SEEK_CUR) - n, n);
    unlock();
    return n;
}

ssize_t writev(int fd, const struct iovec *data, int count)
{
    REAL(ssize_t, writev, int, const struct iovec *, int);
    char path[PATH_MAX];
    if (!find(fd, path))
        return real_writev(fd, data, count);
    lock();
    ssize_t n = real_writev(fd, data, count);
    note_write(fd, path, data, count, lseek(fd, 0, SEEK_CUR) - n, n);
    unlock();
    return n;
}

static void note_size(int fd, const char *path, int rc)
{
    struct stat status;
    if (rc == 0 && fstat(fd, &status) == 0)
        note(TRUNCATE, 0, (uint64_t)status.st_size, 0, path, "", NULL, 0);
}

#define TRUNCATION(name, offset_type)                     \
    int name(int fd, offset_type length)                  \
    {                                                     \
        REAL(int, name, int, offset_type);                \
        char path[PATH_MAX];                              \
        if (!find(fd, path))                              \
            return real_##name(fd, length);               \
        lock();                                           \
        int rc = real_##name(fd, length);                 \
        note_size(fd, path, rc);                          \
        unlock();                                         \
        return rc;                                        \
    }

TRUNCATION(ftruncate, off_t)
TRUNCATION(ftruncate64, off64_t)

#define ALLOCATION(name, offset_type)                                                          \
    int name(int fd, int mode, offset_type offset, offset_type length)                         \
    {                                                                                          \
        REAL(int, name, int, int, offset_type, offset_type);                                   \
        char path[PATH_MAX];                                                                   \
        if (!find(fd, path))                                                                   \
            return real_##name(fd, mode, offset, length);                                      \
        lock();                                                                                \
        int rc = real_##name(fd, mode, offset, length);                                        \
        if (rc == 0 && (mode & FALLOC_FL_PUNCH_HOLE))                                          \
            note(PUNCH, 0, (uint64_t)offset, (uint64_t)length, path, "", NULL, 0);             \
        else if (!(mode & FALLOC_FL_KEEP_SIZE))                                                \
            note_size(fd, path, rc);                                                           \
        unlock();                                                                              \
        return rc;                                                                             \
    }

ALLOCATION(fallocate, off_t)
ALLOCATION(fallocate64, off64_t)

static int fails(const char *path)
{
    char order[PATH_MAX + 8], ending[PATH_MAX];
    snprintf(order, sizeof order, "%.*s.fail", (int)strlen(marks) - 6, marks);
    int fd = (int)syscall(SYS_openat, AT_FDCWD, order, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return 0;
    ssize_t n = read(fd, ending, sizeof ending);
    syscall(SYS_close, fd);
    size_t length = strlen(path);
    if (n <= 0 || length < (size_t)n || memcmp(path + length - n, ending, (size_t)n) != 0)
        return 0;
    syscall(SYS_unlinkat, AT_FDCWD, order, 0);
    return 1;
}

#define SYNCING(name)                                                                              \
    int name(int fd)                                                                               \
    {                                                                                              \
        REAL(int, name, int);                                                                      \
        char path[PATH_MAX + 1];                                                                   \
        if (!find(fd, path)) {                                                                     \
            strcat(path, "/");                                                                     \
            if (log_fd < 0 || strcmp(path, root) != 0)                                             \
                return real_##name(fd);                                                            \
            path[strlen(path) - 1] = 0;                                                            \
        }                                                                                          \
        lock();                                                                                    \
        if (fails(path)) {                                                                         \
            note(FAILED_SYNC, 0, 0, 0, path, "", NULL, 0);                                         \
            unlock();                                                                              \
            errno = EIO;                                                                           \
            return -1;                                                                             \
        }                                                                                          \
        int rc = real_##name(fd);                                                                  \
        struct stat status;                                                                        \
        if (rc == 0 && fstat(fd, &status) == 0)                                                    \
            note(S_ISDIR(status.st_mode) ? SYNC_DIRECTORY : SYNC, 0, 0, 0, path, "", NULL, 0);     \
        unlock();                                                                                  \
        return rc;                                                                                 \
    }

SYNCING(fsync)
SYNCING(fdatasync)

#define OPENING(name)                                                            \
    int name(const char *path, int flags, ...)                                   \
    {                                                                            \
        REAL(int, name, const char *, int, ...);                                 \
        va_list rest;                                                            \
        va_start(rest, flags);                                                   \
        mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, mode_t) : 0;\
        va_end(rest);                                                            \
        if (!(flags & (O_CREAT | O_TRUNC)) || !is_ours(path))                    \
            return real_##name(path, flags, mode);                               \
        lock();                                                                  \
        int existed = faccessat(AT_FDCWD, path, F_OK, 0) == 0;                   \
        int fd = real_##name(path, flags, mode);                                 \
        if (fd >= 0 && !existed)                                                 \
            note(CREATE, 0, 0, 0, path, "", NULL, 0);                            \
        else if (fd >= 0 && (flags & O_TRUNC))                                   \
            note(TRUNCATE, 0, 0, 0, path, "", NULL, 0);                          \
        unlock();                                                                \
        return fd;                                                               \
    }

OPENING(open)
OPENING(open64)

int mkdir(const char *path, mode_t mode)
{
    REAL(int, mkdir, const char *, mode_t);
    if (!is_ours(path))
        return real_mkdir(path, mode);
    lock();
    int rc = real_mkdir(path, mode);
    if (rc == 0)
        note(MAKE_DIRECTORY, 0, 0, 0, path, "", NULL, 0);
    unlock();
    return rc;
}

int rename(const char *from, const char *to)
{
    REAL(int, rename, const char *, const char *);
    if (!is_ours(from))
        return real_rename(from, to);
    lock();
    int rc = real_rename(from, to);
    if (rc == 0)
        note(RENAME, 0, 0, 0, from, to, NULL, 0);
    unlock();
    return rc;
}

#define REMOVAL(name)                                    \
    int name(const char *path)                           \
    {                                                    \
        REAL(int, name, const char *);                   \
        if (!is_ours(path))                              \
            return real_##name(path);                    \
        lock();                                          \
        int rc = real_##name(path);                      \
        if (rc == 0)                                     \
            note(REMOVE, 0, 0, 0, path, "", NULL, 0);    \
        unlock();                                        \
        return rc;                                       \
    }

REMOVAL(unlink)
REMOVAL(rmdir)

/* .NET looks the functions of "libc" up in that library itself. */
void *dlsym(void *restrict handle, const char *restrict name)
{
    static const struct { const char *name; void *function; } own[] = {
        {"open", open}, {"write", write}, {"pwrite", pwrite}, {"ftruncate", ftruncate}, {"fallocate", fallocate},
        {"fsync", fsync}, {"fdatasync", fdatasync}, {"mkdir", mkdir}, {"rename", rename}, {"unlink", unlink}, {"rmdir", rmdir},
    };
    for (unsigned i = 0; handle != RTLD_NEXT && i < sizeof own / sizeof *own; i++)
        if (strcmp(name, own[i].name) == 0)
            return own[i].function;
    return real_symbol(handle, name);
}
