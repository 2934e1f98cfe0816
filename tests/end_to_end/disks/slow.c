/* A slow disk, to be preloaded: it takes 500 kB a second, and after 2 MB it hangs for half a minute, as memory cards do
   while they tidy up. Only files are slow, no connections. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <sys/stat.h>
#include <unistd.h>

static pthread_mutex_t disk = PTHREAD_MUTEX_INITIALIZER;

ssize_t write(int file, const void *bytes, size_t size) {
    static size_t written;
    struct stat kind;
    if (fstat(file, &kind) == 0 && S_ISREG(kind.st_mode)) {
        pthread_mutex_lock(&disk);
        size_t before = written;
        written += size;
        usleep(2 * size);
        if (before < 2000000 && written >= 2000000) sleep(30);
        pthread_mutex_unlock(&disk);
    }
    ssize_t (*really)(int, const void *, size_t) = (ssize_t (*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
    return really(file, bytes, size);
}
