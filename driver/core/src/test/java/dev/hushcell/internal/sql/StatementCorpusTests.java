package dev.hushcell.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.fault.Fault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** What applications send to H2 is understood, and the exceptions are known one by one. */
class StatementCorpusTests {
  private final Lexer lexer = new Lexer(Dialect.H2);
  private final StatementParser parser = new StatementParser(Dialect.H2);

  @Test
  void h2AcceptsEveryStatement() throws SQLException {
    SoftAssertions all = new SoftAssertions();
    try (Connection h2 = DriverManager.getConnection("jdbc:h2:mem:");
        Statement setup = h2.createStatement()) {
      for (String sql : lines("h2-schema.sql")) {
        setup.execute(sql);
      }
      for (String sql : statements()) {
        all.assertThatCode(() -> h2.prepareStatement(sql).close())
            .as(sql)
            .doesNotThrowAnyException();
      }
    }
    all.assertAll();
  }

  @Test
  void everyStatementIsUnderstoodExceptTheMarkedOnes() {
    SoftAssertions all = new SoftAssertions();
    for (String line : lines("h2-statements.txt")) {
      boolean expected = !line.startsWith("!");
      String sql = expected ? line : line.substring(1);
      all.assertThat(outcome(sql)).as(sql).isEqualTo(expected ? "understood" : "refused");
    }
    all.assertAll();
  }

  @Test
  void theMarkedOnesAreFew() {
    List<String> lines = lines("h2-statements.txt");
    long marked = lines.stream().filter(line -> line.startsWith("!")).count();

    assertThat(lines).hasSizeGreaterThan(350);
    assertThat(100.0 * marked / lines.size()).isLessThan(5);
  }

  private String outcome(String sql) {
    try {
      parser.parse(lexer.lex(sql).split().get(0));
      return "understood";
    } catch (Fault refused) {
      return "refused";
    }
  }

  private static List<String> statements() {
    return lines("h2-statements.txt").stream()
        .map(line -> line.startsWith("!") ? line.substring(1) : line)
        .toList();
  }

  private static List<String> lines(String resource) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(StatementCorpusTests.class.getResourceAsStream(resource)),
                StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
