package dev.hushcell.cli;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.admin.RewritingStatus;
import dev.hushcell.policy.TableName;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Encrypts the declared columns of a table that has rows. */
@Command(
    name = "encrypt",
    mixinStandardHelpOptions = true,
    description = {
      "Encrypts the declared columns of a table that has rows.",
      "Update all applications to this version before. Interrupted anywhere, resume goes on."
    })
final class ColumnEncryptCommand implements Callable<Integer> {
  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();
  @Mixin private final Company company = new Company();

  @Parameters(paramLabel = "SCHEMA.TABLE", description = "As the database stores the names.")
  @SuppressWarnings("NullAway.Init") // required, so picocli sets it
  private String table;

  @Option(names = "--dry-run", description = "Look only whether the job could begin.")
  private boolean dryRun;

  @Option(
      names = "--plain-days",
      paramLabel = "DAYS",
      defaultValue = "7",
      description = "For how long values may go on flowing in clear; default ${DEFAULT-VALUE}.")
  private int plainDays;

  /** Whether other processes use the database. */
  static final class Company {
    @Option(
        names = "--only-process",
        description = "No other process uses the database, so none has to be waited for.")
    private boolean alone;

    RewritingOptions options() {
      return alone ? RewritingOptions.usual().asOnlyProcess() : RewritingOptions.usual();
    }
  }

  @Override
  public Integer call() throws SQLException {
    RewritingOptions options = company.options().plainFor(Duration.ofDays(plainDays));
    try (Connection connection = target.open()) {
      RewritingStatus done =
          Hushcell.columns(connection)
              .encrypt(name(table), dryRun ? options.asDryRun() : options, output.columnProgress());
      output.print(done, out -> write(done, out));
      return 0;
    }
  }

  private static TableName name(String written) {
    int dot = written.indexOf('.');
    if (dot < 1 || dot == written.length() - 1) {
      throw new UsageException("the table needs its schema in front of it, as in public.contact");
    }
    return new TableName(written.substring(0, dot), written.substring(dot + 1));
  }

  static void write(RewritingStatus job, PrintWriter out) {
    String columns = String.join(", ", job.columns());
    switch (job.phase()) {
      case PLANNED -> out.printf("%s: %s could be encrypted%n", job.table(), columns);
      case FILLING, SWITCHING ->
          out.printf(
              "%s: %s of %s, in clear until %s%n",
              job.job(), columns, job.table(), job.plainUntil());
      case SWITCHED ->
          out.printf(
              "%s: %s of %s, encrypted; the old columns are still there%n",
              job.job(), columns, job.table());
      case ENDED -> out.printf("%s: %s of %s, encrypted%n", job.job(), columns, job.table());
      case ABANDONED -> out.printf("%s: %s of %s, given up%n", job.job(), columns, job.table());
    }
  }
}
