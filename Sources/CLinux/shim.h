// What Linux offers for processes and Swift's Glibc does not import: prctl and syscall take a
// variable number of arguments, and glibc declares what is its own only when asked.
#ifndef BARAZA_CLINUX_H
#define BARAZA_CLINUX_H

#include <spawn.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

/// A descriptor that poll finds readable when the process has ended; close-on-exec. -1 with errno
/// before Linux 5.3, and where a sandbox forbids it.
static inline int linux_process_descriptor(pid_t process) {
#ifdef SYS_pidfd_open
  return (int)syscall(SYS_pidfd_open, process, 0);
#else
  return -1;
#endif
}

int pipe2(int ends[2], int flags);
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *, const char *);
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *, int);

#endif
