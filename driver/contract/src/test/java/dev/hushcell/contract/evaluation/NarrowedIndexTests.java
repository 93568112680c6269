package dev.hushcell.contract.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.Hushcell;
import dev.hushcell.contract.Found;
import dev.hushcell.contract.IndexRows;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import dev.hushcell.explain.Explanation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** An index that an application makes serves the search for groups of cells. */
@EachServer
@OneCollation
@WithoutOptions
class NarrowedIndexTests {
  private static final int ROWS = 3000;

  @Parameter Server server;
  @TempDir Path directory;

  private Scene scene() throws Exception {
    PlainOrder.collation(server);
    Scene scene =
        Scene.of(
            server,
            directory,
            "columns:\n"
                + "  person.last: { narrow: { first: 3, groups: 1024 }, evaluate: [range, pattern],"
                + " rows: 90, bytes: 100000"
                + PlainOrder.declared(server)
                + " }\n");
    try (Connection ours = scene.ours()) {
      scene.run(ours, "create table person (id int not null primary key, last varchar(2000))");
    }
    return scene;
  }

  @Test
  void isUsed() throws Exception {
    Scene scene = scene();
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      String product = plain.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
      scene.run(ours, "create index by_last on person (last)");
      fill(ours);
      scene.run(plain, product.matches("maria.*|mysql") ? "analyze table person" : "analyze");
      String query = "select id from person where last = 'Aba 77'";
      assertThat(Found.rows(ours, query)).hasSize(1);
      String sent = ((Explanation.Touching) Hushcell.explain(ours, query)).sent();
      byte[] cell =
          Found.bytes(plain, "select last from person where id = 77")
              .get(0)
              .getBytes(StandardCharsets.ISO_8859_1);
      String asked = asked(sent, cell, product);
      assertThat(Found.rows(plain, asked))
          .hasSizeLessThan(90)
          .anyMatch(row -> row.startsWith("77|"));
      String explain = product.equals("sqlite") ? "explain query plan " : "explain ";
      assertThat(String.join("\n", Found.rows(plain, explain + asked)).toLowerCase(Locale.ROOT))
          .contains("by_last");
    }
  }

  @Test
  void isNotUnique() throws Exception {
    Scene scene = scene();
    try (Connection ours = scene.ours()) {
      assertThatThrownBy(() -> scene.run(ours, "create unique index one on person (last)"))
          .hasMessageContaining("[HC-2209]");
    }
  }

  /** The application made an index over its column, and metadata say so. */
  @Test
  void metadataTellTheColumn() throws Exception {
    Scene scene = scene();
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(plain, "create table friend (id int not null primary key, last varchar(200))");
      for (String on : List.of("last", "id, last", "last, id")) {
        String index = "create index by_" + on.replace(", ", "_");
        scene.run(ours, index + "_person on person (" + on + ")");
        scene.run(plain, index + "_friend on friend (" + on + ")");
      }
      assertThat(IndexRows.of(ours, "person"))
          .isEqualTo(IndexRows.of(plain, "friend"))
          .hasSizeGreaterThanOrEqualTo(5);
      assertThat(IndexRows.of(ours, "friend")).isEqualTo(IndexRows.of(plain, "friend"));
    }
  }

  private static void fill(Connection ours) throws SQLException {
    ours.setAutoCommit(false);
    try (PreparedStatement insert = ours.prepareStatement("insert into person values (?, ?)")) {
      for (int i = 0; i < ROWS; i++) {
        insert.setInt(1, i);
        String letters = "" + (char) ('A' + i / 676 % 26) + (char) ('a' + i / 26 % 26);
        String last = i == 77 ? "Aba 77" : letters + (char) ('a' + i % 26) + " " + i;
        insert.setString(2, i % 500 == 3 ? last + "x".repeat(1900) : last);
        insert.addBatch();
      }
      int[] unused = insert.executeBatch();
    }
    ours.commit();
    ours.setAutoCommit(true);
  }

  /** Writes the group of a cell where the explanation has a sign for it. */
  private static String asked(String sent, byte[] cell, String product) {
    byte[] group = Arrays.copyOf(cell, 7);
    byte[] behind = group.clone();
    for (int i = 6; ++behind[i] == 0; i--) {}
    return switch (product) {
      case "postgresql" -> sent.replace("<group>", "'\\x" + HexFormat.of().formatHex(group) + "'");
      case "h2" ->
          sent.replaceFirst("<group>", literal(group)).replaceFirst("<group>", literal(behind));
      case "sqlite" -> sent.replace("<group>", literal(group));
      default -> sent.replace("<group>", literal(pattern(group)));
    };
  }

  private static byte[] pattern(byte[] group) {
    ByteArrayOutputStream pattern = new ByteArrayOutputStream();
    for (byte each : group) {
      if (each == '|' || each == '%' || each == '_') {
        pattern.write('|');
      }
      pattern.write(each);
    }
    pattern.write('%');
    return pattern.toByteArray();
  }

  private static String literal(byte[] bytes) {
    return "X'" + HexFormat.of().formatHex(bytes) + "'";
  }
}
