/* Stands in for file systems that lack something: the call that DENY names fails for the files of a store. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

static int denied(const char *what, int fd)
{
    const char *deny = getenv("DENY");
    char link[64], path[4096];
    if (!deny || strcmp(deny, what) || fd < 0)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, sizeof path - 1);
    if (n <= 0)
        return 0;
    path[n] = 0;
    return strstr(path, "/catalog/") || strstr(path, "/pools/");
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

void *mmap(void *at, size_t length, int protection, int flags, int fd, off_t offset)
{
    if ((flags & MAP_SHARED) && denied("mmap", fd)) {
        errno = ENODEV;
        return MAP_FAILED;
    }
    return NEXT(mmap)(at, length, protection, flags, fd, offset);
}

void *mmap64(void *at, size_t length, int protection, int flags, int fd, off64_t offset)
{
    if ((flags & MAP_SHARED) && denied("mmap", fd)) {
        errno = ENODEV;
        return MAP_FAILED;
    }
    return NEXT(mmap64)(at, length, protection, flags, fd, offset);
}

static int refuses_lock(int fd, int command)
{
    return (command == F_SETLK || command == F_SETLKW || command == F_OFD_SETLK || command == F_OFD_SETLKW) && denied("fcntl", fd);
}

int fcntl(int fd, int command, ...)
{
    va_list list;
    va_start(list, command);
    void *argument = va_arg(list, void *);
    va_end(list);
    if (refuses_lock(fd, command)) {
        errno = ENOLCK;
        return -1;
    }
    return NEXT(fcntl)(fd, command, argument);
}

int fcntl64(int fd, int command, ...)
{
    va_list list;
    va_start(list, command);
    void *argument = va_arg(list, void *);
    va_end(list);
    if (refuses_lock(fd, command)) {
        errno = ENOLCK;
        return -1;
    }
    return NEXT(fcntl64)(fd, command, argument);
}

/* The engine calls these two past the dynamic linker; they fail for all files. */
__attribute__((constructor)) static void deny_system_call(void)
{
    const char *deny = getenv("DENY");
    int number = !deny ? -1 : !strcmp(deny, "flock") ? SYS_flock : !strcmp(deny, "fallocate") ? SYS_fallocate : -1;
    if (number < 0)
        return;
    struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (number == SYS_flock ? ENOLCK : EOPNOTSUPP)),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = { .len = 4, .filter = filter };
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program)) {
        perror("seccomp");
        _exit(65);
    }
}
