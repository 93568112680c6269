package dev.hushcell.cli;

import dev.hushcell.Hushcell;
import dev.hushcell.explain.Explanation;
import dev.hushcell.explain.Finding;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Puts lines together to statements. A text is complete where a line ends with a semicolon that is
 * not inside a literal, a comment or a body, as the database reads them.
 */
final class Statements {
  private static final String OPEN_END = "HC-2002";
  private static final String FIRST = "hushcell> ";
  private static final String NEXT = "      ... ";

  private final Connection connection;
  private final Lines lines;

  Statements(Connection connection, Lines lines) {
    this.connection = connection;
    this.lines = lines;
  }

  /** Returns the statements of the next text; empty at the end. */
  Optional<List<String>> next() throws IOException, SQLException {
    StringBuilder text = new StringBuilder();
    while (true) {
      Optional<String> line = lines.next(text.isEmpty() ? FIRST : NEXT);
      if (line.isEmpty() || (text.isEmpty() && isEnd(line.get()))) {
        return text.isEmpty() ? Optional.empty() : Optional.of(split(connection, text.toString()));
      }
      if (line.get().strip().equals(Lines.CLEAR)) {
        text.setLength(0);
        continue;
      }
      if (!line.get().isBlank() || !text.isEmpty()) {
        text.append(line.get()).append('\n');
      }
      if (line.get().stripTrailing().endsWith(";") && isComplete(text.toString())) {
        return Optional.of(split(connection, text.toString()));
      }
    }
  }

  private static boolean isEnd(String line) {
    return List.of("exit", "quit", "\\q").contains(line.strip());
  }

  private boolean isComplete(String text) throws SQLException {
    return Hushcell.lint(connection, text).findings().stream()
        .map(Finding::explanation)
        .noneMatch(
            each -> each instanceof Explanation.Refused refused && refused.code().equals(OPEN_END));
  }

  /** Returns the statements of a text, which stand between semicolons. */
  static List<String> split(Connection connection, String text) throws SQLException {
    return Hushcell.lint(connection, text).findings().stream()
        .map(each -> text.substring(each.begin(), each.end()))
        .toList();
  }
}
