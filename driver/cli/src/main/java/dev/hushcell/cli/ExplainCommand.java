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
import java.util.Optional;
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
    footerHeading = HushcellCommand.EXAMPLES,
    footer = {
      "hushcell explain \"select phone from contact where email = ?\"",
      "hushcell explain --file queries.sql"
    },
    description = {
      "Shows what statements would do, without sending them.",
      "Ends with 1 when one would be refused."
    })
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

  /**
   * A statement, as JSON has it.
   *
   * @param place where it begins in the text
   * @param what what would become of it: passes, touches, refused
   * @param code with which code it would be refused
   * @param text all of it, as people read it
   * @param sent what would be sent, if it touches something protected
   */
  record Found(
      String place, String what, Optional<String> code, String text, Optional<String> sent) {
    static Found of(String place, Explanation explanation) {
      if (explanation instanceof Explanation.Refused refused) {
        String text = refused.text().replace(refused.page(), "hushcell help " + refused.code());
        return new Found(place, "refused", Optional.of(refused.code()), text, Optional.empty());
      }
      Optional<String> sent =
          explanation instanceof Explanation.Touching touching
              ? Optional.of(touching.sent())
              : Optional.empty();
      return new Found(
          place, sent.isEmpty() ? "passes" : "touches", Optional.empty(), explanation.text(), sent);
    }
  }

  /** All of them. */
  record All(List<Found> statements, int refused) {}

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
    int refused = explanation.isRefused() ? 1 : 0;
    Found found = Found.of("1:1", explanation);
    output.print(
        new All(List.of(found), refused),
        out -> out.println(output.marks().explanation(found.text())));
    return refused > 0 ? HushcellCommand.FOUND : 0;
  }

  private int script(Connection connection, Path script) throws SQLException {
    LintReport report = Hushcell.lint(connection, text(script));
    List<Found> found =
        report.findings().stream()
            .map(each -> Found.of(each.place().toString(), each.explanation()))
            .toList();
    String shown = report.text(String.valueOf(script.getFileName()));
    output.print(
        new All(found, report.refused()),
        out -> out.println(output.marks().explanation(shown.stripTrailing())));
    return report.refused() > 0 ? HushcellCommand.FOUND : 0;
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UsageException(file + " cannot be read as UTF-8 text; correct --file");
    }
  }
}
