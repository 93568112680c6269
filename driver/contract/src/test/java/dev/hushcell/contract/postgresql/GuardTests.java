package dev.hushcell.contract.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.HushcellDataSource;
import dev.hushcell.contract.Found;
import dev.hushcell.contract.PlainDataSource;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.Base;
import dev.hushcell.contract.server.EachPostgres;
import dev.hushcell.contract.server.Server;
import dev.hushcell.testing.RecordingDriver;
import dev.hushcell.testing.Traffic;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The CHECKs that let only cells in, against clients that write past the driver. */
@EachPostgres
class GuardTests {
  private static final String COLUMNS =
      """
      columns:
        person.name:    {}
        person.code:    {}
        person.number:  {}
        person.amount:  {}
        person.rate:    {}
        person.active:  {}
        person.born:    {}
        person.rises:   {}
        person.seen:    {}
        person.changed: {}
        person.token:   {}
        person.photo:   {}
        person.note:    {}
      """;

  private static final String TABLE =
      "create table person (id int primary key, name varchar(200), code char(8), number integer,"
          + " amount numeric(10, 2), rate double precision, active boolean, born date, rises time,"
          + " seen timestamp, changed timestamptz, token uuid, photo bytea, note text)";

  /** By the column, how they are written as text. */
  private static final Map<String, List<String>> TEXTS =
      Map.ofEntries(
          Map.entry("name", List.of("", "Ada", "über", "ÿÿÿ", "þ", "-", "x".repeat(200))),
          Map.entry("note", List.of("", "ÿ", "ü".repeat(20), "y".repeat(5000))),
          Map.entry("code", List.of("A1", "øre", "üüüüüüüü")),
          Map.entry("number", List.of("0", "-1", "2147483647")),
          Map.entry("amount", List.of("-12.50", "0.00", "NaN")),
          Map.entry("rate", List.of("-1e300", "Infinity")),
          Map.entry("active", List.of("true", "false", "t")),
          Map.entry("born", List.of("1815-12-10", "infinity")),
          Map.entry("rises", List.of("23:59:59.999999")),
          Map.entry("seen", List.of("1999-12-31 23:59:59")),
          Map.entry("changed", List.of("1999-12-31 23:59:59+00")),
          Map.entry("token", List.of("ffffffff-ffff-ffff-ffff-ffffffffffff")));

  /** By the column, what the protocol calls their binary form. */
  private static final Map<String, List<byte[]>> BINARIES =
      Map.of(
          "number", List.of(ByteBuffer.allocate(4).putInt(-1).array()),
          "amount", List.of(new byte[] {0, 1, 0, 0, 0x40, 0, 0, 0, 0, 1}),
          "rate", List.of(ByteBuffer.allocate(8).putDouble(Double.NEGATIVE_INFINITY).array()),
          "active", List.of(new byte[] {0}, new byte[] {1}),
          "born", List.of(ByteBuffer.allocate(4).putInt(-1).array()),
          "rises", List.of(ByteBuffer.allocate(8).putLong(86_399_999_999L).array()),
          "seen", List.of(ByteBuffer.allocate(8).putLong(-1).array()),
          "changed", List.of(ByteBuffer.allocate(8).putLong(-1).array()),
          "token", List.of(bytes(new UUID(-1, -1))),
          "photo", List.of(new byte[0], new byte[] {-1}, new byte[] {-8, -1, -1}, new byte[100]));

  @Parameter Server server;
  @TempDir Path directory;

  private static byte[] bytes(UUID uuid) {
    return ByteBuffer.allocate(16)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }

  /** Makes a database that keeps text in another encoding than the server's own. */
  private Scene scene(String encoding) throws Exception {
    Base base = server.fresh();
    String name = base.name() + "_" + encoding.toLowerCase(Locale.ROOT);
    try (Connection plain = base.plain();
        Statement statement = plain.createStatement()) {
      statement.execute(
          "create database %s encoding '%s' locale 'C' template template0"
              .formatted(name, encoding));
    }
    String url = base.url().replaceFirst("/" + base.name() + "\\b", "/" + name);
    Base other = new Base(url, base.user(), base.password(), base.separator());
    return Scene.of(server, other, directory, COLUMNS);
  }

  private static void assertRefused(Setting setting, Connection connection, String column)
      throws SQLException {
    String sql = "insert into person (id, " + column + ") values (1, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      setting.on(insert);
      assertThatThrownBy(insert::executeUpdate)
          .as(column)
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23514"));
    }
  }

  private interface Setting {
    void on(PreparedStatement insert) throws SQLException;
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF8", "LATIN1", "LATIN9", "WIN1252", "SQL_ASCII"})
  void plainValuesOfEveryFamilyAreRefused(String encoding) throws Exception {
    Scene scene = scene(encoding);
    String url = scene.base().url();
    try (Connection ours = scene.ours();
        Connection untyped =
            DriverManager.getConnection(
                url + scene.base().separator() + "stringtype=unspecified",
                scene.base().user(),
                scene.base().password())) {
      scene.run(ours, TABLE);
      for (Map.Entry<String, List<String>> each : TEXTS.entrySet()) {
        for (String text : each.getValue()) {
          assertRefused(insert -> insert.setString(1, text), untyped, each.getKey());
          assertRefused(insert -> insert.setObject(1, text, Types.OTHER), untyped, each.getKey());
        }
      }
      for (Map.Entry<String, List<byte[]>> each : BINARIES.entrySet()) {
        for (byte[] bytes : each.getValue()) {
          assertRefused(insert -> insert.setBytes(1, bytes), untyped, each.getKey());
        }
      }
      assertThat(Found.rows(untyped, "select count(*) from person")).containsExactly("0");
    }
  }

  /** Of another encoding than the database's, too: the server puts it into its own. */
  @ParameterizedTest
  @ValueSource(strings = {"UTF8", "LATIN1", "LATIN9", "WIN1252"})
  void textOfItsOwnEncodingIsRefusedAsBytes(String encoding) throws Exception {
    Charset charset =
        switch (encoding) {
          case "UTF8" -> StandardCharsets.UTF_8;
          case "LATIN1" -> StandardCharsets.ISO_8859_1;
          case "LATIN9" -> Charset.forName("ISO-8859-15");
          default -> Charset.forName("windows-1252");
        };
    Scene scene = scene(encoding);
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(ours, TABLE);
      for (String text : List.of("ü", "über alles", "ÿ", "ø".repeat(52))) {
        assertRefused(insert -> insert.setBytes(1, text.getBytes(charset)), plain, "name");
        assertRefused(insert -> insert.setBytes(1, text.getBytes(charset)), plain, "note");
      }
    }
  }

  /** What is in the documentation as the limit of the CHECK. */
  @Test
  void aTextThatSpellsBytesIsFoundOutWhenItIsRead() throws Exception {
    Scene scene = scene("UTF8");
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(ours, TABLE);
      scene.run(
          plain, "insert into person (id, name) values (1, '\\377 is a way to write a byte')");
      assertThatThrownBy(() -> Found.rows(ours, "select name from person"))
          .hasMessageContaining("[HC-3001]");
    }
  }

  @Test
  void theLengthIsLeftOutWhereTextIsUtf8() throws Exception {
    for (String encoding : List.of("UTF8", "LATIN1")) {
      Scene scene = scene(encoding);
      try (Connection ours = scene.ours();
          Connection plain = scene.plain()) {
        scene.run(ours, TABLE, "insert into person (id, name, photo) values (1, 'ÿ', '\\xff')");
        assertThat(checks(plain, "%length%"))
            .as(encoding)
            .contains("hushcell_person.photo")
            .matches(found -> found.contains("hushcell_person.name") != encoding.equals("UTF8"))
            .doesNotContain("hushcell_person.active");
        assertThat(checks(plain, "%f8%")).hasSize(13);
        assertThat(Found.rows(ours, "select name from person")).containsExactly("ÿ");
      }
    }
  }

  private static List<String> checks(Connection connection, String like) throws SQLException {
    return Found.rows(
        connection,
        "select conname from pg_constraint where contype = 'c' and conname like 'hushcell_p%'"
            + " and pg_get_constraintdef(oid) like '"
            + like
            + "'");
  }

  /** As earlier versions wrote them; a dump brings them back as they are. */
  @ParameterizedTest
  @CsvSource({
    "octet_length(name) >= 53 and substring(name from 1 for 1) >= '\\xf8'::bytea, hex",
    "octet_length(name) >= 53 and substring(name from 1 for 1) >= '\\xf8'::bytea, escape",
    "'octet_length(name) >= 53 and \"substring\"(name, 1, 1) >= ''\\xf8''::bytea', hex",
    "octet_length(name) >= 53 and name >= '\\xf8'::bytea, hex",
    "substring(name from 1 for 1) >= '\\xf8'::bytea, hex",
    "name >= '\\xf8'::bytea, escape"
  })
  void anEarlierCheckIsOneOfOursAndStays(String condition, String output) throws Exception {
    Scene scene = scene("UTF8");
    try (Connection ours = scene.ours()) {
      scene.run(ours, TABLE, "insert into person (id, name) values (1, 'Ada')");
    }
    String constraint = "constraint \"hushcell_person.name\" check (" + condition + ")";
    String checks =
        "select oid, conname from pg_constraint where contype = 'c'"
            + " and conrelid = 'person'::regclass and conname like '%.name%'";
    List<String> before;
    try (Connection plain = scene.plain()) {
      scene.run(
          plain,
          "alter table person drop constraint \"hushcell_person.name\"",
          "alter table person add " + constraint,
          "create table restored (id int, name bytea " + constraint + ")",
          "alter database " + scene.base().name() + " set bytea_output = '" + output + "'");
      before = Found.rows(plain, checks);
    }
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(ours, "insert into person (id, name) values (2, 'Grace')");
      assertThat(Found.rows(ours, "select name from person order by id"))
          .containsExactly("Ada", "Grace");
      assertThatThrownBy(() -> Found.rows(ours, "select name from restored"))
          .hasMessageContaining("[HC-2132]");
      assertThat(Found.rows(plain, checks)).hasSize(1).isEqualTo(before);
    }
  }

  /** The first connection finds it out; a pool's others ask nothing. */
  @Test
  void theEncodingIsAskedForOnce() throws Exception {
    Scene scene = scene("LATIN1");
    Traffic traffic = new Traffic();
    PlainDataSource recorded =
        new PlainDataSource(() -> RecordingDriver.record(scene.base().plain(), traffic));
    try (HushcellDataSource source = new HushcellDataSource(recorded)) {
      source.setConfig(scene.configuration().toString());
      try (Connection ours = source.getConnection()) {
        scene.run(ours, TABLE);
      }
      assertThat(traffic.texts()).anyMatch(text -> text.contains("server_encoding"));
      traffic.clear();
      for (int i = 0; i < 3; i++) {
        try (Connection ours = source.getConnection()) {
          assertThat(Found.rows(ours, "select name from person")).isEmpty();
        }
      }
      assertThat(traffic.texts()).isNotEmpty().noneMatch(text -> text.contains("server_encoding"));
    }
  }
}
