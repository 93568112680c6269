package dev.hushcell.cli;

import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** At which table a job begins, and how. */
final class JobOptions {
  static final String TABLE =
      "Schema (on MariaDB and MySQL, database) and table, as in a statement or as they are stored.";

  @Mixin private final Company company = new Company();

  @Parameters(paramLabel = "SCHEMA.TABLE", description = TABLE)
  @SuppressWarnings("NullAway.Init") // required, so picocli sets it
  private String table;

  @Option(
      names = "--dry-run",
      description =
          "Look only whether the job could begin, what it would have to do, and which"
              + " values it could not keep; exit code 1 where there are such values.")
  private boolean dryRun;

  @Option(
      names = "--try-rows",
      paramLabel = "ROWS",
      defaultValue = "10000",
      description =
          "How many rows a dry run reads, seals and opens at most; 0 for all; default"
              + " ${DEFAULT-VALUE}.")
  private long tried;

  @Option(
      names = "--plain-days",
      paramLabel = "DAYS",
      defaultValue = "7",
      description =
          "For how long configurations may say otherwise than the columns are: values"
              + " flow in plaintext for so long that are to be encrypted; default"
              + " ${DEFAULT-VALUE}.")
  private int plainDays;

  /** Which other processes use the database, how long they may wait, and what they do. */
  static final class Company {
    @Option(
        names = "--only-process",
        description = "No other process uses the database, so none has to be waited for.")
    private boolean alone;

    @Option(
        names = "--may-block",
        paramLabel = "SECONDS",
        defaultValue = "2",
        description =
            "For how long others may wait to write, where a database has all rows"
                + " rewritten in one transaction or copies a table; default ${DEFAULT-VALUE}.")
    private int mayBlock;

    @Option(
        names = "--only-begin",
        description =
            "Make the new columns and stop, so that applications are restarted, or others fill"
                + " them, as hushcell-spark does; resume without it does the rest.")
    private boolean begunOnly;

    RewritingOptions options() {
      RewritingOptions options = RewritingOptions.usual().mayBlock(Duration.ofSeconds(mayBlock));
      RewritingOptions company = alone ? options.asOnlyProcess() : options;
      return begunOnly ? company.asBegunOnly() : company;
    }
  }

  /** Returns the table that is meant. */
  TableName table(Connection connection) throws SQLException {
    return new StoredNames(connection).table(table);
  }

  static TableName table(String table) {
    int dot = table.indexOf('.');
    if (dot < 1 || dot == table.length() - 1) {
      throw new UsageException(
          "the table needs its schema in front of it, as in public.contact; on MariaDB and MySQL"
              + " that is its database");
    }
    return new TableName(table.substring(0, dot), table.substring(dot + 1));
  }

  RewritingOptions options() {
    RewritingOptions options = company.options().plainFor(Duration.ofDays(plainDays));
    return dryRun ? options.asDryRun().trying(tried == 0 ? Long.MAX_VALUE : tried) : options;
  }
}
