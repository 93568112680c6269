package dev.hushcell.contract.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Texts that become numbers, and dates by a format: as the server does it, or refused. */
@EachServer
@OneCollation
class ConvertedValueTests {
  private static final List<String> NUMBERS =
      List.of("0", "-0", "007", "-12", "2147483647", "-2147483648");

  /** Servers fail on these, or read something else than others do. */
  private static final List<String> NO_NUMBERS =
      List.of("", " ", "-", "+5", " 7", "7 ", "1.", "1.0", ".5", "1e3", "0x1F", "1_000", "\u0663");

  private static final List<String> FORMATS_OF_TIMESTAMPS =
      List.of("YYYYMM", "Month", "yyyy-mm", "YYYY-MM\"x\"", "FMMM", "HH", "YYYY-MM-DD TZ");

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void areReadAsTheServerReadsThem() throws IOException, SQLException {
    try (Connection ours = scene().ours()) {
      String cast = "cast(w as " + (PlainOrder.isMysql(server) ? "signed" : "integer") + ")";
      for (String number : NUMBERS) {
        set(ours, number);
        assertThat(rows(ours, "select " + cast + " as n from word"))
            .as(number)
            .isEqualTo(rows(ours, "select " + cast.replace("(w ", "(clear ") + " as n from word"));
      }
      for (String number : NO_NUMBERS) {
        set(ours, number);
        assertThatThrownBy(() -> rows(ours, "select " + cast + " as n from word"))
            .as(number)
            .hasMessageContaining("[HC-4032]");
      }
      set(ours, null);
      assertThat(rows(ours, "select " + cast + " as n from word")).containsExactly((String) null);
    }
  }

  @Test
  @EveryServer
  void haveNoFormatButOfDigitsAndSigns() throws IOException, SQLException {
    assumeTrue(server.name().matches("h2|postgresql"), "other formats there");
    try (Connection ours = scene().ours()) {
      for (String format : FORMATS_OF_TIMESTAMPS) {
        boolean plain = format.equals("YYYYMM");
        String sql = "select to_char(seen, '" + format + "') as f from word";
        if (plain) {
          assertThat(rows(ours, sql)).containsExactly("200002");
        } else {
          assertThatThrownBy(() -> rows(ours, sql)).as(format).hasMessageContaining("[HC-2109]");
        }
      }
    }
  }

  /** Only one database stores others, which it writes as +12345 and counts with a year 0. */
  @Test
  @EveryServer
  void yearsAreThoseThatAllDatabasesCountAlike() throws IOException, SQLException {
    assumeTrue(server.name().equals("h2"), "no other years there");
    String year = "select extract(year from seen) as y from word";
    String month = "select to_char(seen, 'YYYY-MM') as m from word";
    try (Connection ours = scene().ours()) {
      seen(ours, 9999);
      assertThat(rows(ours, month)).containsExactly("9999-02");
      seen(ours, 12345);
      assertThat(rows(ours, year)).containsExactly("12345");
      assertThatThrownBy(() -> rows(ours, month)).hasMessageContaining("[HC-4032]");
      List<Integer> before =
          server.name().equals("h2") ? List.of(0, -43) : List.of(); // none stored
      for (int each : before) {
        seen(ours, each);
        assertThatThrownBy(() -> rows(ours, year)).hasMessageContaining("[HC-4032]");
        assertThatThrownBy(() -> rows(ours, month)).hasMessageContaining("[HC-4032]");
      }
    }
  }

  private static void seen(Connection ours, int year) throws SQLException {
    try (PreparedStatement update = ours.prepareStatement("update word set seen = ?")) {
      update.setObject(1, LocalDateTime.of(year, 2, 3, 4, 5));
      update.executeUpdate();
    }
  }

  private Scene scene() throws IOException, SQLException {
    PlainOrder.collation(server);
    Scene scene =
        Scene.of(
            server,
            directory,
            "columns:\n  word.w: { evaluate: [range, pattern, order]"
                + PlainOrder.declared(server)
                + " }\n  word.seen: { evaluate: [range, order] }\n");
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table word (id integer primary key, w varchar(40), clear varchar(40), seen "
              + (PlainOrder.isMysql(server) ? "datetime(6))" : "timestamp(6))"),
          "insert into word values (1, null, null, '2000-02-29 23:59:59')");
    }
    return scene;
  }

  private static void set(Connection ours, @Nullable String text) throws SQLException {
    try (PreparedStatement update = ours.prepareStatement("update word set w = ?, clear = ?")) {
      update.setString(1, text);
      update.setString(2, text);
      update.executeUpdate();
    }
  }

  private static List<String> rows(Connection connection, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }
}
