package dev.hushcell.cli;

import dev.hushcell.admin.RewritingForecast;
import dev.hushcell.admin.RewritingStatus;
import java.io.PrintWriter;

/** Jobs that rewrite columns, as people read them. */
final class JobText {
  private JobText() {}

  static void write(RewritingStatus job, PrintWriter out) {
    String columns = job.table() + ": " + String.join(", ", job.columns());
    String named = job.job() + ": " + String.join(", ", job.columns()) + " of " + job.table();
    switch (job.phase()) {
      case PLANNED -> out.printf("%s could be %s%n", columns, done(job));
      case FILLING, SWITCHING -> out.printf("%s, %s%n", named, meanwhile(job));
      case SWITCHED -> out.printf("%s, %s; the old columns are still there%n", named, done(job));
      case ENDED -> out.printf("%s, %s%n", named, done(job));
      case ABANDONED -> out.printf("%s, given up%n", named);
    }
    job.forecast().ifPresent(forecast -> ForecastText.write(forecast, out));
  }

  /** Returns the exit code of a command that carries jobs out, or would. */
  static int code(RewritingStatus job) {
    boolean keeps = job.forecast().map(RewritingForecast::keepsAll).orElse(true);
    return keeps ? 0 : HushcellCommand.FOUND;
  }

  /** Returns what a job leaves in clear, for whoever looks at the whole database. */
  static String plain(RewritingStatus job) {
    String columns = String.join(", ", job.columns()) + " of " + job.table();
    return switch (job.kind()) {
      case ENCRYPT, CHANGE ->
          columns
              + " STILL IN CLEAR until "
              + job.job()
              + " exchanges the columns, until "
              + job.plainUntil()
              + " at most";
      case DECRYPT ->
          columns
              + " IN CLEAR by "
              + job.job()
              + ", declared until "
              + job.plainUntil()
              + " at most";
    };
  }

  private static String done(RewritingStatus job) {
    return switch (job.kind()) {
      case ENCRYPT -> "encrypted";
      case CHANGE -> "changed";
      case DECRYPT -> "decrypted";
    };
  }

  private static String meanwhile(RewritingStatus job) {
    return switch (job.kind()) {
      case ENCRYPT -> "STILL IN CLEAR, until " + job.plainUntil() + " at most";
      case CHANGE -> "being changed";
      case DECRYPT -> "being decrypted";
    };
  }
}
