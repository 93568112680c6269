package dev.hushcell.cli;

import dev.hushcell.admin.RewritingForecast;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** What a job would have to do, as people read it. */
final class ForecastText {
  private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");
  private static final int KIBI = 1024;

  private ForecastText() {}

  static void write(RewritingForecast forecast, PrintWriter out) {
    out.printf("  rows      %d, of which %d were tried%n", forecast.rows(), forecast.tried());
    for (RewritingForecast.Column each : forecast.columns()) {
      out.printf(
          "  column    %s: %d values, of about %d bytes now and %d bytes then%n",
          each.name(), each.values(), each.bytesNow(), each.bytesAfter());
      if (each.notKept() > 0) {
        out.printf(
            "  NOT KEPT  %s: %d values that do not fit, do not convert or would read otherwise,"
                + " in rows with the keys %s%n",
            each.name(), each.notKept(), String.join(", ", each.keys()));
      }
    }
    forecast.leak().ifPresent(leak -> GroupText.write(leak, out));
    out.printf(
        "  size      rows %s now, about %s then; indexes %s now, about %s then%n",
        size(forecast.tableBytes()),
        size(forecast.tableBytesAfter()),
        size(forecast.indexBytes()),
        size(forecast.indexBytesAfter()));
    out.printf("  free      have about %s free on disk%n", size(forecast.freeBytesWanted()));
    out.printf(
        "  time      about %s; others wait to write for at most about %s%n",
        time(forecast.time()), time(forecast.blocked()));
  }

  private static String size(OptionalLong bytes) {
    if (bytes.isEmpty()) {
      return "not known";
    }
    double size = bytes.getAsLong();
    int unit = 0;
    while (size >= KIBI && unit < UNITS.size() - 1) {
      size /= KIBI;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", size, UNITS.get(unit));
  }

  private static String time(Duration time) {
    return time.toSeconds() < 2
        ? time.toMillis() + " ms"
        : Duration.ofSeconds(time.toSeconds()).toString().substring(2).toLowerCase(Locale.ROOT);
  }
}
