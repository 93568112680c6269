package dev.hushcell.cli;

import dev.hushcell.admin.ColumnProgress;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far a job is, how fast it goes on and how long it takes; and where it ends before it is
 * over, by a failure or by Ctrl-C, how it is resumed. All of it on the error stream.
 */
final class JobProgress implements ColumnProgress, AutoCloseable {
  private final PrintWriter err;
  private final Bar bar;
  private final SameOptions same;
  private final Thread interrupted = new Thread(this::tell);
  private @Nullable Step last;
  private long began;
  private long before;
  private volatile @Nullable String open;

  /** Shows a part of a whole. */
  @FunctionalInterface
  interface Bar {
    void show(String what, String counted, long done, long total, String left);
  }

  /**
   * Makes one.
   *
   * @param same repeats how the command was called, for the commands that it names
   */
  JobProgress(PrintWriter err, Bar bar, SameOptions same) {
    this.err = err;
    this.bar = bar;
    this.same = same;
  }

  @Override
  public void begun(String job) {
    open = job;
    Runtime.getRuntime().addShutdownHook(interrupted);
    err.println("job " + job);
    err.flush();
  }

  /** Has nothing more to tell: the job did what it was to do. */
  void done() {
    open = null;
  }

  @Override
  public void at(Step step, long done, long total) {
    if (step != last) {
      last = step;
      began = System.nanoTime();
      before = done;
    }
    String counted = Words.counted(step);
    double seconds = (System.nanoTime() - began) / 1e9;
    double rate = seconds <= 0 ? 0 : (done - before) / seconds;
    String left =
        rate <= 0 || total == 0 || !counted.equals("rows")
            ? ""
            : String.format(
                Locale.ROOT, "%.0f rows/s, %s", rate, left(Math.max(0, total - done) / rate));
    bar.show(Words.of(step), counted, done, total, left);
  }

  static String left(double seconds) {
    double minutes = seconds / 60;
    return minutes < 2
        ? String.format(Locale.ROOT, "%.0f s left", seconds)
        : minutes < 120
            ? String.format(Locale.ROOT, "%.0f min left", minutes)
            : String.format(Locale.ROOT, "%.0f h left", minutes / 60);
  }

  @Override
  public void close() {
    tell();
  }

  /** Once, by whichever comes first: the end of the command, or that of the process. */
  private synchronized void tell() {
    String job = open;
    done();
    if (job != null) {
      err.println();
      err.println(job + " is not over, and nothing is lost. Go on:");
      err.println("  " + same.line("resume", job));
      err.println("Or give it up, while its columns are not exchanged:");
      err.println("  " + same.line("abandon", job));
      err.flush();
    }
  }
}
