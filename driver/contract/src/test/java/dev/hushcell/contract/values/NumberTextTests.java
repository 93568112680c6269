package dev.hushcell.contract.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.Variant;
import dev.hushcell.contract.server.Without;
import dev.hushcell.contract.server.WithoutOptions;
import dev.hushcell.testing.Depth;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * The text of approximate numbers of all sizes, beside powers of two above all, where several texts
 * mean one number: it is that of a plain column, and so is what becomes of one in a column of text,
 * if it is taken there.
 */
@EachServer
@EveryServer
@OneCollation
@WithoutOptions
@Without({Variant.MODES, Variant.JOURNALS})
class NumberTextTests {
  private static final int COUNT = Depth.of(250, 1_000);

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void isThatOfAPlainColumn() throws Exception {
    String columns =
        """
        columns:
          thing.d: { search: none }
          thing.v: { search: none }
          thing.n: { search: none }
        """;
    Scene scene = Scene.of(server, directory, columns);
    List<Double> numbers = numbers();
    try (Connection plain = server.fresh().plain();
        Connection ours = scene.ours()) {
      List<String> wanted = kept(plain, numbers);
      List<String> found = kept(ours, numbers);
      int taken = 0;
      for (int i = 0; i < wanted.size(); i++) {
        if (!found.get(i).equals("refused")) {
          assertThat(found.get(i)).isEqualTo(wanted.get(i));
          taken++;
        }
      }
      assertThat(taken).as("taken").isGreaterThan(COUNT);
    }
  }

  private static List<Double> numbers() {
    Random random = new Random(20_261_129);
    List<Double> numbers = new ArrayList<>();
    while (numbers.size() < COUNT) {
      double number =
          switch (numbers.size() % 4) {
            case 0 -> Math.scalb(1.0, random.nextInt(200) - 100);
            case 1 -> random.nextGaussian() * Math.pow(10, random.nextInt(32) - 14);
            case 2 -> random.nextInt(10_000_000) / 1_000.0;
            default -> random.nextLong() / 8.0;
          };
      numbers.add(number);
    }
    return numbers;
  }

  /** Returns the texts of each number in a column of numbers, of text and of decimals. */
  private List<String> kept(Connection connection, List<Double> numbers) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          server
              .words()
              .in(
                  "create table thing (id int primary key, d {=double}, v varchar(60),"
                      + " n decimal(15, 4))")
              .orElseThrow());
      statement.execute("insert into thing (id) values (1)");
    }
    List<String> texts = new ArrayList<>();
    for (String column : List.of("d", "v", "n")) {
      for (double number : numbers) {
        texts.add(kept(connection, column, number));
      }
    }
    return texts;
  }

  private static String kept(Connection connection, String column, double number)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update thing set " + column + " = ? where id = 1")) {
      update.setDouble(1, number);
      update.executeUpdate();
    } catch (SQLException e) {
      return "refused";
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select " + column + " from thing")) {
      row.next();
      return number + " in " + column + ": " + row.getString(1);
    }
  }
}
