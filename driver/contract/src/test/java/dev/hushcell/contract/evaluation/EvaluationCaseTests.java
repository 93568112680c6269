package dev.hushcell.contract.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * Letters beside A to Z are brought to one case in the driver as a plain column has them, or the
 * statement fails.
 */
@EachServer
@OneCollation
class EvaluationCaseTests {
  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void findsTheLettersThatThePlainColumnFinds() throws IOException, SQLException {
    String collation = PlainOrder.collation(server);
    String order = PlainOrder.declared(server);
    Scene scene =
        Scene.of(
            server,
            directory,
            "columns:\n  sealed.letter: { evaluate: [range, pattern]"
                + order
                + ", rows: 1000, bytes: 1000000 }\n");
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(ours, "create table sealed (id int primary key, letter varchar(9))");
      scene.run(
          plain, "create table clear (id int primary key, letter varchar(9)" + collation + ")");
      int known = 0;
      for (int letter : letters()) {
        known += compare(ours, plain, letter);
      }
      assertThat(known).isGreaterThan(250);
    }
  }

  /** What has a case in Latin-1, Latin Extended, Greek and Cyrillic, and a few from elsewhere. */
  private static List<Integer> letters() {
    return IntStream.concat(
            IntStream.rangeClosed('b', 'k'),
            IntStream.concat(IntStream.rangeClosed(0xAA, 0x4FF), IntStream.of(0x212A, 0x1E9E)))
        .filter(Character::isLetter)
        .boxed()
        .toList();
  }

  /** Returns 1 if the letter was compared, 0 if that was refused. */
  private static int compare(Connection ours, Connection plain, int letter) throws SQLException {
    String one = Character.toString(letter);
    List<String> texts =
        List.of(one, one.toUpperCase(Locale.ROOT), one.toLowerCase(Locale.ROOT), "x" + one + "x");
    fill(ours, "sealed", texts);
    fill(plain, "clear", texts);
    for (String call : List.of("upper", "lower")) {
      for (String condition :
          List.of("%s(letter) = %s(?)", "%s(letter) like ?", "%s(letter) like %s(?)")) {
        String sql = String.format(condition, call, call);
        for (String given : List.of(one, "%" + texts.get(1) + "_", texts.get(2))) {
          List<Integer> found;
          try {
            found = ids(ours, "sealed", sql, given);
          } catch (SQLException e) {
            assertThat(e.getMessage()).contains("HC-4040").doesNotContain(one);
            return 0;
          }
          assertThat(found)
              .as("U+%04X where %s of %s", letter, sql, given)
              .isEqualTo(ids(plain, "clear", sql, given));
        }
      }
    }
    return 1;
  }

  private static void fill(Connection connection, String table, List<String> texts)
      throws SQLException {
    try (PreparedStatement clear = connection.prepareStatement("delete from " + table);
        PreparedStatement insert =
            connection.prepareStatement("insert into " + table + " values (?, ?)")) {
      clear.executeUpdate();
      for (int i = 0; i < texts.size(); i++) {
        insert.setInt(1, i);
        insert.setString(2, texts.get(i));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static List<Integer> ids(
      Connection connection, String table, String condition, String given) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select id from " + table + " where " + condition + " order by id")) {
      statement.setString(1, given);
      try (ResultSet rows = statement.executeQuery()) {
        List<Integer> found = new ArrayList<>();
        while (rows.next()) {
          found.add(rows.getInt(1));
        }
        return found;
      }
    }
  }
}
