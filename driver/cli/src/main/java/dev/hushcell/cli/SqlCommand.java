package dev.hushcell.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs statements and shows what is sent and what is opened. */
@Command(
    name = "sql",
    mixinStandardHelpOptions = true,
    footerHeading = HushcellCommand.EXAMPLES,
    footer = {"hushcell sql \"select * from contact\"", "hushcell sql"},
    description = {
      "Runs statements, and shows what the database gets and what is opened.",
      "Each is committed by itself. Statements are given as an argument, in a file, or typed:"
          + " each ends with a semicolon at the end of a line, exit ends. Opened values are"
          + " printed. Ends with 1 when one was refused or failed."
    })
final class SqlCommand implements Callable<Integer> {
  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();

  @Parameters(arity = "0..1", paramLabel = "SQL", description = "The statements.")
  private @Nullable String sql;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "A script; its statements stand between semicolons.")
  private @Nullable Path file;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many rows of a result are shown. Default ${DEFAULT-VALUE}.")
  private int rows;

  @Option(names = "--stop", description = "Stop at the first statement that is refused or fails.")
  private boolean stop;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  /** Whether statements are shown before what becomes of them, since nobody typed them. */
  private boolean echo;

  @Override
  public Integer call() throws SQLException, IOException {
    if (sql != null && file != null) {
      throw new UsageException("give either statements or --file");
    }
    if (rows < 1) {
      throw new UsageException("--rows must be at least 1");
    }
    List<SqlOutcome> all = new ArrayList<>();
    try (Connection connection = target.open()) {
      if (sql != null || file != null) {
        String text = file == null ? String.valueOf(sql) : ExplainCommand.text(file);
        Lines none = Lines.of(new BufferedReader(new StringReader("")));
        List<String> statements = Statements.split(connection, text);
        echo = statements.size() > 1;
        runAll(statements, new SqlRun(connection, rows, none), all);
      } else if (HushcellCommand.shell(spec).terminal()) {
        try (EditedLines lines = EditedLines.ofTerminal()) {
          loop(connection, lines, all);
        }
      } else {
        echo = true;
        loop(connection, Lines.of(HushcellCommand.shell(spec).input().get()), all);
      }
    }
    long failed = all.stream().filter(each -> each.failure().isPresent()).count();
    output.print(new SqlOutcome.All(all, failed), out -> {});
    return failed > 0 ? HushcellCommand.FOUND : 0;
  }

  private void loop(Connection connection, Lines lines, List<SqlOutcome> all)
      throws SQLException, IOException {
    Statements statements = new Statements(connection, lines);
    SqlRun run = new SqlRun(connection, rows, lines);
    Optional<List<String>> next = statements.next();
    while (next.isPresent() && runAll(next.get(), run, all)) {
      next = statements.next();
    }
  }

  /** Returns whether to go on. */
  private boolean runAll(List<String> statements, SqlRun run, List<SqlOutcome> all)
      throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    for (String each : statements) {
      SqlOutcome outcome = run.run(each);
      all.add(outcome);
      if (!output.isJson()) {
        if (echo) {
          out.println("> " + SqlText.harmless(each).replace("\n", "\n  "));
        }
        new SqlText(output.marks(), out).write(outcome);
      }
      if (stop && outcome.failure().isPresent()) {
        return false;
      }
    }
    return true;
  }
}
