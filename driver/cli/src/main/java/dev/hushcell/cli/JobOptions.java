package dev.hushcell.cli;

import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.policy.TableName;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** At which table a job begins, and how. */
final class JobOptions {
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
      description = {
        "For how long configurations may say otherwise than the columns are:",
        "values flow in clear for so long that are to be encrypted; default ${DEFAULT-VALUE}."
      })
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

  TableName table() {
    int dot = table.indexOf('.');
    if (dot < 1 || dot == table.length() - 1) {
      throw new UsageException("the table needs its schema in front of it, as in public.contact");
    }
    return new TableName(table.substring(0, dot), table.substring(dot + 1));
  }

  RewritingOptions options() {
    RewritingOptions options = company.options().plainFor(Duration.ofDays(plainDays));
    return dryRun ? options.asDryRun() : options;
  }
}
