package dev.hushcell.cli;

import dev.hushcell.admin.Progress;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** How a command tells what it found: for people, or as JSON for programs. */
final class Output {
  private static final int BAR = 30;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  /** Text for people. */
  @FunctionalInterface
  interface Text {
    void write(PrintWriter out);
  }

  /** Prints a record: as JSON, or as the text that people read. */
  void print(Object found, Text text) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(mapper().writeValueAsString(found));
    } else {
      text.write(out);
    }
    out.flush();
  }

  private static JsonMapper mapper() {
    return JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .build();
  }

  /** Returns a bar on the error stream, which does not disturb the output. */
  @SuppressWarnings(
      "SystemConsoleNull") // on newer JDKs a bar is shown at worst where it is not seen
  Progress progress() {
    PrintWriter err = spec.commandLine().getErr();
    boolean shown = !json && System.console() != null;
    return (step, done, total) -> {
      if (shown) {
        int full = total == 0 ? BAR : BAR * done / total;
        String bar = "#".repeat(full) + ".".repeat(BAR - full);
        err.print("\r" + step + " [" + bar + "] " + done + "/" + total + "   ");
        if (done == total) {
          err.println();
        }
        err.flush();
      }
    };
  }
}
