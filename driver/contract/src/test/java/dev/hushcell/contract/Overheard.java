package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.HushcellDataSource;
import dev.hushcell.testing.RecordingDriver;
import dev.hushcell.testing.Traffic;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * A connection through Hushcell that runs texts with a mark, and looks for it in what the real
 * driver was given.
 */
public final class Overheard implements AutoCloseable {
  /** Stands in texts for a value that nobody may see. */
  public static final String MARK = "mkqclear77";

  private final Traffic traffic = new Traffic();
  private final HushcellDataSource source;
  private final Connection ours;

  /** Connects. */
  public Overheard(Scene scene) throws SQLException {
    this.source = scene.source(() -> RecordingDriver.record(scene.plain(), traffic));
    this.ours = source.getConnection();
  }

  /** Requires on a connection of its own that a text is refused, and that nothing was sent. */
  public static void requireKept(Scene scene, String sql, String... values) throws SQLException {
    try (Overheard overheard = new Overheard(scene)) {
      overheard.requireKept(sql, values);
    }
  }

  /** Requires on a connection of its own that a text is taken by the server. */
  public static void requireSent(Scene scene, String sql) throws SQLException {
    try (Overheard overheard = new Overheard(scene)) {
      overheard.requireSent(sql);
    }
  }

  /** Requires that a text is refused with a code, and that nothing of it was sent. */
  public void requireKept(String sql, String... values) {
    assertThat(outcome(sql, values)).as(sql).startsWith("[HC-");
    assertThat(marked()).as(sql).isEmpty();
  }

  /** Requires that a text is taken by the server. */
  public void requireSent(String sql) {
    assertThat(outcome(sql)).as(sql).isEmpty();
  }

  private List<String> marked() {
    return traffic.calls().stream()
        .flatMap(call -> call.payloads().stream())
        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
        .filter(text -> text.contains(MARK))
        .toList();
  }

  private String outcome(String sql, String... values) {
    try (PreparedStatement statement = ours.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      statement.execute();
      return "";
    } catch (SQLException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  @Override
  public void close() throws SQLException {
    ours.close();
    source.close();
  }
}
