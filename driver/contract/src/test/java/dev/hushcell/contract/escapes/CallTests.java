package dev.hushcell.contract.escapes;

import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryBuild;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.Variant;
import dev.hushcell.contract.server.WithoutOptions;
import dev.hushcell.testing.Depth;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * The escapes of calls, with others in them and comments around them, mean what they mean to the
 * plain driver, or are refused with a code; run in each of the ways in which JDBC runs a text.
 */
@EachServer
@EveryServer
@EveryBuild(Variant.DRIVERS)
@OneCollation
@WithoutOptions
class CallTests {
  private static final int CALLS = Depth.of("hushcell.escapes.calls", 60, 200);
  private static final long SEED = Long.getLong("hushcell.escapes.seed", 5);
  private static final int ONE_IN = 20;

  private static final List<String> FORMS =
      List.of(
          "{?_=_call_up(A)}",
          "{?=call up(A)}",
          "{_?_=_call_up_(_A_)_}",
          "{call_up(A)}",
          "{_call_note(A)_}",
          "{call_note(A)}",
          "{CALL_Note(A)}",
          "{call_keep(A)}",
          "_{call_note(A)}",
          "{call_note(A)}_",
          "{call_note(A)};",
          "{?=_call_upper(A)}",
          "{?=_call_abs(N)}",
          "{call_upper(A)}",
          "{call_blank}",
          "{call_blank()}",
          "call_note(A)",
          "call_blank()",
          "select_up(A)",
          "{?=_call_nosuch(A)}",
          "{call_note(A,_A)}",
          "{call note(A}",
          "{call}",
          "{fn_up(A)}",
          "select_{fn_up(A)}",
          "{call_\"note\"(A)}",
          "{?_=_call_{fn_up(A)}}");

  private static final List<String> ARGUMENTS =
      List.of(
          "?",
          "?",
          "?",
          "'a'",
          "'it''s {'",
          "'}'",
          "'?'",
          "null",
          "{fn_LCASE('B')}",
          "{fn_LCASE(?)}",
          "{fn_CONCAT(?,_'}')}",
          "{d_'2020-01-31'}",
          "upper(?)",
          "'/*_{_'",
          "'--_}'",
          "'email'",
          "'contact'");

  private static final List<String> NUMBERS = List.of("?", "-3", "{fn_ABS(?)}", "{fn_SIGN(-2)}");

  private static final List<String> GAPS =
      List.of(" ", " ", " ", "  ", "\n", " /* { */ ", " /* '}' contact */ ", " -- }\n", "\t");

  @Parameter Server server;
  @TempDir Path directory;
  private final Random random = new Random(SEED);
  private int answers;

  @Test
  void areThoseOfThePlainDriver() throws IOException, SQLException {
    Scene scene =
        Scene.of(
            server, directory, "columns:\n  contact.email: { search: equality, compare: exact }\n");
    SoftAssertions all = new SoftAssertions();
    try (Connection plain = server.fresh().plain();
        Connection ours = scene.ours();
        Connection past = scene.plain()) {
      for (Connection each : List.of(plain, ours)) {
        scene.run(
            each,
            "create table contact (id int primary key, email varchar(60), city varchar(60))",
            "create table place (id int primary key, city varchar(60))",
            "insert into contact values (1, 'e1', 'Roma')",
            "insert into place values (1, 'Oslo')");
      }
      for (Connection each : List.of(plain, past)) {
        scene.run(each, routines());
      }
      for (int i = 0; i < CALLS; i++) {
        String text = next();
        for (Way way : Way.values()) {
          compare(all, plain, ours, way, text);
        }
      }
    }
    if (routines().length > 0) {
      all.assertThat(answers).as("answers").isGreaterThan(CALLS / ONE_IN);
    }
    all.assertAll();
  }

  private String[] routines() {
    if (server.name().equals("postgresql")) {
      return new String[] {
        "create function up(x text) returns text language sql as 'select upper(x)'",
        "create function note(x text) returns void language sql as"
            + " 'update place set city = x where id = 1'",
        "create function keep(x text) returns void language sql as"
            + " 'update contact set city = x where id = 1'",
        "create procedure blank() language sql as 'update place set city = null where id = 1'"
      };
    }
    return server.name().matches("maria.*|mysql.*")
        ? new String[] {
          "create function up(x varchar(60)) returns varchar(60) deterministic return upper(x)",
          "create procedure note(x varchar(60)) update place set city = x where id = 1",
          "create procedure keep(x varchar(60)) update contact set city = x where id = 1",
          "create procedure blank() update place set city = null where id = 1"
        }
        : new String[0];
  }

  private void compare(SoftAssertions all, Connection plain, Connection ours, Way way, String text)
      throws SQLException {
    String wanted = outcome(plain, way, text);
    String got = outcome(ours, way, text);
    if (wanted.startsWith("failed") || got.startsWith("failed [HC-")) {
      return;
    }
    answers++;
    all.assertThat(got).as("%s %s", way, text).isEqualTo(wanted);
  }

  private enum Way {
    STATEMENT,
    PREPARED,
    CALLED
  }

  private static String outcome(Connection connection, Way way, String text) throws SQLException {
    connection.setAutoCommit(false);
    try {
      return run(connection, way, text) + " " + Found.rows(connection, "select city from place");
    } catch (SQLException | RuntimeException e) { // some drivers fail so where braces are wrong
      return "failed " + e.getMessage();
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private static String run(Connection connection, Way way, String text) throws SQLException {
    if (way == Way.STATEMENT) {
      try (Statement statement = connection.createStatement()) {
        return said(statement, statement.execute(text));
      }
    }
    if (way == Way.PREPARED) {
      try (PreparedStatement statement = connection.prepareStatement(text)) {
        set(statement, 0);
        return said(statement, statement.execute());
      }
    }
    try (CallableStatement statement = connection.prepareCall(text)) {
      boolean returns = text.matches("(?s)[^a-zA-Z']*\\?[^a-zA-Z']*=.*");
      if (returns) {
        statement.registerOutParameter(1, text.contains("abs") ? Types.INTEGER : Types.VARCHAR);
      }
      set(statement, returns ? 1 : 0);
      String said = said(statement, statement.execute());
      return returns ? said + " " + statement.getString(1) : said;
    }
  }

  private static void set(PreparedStatement statement, int from) throws SQLException {
    int count = statement.getParameterMetaData().getParameterCount();
    for (int i = from + 1; i <= count; i++) {
      statement.setString(i, String.valueOf(-i));
    }
  }

  private static String said(Statement statement, boolean query) throws SQLException {
    if (!query) {
      return String.valueOf(statement.getUpdateCount());
    }
    try (ResultSet rows = statement.getResultSet()) {
      return Found.rows(rows).toString();
    }
  }

  private String next() {
    StringBuilder text = new StringBuilder();
    String form = any(FORMS);
    for (int i = 0; i < form.length(); i++) {
      char each = form.charAt(i);
      boolean place = i > 0 && "(,_".indexOf(form.charAt(i - 1)) >= 0;
      if (place && each == 'A') {
        text.append(any(ARGUMENTS));
      } else if (place && each == 'N') {
        text.append(any(NUMBERS));
      } else {
        text.append(each);
      }
    }
    return spaced(text.toString());
  }

  /** Puts blanks and comments where one may stand, and a blank into literals. */
  private String spaced(String text) {
    StringBuilder spaced = new StringBuilder();
    boolean literal = false;
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      literal ^= each == '\'';
      spaced.append(each == '_' ? (literal ? " " : any(GAPS)) : String.valueOf(each));
    }
    return spaced.toString();
  }

  private <T> T any(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
