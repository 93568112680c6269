package dev.hushcell.internal.sql;

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

/** The statements that tests share, one a line; {@code !} in front marks the exceptions. */
public final class Corpus {
  private Corpus() {}

  /** A statement and whether it is to be understood. */
  public record Entry(String sql, boolean understood) {}

  /** Returns the statements of a file. */
  public static List<Entry> entries(String resource) {
    return lines(resource).stream()
        .map(
            line ->
                new Entry(line.startsWith("!") ? line.substring(1) : line, !line.startsWith("!")))
        .toList();
  }

  /** Opens an H2 of its own with the schema that the statements are written for. */
  public static Connection open() throws SQLException {
    Connection h2 = DriverManager.getConnection("jdbc:h2:mem:");
    try (Statement setup = h2.createStatement()) {
      for (String sql : lines("h2-schema.sql")) {
        setup.execute(sql);
      }
    }
    return h2;
  }

  private static List<String> lines(String resource) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Corpus.class.getResourceAsStream(resource)),
                StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
