package dev.hushcell.contract.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import dev.hushcell.testing.Depth;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * Generated conditions over three tables with the same rows: one narrows, one evaluates over all
 * rows, and one is plain. Letters are such as databases fold in ways of their own. Set {@code
 * -Dhushcell.narrowed.seed} and {@code -Dhushcell.narrowed.count} for a run of its own.
 */
@EachServer
@EveryServer
@OneCollation
@WithoutOptions
class NarrowedTwinTests {
  private static final int ROWS = 120;

  private static final List<String> LETTERS =
      List.of(
          "a",
          "A",
          "s",
          "S",
          "ß",
          "ẞ",
          "i",
          "I",
          "ı",
          "İ",
          "σ",
          "ς",
          "Σ",
          "k",
          "K",
          "\u212A",
          "ſ",
          "é",
          "É",
          "e\u0301",
          "i\u0307",
          "\u0307",
          "ﬁ",
          "f",
          "ŉ",
          "ǆ",
          "ǅ",
          "ϲ",
          "ά",
          "Ά",
          "ᾳ",
          "\uD83D\uDE00",
          "\uD801\uDC00",
          "\uD801\uDC28",
          " ",
          "%",
          "_");

  private static final List<String> FORMS =
      List.of(
          "C = ?",
          "C = ?",
          "? = C",
          "C in (?, ?, ?)",
          "C like ?",
          "C like ?",
          "C like ? escape '!'",
          "upper(C) = upper(?)",
          "lower(C) = lower(?)",
          "lower(C) like lower(?)",
          "upper(C) like ?",
          "upper(C) in (upper(?), ?)",
          "C <> ?",
          "C not like ?",
          "not (C = ?)",
          "C is null",
          "C > ?",
          "id < 60",
          "city = ?",
          "city like ?");

  @Parameter Server server;
  @TempDir Path directory;
  private final Random random = new Random(Long.getLong("hushcell.narrowed.seed", 7));
  private int answered;
  private int refused;

  private String letters(int most) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      text.append(LETTERS.get(random.nextInt(random.nextBoolean() ? 6 : LETTERS.size())));
    }
    return text.toString();
  }

  private String pattern() {
    return letters(4)
        + (random.nextInt(3) > 0 ? "%" : "")
        + (random.nextInt(4) == 0 ? letters(2) : "");
  }

  private String condition(int depth, List<Object> values) {
    int kind = depth == 0 ? 0 : random.nextInt(4);
    if (kind >= 2) {
      String one = condition(depth - 1, values);
      String other = condition(depth - 1, values);
      return "(" + one + (kind == 2 ? " and " : " or ") + other + ")";
    }
    if (kind == 1) {
      return "not " + "(" + condition(depth - 1, values) + ")";
    }
    String form = FORMS.get(random.nextInt(FORMS.size()));
    form.chars()
        .filter(each -> each == '?')
        .forEach(
            any ->
                values.add(
                    random.nextInt(25) == 0
                        ? null
                        : form.contains("like") ? pattern() : letters(4)));
    return form.replace("C", List.of("first", "whole").get(random.nextInt(2)));
  }

  private String create(String table, String collation) {
    return "create table %s (id int not null primary key, first varchar(40)%s, whole varchar(40)%s,"
            .formatted(table, collation, collation)
        + " city varchar(40)"
        + PlainOrder.collation(server)
        + ")";
  }

  @Test
  void narrowedAreTheAnswersOfAllRowsAndOfPlainOnes() throws Exception {
    String collation = PlainOrder.collation(server);
    String evaluate = "evaluate: [range, pattern], rows: 1000, bytes: 1000000";
    String rule = evaluate + PlainOrder.declared(server) + " }\n";
    Scene scene =
        Scene.of(
            server,
            directory,
            "columns:\n"
                + "  narrowed.first: { narrow: { first: 2, groups: 16 }, "
                + rule
                + "  narrowed.whole: { narrow: { whole: true, groups: 64 }, storage: text, "
                + rule
                + "  sealed.first: { "
                + rule
                + "  sealed.whole: { "
                + rule);
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(ours, create("narrowed", ""), create("sealed", ""));
      scene.run(plain, create("clear", collation));
      for (int id = 0; id < ROWS; id++) {
        String first = id % 10 == 0 ? null : letters(5);
        String whole = id % 11 == 0 ? null : letters(3);
        String city = id % 12 == 0 ? null : letters(2);
        for (String table : List.of("narrowed", "sealed", "clear")) {
          Connection connection = table.equals("clear") ? plain : ours;
          try (PreparedStatement insert =
              connection.prepareStatement("insert into " + table + " values (?, ?, ?, ?)")) {
            insert.setInt(1, id);
            insert.setString(2, first);
            insert.setString(3, whole);
            insert.setString(4, city);
            insert.executeUpdate();
          }
        }
      }
      for (int i = Depth.of("hushcell.narrowed.count", 400, 20_000); i > 0; i--) {
        compare(ours, plain);
      }
    }
    System.err.println(server.name() + ": " + answered + " answered, " + refused + " refused");
    assertThat(answered).isGreaterThan(refused / 2);
  }

  /** What only some rows make uncertain may be answered where those are left out. */
  private void compare(Connection ours, Connection plain) {
    List<Object> values = new ArrayList<>();
    String query =
        "select id from T where " + condition(random.nextInt(3), values) + " order by id";
    String narrowed = found(ours, query.replace("T ", "narrowed "), values);
    String sealed = found(ours, query.replace("T ", "sealed "), values);
    String clear = found(plain, query.replace("T ", "clear "), values);
    if (narrowed.startsWith("!")) {
      refused++;
      assertThat(sealed).describedAs("%s %s %s", query, values, narrowed).startsWith("!");
      return;
    }
    answered++;
    if (!sealed.startsWith("!")) {
      assertThat(narrowed).describedAs("%s %s", query, values).isEqualTo(sealed);
    }
    assertThat(narrowed).describedAs("%s %s", query, values).isEqualTo(clear);
  }

  private static String found(Connection connection, String query, List<Object> values) {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < values.size(); i++) {
        statement.setString(i + 1, (String) values.get(i));
      }
      try (ResultSet rows = statement.executeQuery()) {
        return Found.rows(rows).toString();
      }
    } catch (SQLException e) {
      return "!" + e.getMessage();
    }
  }
}
