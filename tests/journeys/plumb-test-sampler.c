/* SPDX-License-Identifier: GPL-3.0-or-later */

/* For dladdr(), gettid() and SIGEV_THREAD_ID. */
#define _GNU_SOURCE

#include "plumb-test-sampler.h"

#include <dlfcn.h>
#include <execinfo.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#define N_SAMPLES 64
#define N_FRAMES 96
/* The handler, and what the kernel puts below it. */
#define N_OWN_FRAMES 2

/* Nanoseconds of work; the kernel looks once in some milliseconds. */
#define FIRST 4000000
#define STEP 1000000

static struct {
  void *frames[N_FRAMES];
  int n_frames;
} samples[N_SAMPLES];
static volatile sig_atomic_t n_samples;
static timer_t timer;

static void
sample_cb (int number)
{
  int next = n_samples;

  if (next == N_SAMPLES)
    return;
  samples[next].n_frames = backtrace (samples[next].frames, N_FRAMES);
  n_samples = next + 1;
}

void
plumb_test_sampler_start (void)
{
  struct sigaction action = { .sa_handler = sample_cb, .sa_flags = SA_RESTART };
  struct sigevent event = { .sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGPROF };
  void *frames[1];

  /* The first call loads a library, which a handler must not. */
  backtrace (frames, 1);
  event._sigev_un._tid = gettid ();
  if (sigaction (SIGPROF, &action, NULL) != 0 ||
      timer_create (CLOCK_THREAD_CPUTIME_ID, &event, &timer) != 0)
    g_error ("Could not sample this thread: %s", g_strerror (errno));
}

void
plumb_test_sampler_pause (void)
{
  timer_settime (timer, 0, &(struct itimerspec){ 0 }, NULL);
}

void
plumb_test_sampler_resume (void)
{
  struct itimerspec times = { .it_value.tv_nsec = FIRST, .it_interval.tv_nsec = STEP };

  n_samples = 0;
  timer_settime (timer, 0, &times, NULL);
}

static void
append_frame (GString *text, void *frame)
{
  Dl_info info = { 0 };
  g_autofree char *file = NULL;

  dladdr (frame, &info);
  file = g_path_get_basename (info.dli_fname != NULL ? info.dli_fname : "?");
  if (info.dli_sname != NULL)
    g_string_append_printf (text, "\"%s %s\"", file, info.dli_sname);
  else
    g_string_append_printf (text, "\"%s 0x%zx\"", file,
                            (size_t) ((char *) frame - (char *) info.dli_fbase));
}

char *
plumb_test_sampler_dup_json (void)
{
  GString *text = g_string_new ("[");

  for (int i = 0; i < n_samples; i++) {
    g_string_append (text, i > 0 ? ",[" : "[");
    for (int j = N_OWN_FRAMES; j < samples[i].n_frames; j++) {
      g_string_append (text, j > N_OWN_FRAMES ? "," : "");
      append_frame (text, samples[i].frames[j]);
    }
    g_string_append_c (text, ']');
  }
  g_string_append_c (text, ']');
  return g_string_free (text, FALSE);
}
