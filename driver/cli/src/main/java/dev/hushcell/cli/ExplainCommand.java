package dev.hushcell.cli;

import dev.hushcell.Hushcell;
import dev.hushcell.explain.Explanation;
import dev.hushcell.explain.LintReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what statements would do. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Tells what a statement, or each statement of a file, would do, without sending it. Ends"
            + " with 1 when one would be refused.")
final class ExplainCommand implements Callable<Integer> {
  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();

  @Parameters(arity = "0..1", paramLabel = "SQL", description = "The statement.")
  private @Nullable String sql;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "A script; its statements stand between semicolons.")
  private @Nullable Path file;

  /** A statement of a script, as JSON has it. */
  record Found(String place, String text, boolean refused) {}

  @Override
  public Integer call() throws SQLException {
    if ((sql == null) == (file == null)) {
      throw new UsageException("give either a statement or --file");
    }
    try (Connection connection = target.open()) {
      return file == null ? one(connection, String.valueOf(sql)) : script(connection, file);
    }
  }

  private int one(Connection connection, String statement) throws SQLException {
    Explanation explanation = Hushcell.explain(connection, statement);
    Found found = new Found("1", explanation.text(), explanation.isRefused());
    output.print(found, out -> out.println(explanation.text()));
    return explanation.isRefused() ? HushcellCommand.FOUND : 0;
  }

  private int script(Connection connection, Path script) throws SQLException {
    LintReport report = Hushcell.lint(connection, text(script));
    List<Found> found =
        report.findings().stream()
            .map(
                each ->
                    new Found(
                        each.place().toString(),
                        each.explanation().text(),
                        each.explanation().isRefused()))
            .toList();
    output.print(found, out -> out.print(report.text(String.valueOf(script.getFileName()))));
    return report.refused() > 0 ? HushcellCommand.FOUND : 0;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UsageException(file + " cannot be read as UTF-8 text; correct --file");
    }
  }
}
