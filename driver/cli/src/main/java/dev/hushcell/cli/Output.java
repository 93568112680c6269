package dev.hushcell.cli;

import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.Progress;
import dev.hushcell.admin.RewritingStatus;
import java.io.PrintWriter;
import java.sql.SQLException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** How a command tells what it found: for people, or as JSON for programs. */
final class Output {
  private static final int BAR = 20;

  /** A longer line would not be overwritten at a terminal of 80 columns. */
  private static final int WIDTH = 79;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  private String shown = "";
  private boolean unended;

  /** Text for people. */
  @FunctionalInterface
  interface Text {
    void write(PrintWriter out);
  }

  /** Prints a record: as JSON, or as the text that people read. */
  void print(Object found, Text text) {
    endBar();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(json(found));
    } else {
      text.write(out);
    }
    out.flush();
  }

  /** Returns an object as JSON. */
  static String json(Object found) {
    return JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .build()
        .writeValueAsString(found);
  }

  /** Returns whether JSON was asked for. */
  boolean isJson() {
    return json;
  }

  /** Returns what marks words of the text where the output is a terminal. */
  Marks marks() {
    return new Marks(spec.commandLine().getColorScheme());
  }

  /** Returns a bar on the error stream, which does not disturb the output; at a terminal only. */
  Progress progress() {
    return isTerminal()
        ? (step, done, total) -> bar(Words.of(step), "", done, total, "")
        : Progress.none();
  }

  private boolean isTerminal() {
    return HushcellCommand.shell(spec).terminal();
  }

  /** Carries a job out. */
  @FunctionalInterface
  interface Job {
    RewritingStatus run(ColumnProgress progress) throws SQLException;
  }

  /** Has a job carried out, shows how far it is, and prints and returns what became of it. */
  RewritingStatus job(Job job) throws SQLException {
    SameOptions same = new SameOptions(spec.commandLine());
    try (JobProgress progress = new JobProgress(spec.commandLine().getErr(), this::bar, same)) {
      RewritingStatus now = job.run(progress);
      progress.done();
      print(now, out -> JobText.write(now, out));
      return now;
    }
  }

  /** Shows a bar at a terminal, and elsewhere each thing once that is going on. */
  private void bar(String what, String counted, long done, long total, String left) {
    if (json) {
      return;
    }
    PrintWriter err = spec.commandLine().getErr();
    boolean begins = !what.equals(shown);
    if (isTerminal()) {
      if (begins) {
        endBar();
        err.println(what);
      }
      err.print("\r" + line(counted, done, total, left));
      unended = true;
    } else if (begins) {
      err.println(what);
    }
    shown = what;
    err.flush();
  }

  static String line(String counted, long done, long total, String left) {
    int full = total == 0 ? BAR : (int) (BAR * done / total);
    String bar = "#".repeat(full) + ".".repeat(BAR - full);
    String line = "[" + bar + "] " + done + "/" + total + " " + counted + " " + left;
    return line + " ".repeat(Math.max(0, WIDTH - line.length()));
  }

  /** Ends the line of a bar. */
  private void endBar() {
    if (unended) {
      spec.commandLine().getErr().println();
      unended = false;
    }
  }
}
