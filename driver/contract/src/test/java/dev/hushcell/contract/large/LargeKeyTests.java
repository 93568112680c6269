package dev.hushcell.contract.large;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.Hushcell;
import dev.hushcell.LargeValue;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.Variant;
import dev.hushcell.contract.server.Without;
import dev.hushcell.contract.server.WithoutOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Which columns identify a row for a value that is read in parts, and who may read it. */
@EachServer
@OneCollation
@WithoutOptions
@Without({Variant.MODES, Variant.JOURNALS})
class LargeKeyTests {
  private static final String REFUSED = "[HC-4042]";
  private static final String COLUMNS =
      """
      columns:
        doc.photo: {}
        doc.code: { search: equality, compare: exact }
        doc.amount: {}
      """;

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;
  private Connection ours;

  @AfterEach
  void close() throws SQLException {
    if (ours != null) { // there is such a server
      ours.close();
    }
  }

  private void table(String sections) throws Exception {
    scene = Scene.of(server, directory, COLUMNS + sections);
    ours = sections.contains("access:") ? as("batch") : scene.ours();
    scene.run(
        ours,
        "create table doc (area int not null, id varchar(20) not null, place int,"
            + " name varchar(20), code varchar(20) not null, amount int, photo {=blob},"
            + " primary key (area, id), unique (code))",
        "create view docs as select area, id from doc");
    try (PreparedStatement insert =
        ours.prepareStatement(
            "insert into doc (area, id, place, name, code, amount, photo)"
                + " values (?, ?, ?, ?, ?, ?, ?)")) {
      for (int area = 1; area <= 2; area++) {
        insert.setInt(1, area);
        insert.setString(2, "a");
        insert.setInt(3, 7);
        insert.setString(4, "Ada");
        insert.setString(5, "code" + area);
        insert.setInt(6, area);
        insert.setBytes(7, new byte[100_000 + area]);
        insert.executeUpdate();
      }
    }
  }

  private Connection as(String profile) throws SQLException {
    String also = scene.base().separator() == '?' ? "&" : String.valueOf(scene.base().separator());
    return DriverManager.getConnection(
        scene.base().oursUrl(scene.configuration()) + also + "hushcell.profile=" + profile,
        scene.base().user(),
        scene.base().password());
  }

  private void refused(String table, String column, Map<String, ?> key, String why) {
    assertThatThrownBy(() -> Hushcell.largeValue(ours, table, column, key))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(REFUSED)
        .hasMessageContaining(why)
        .hasMessageNotContaining("s3cret");
  }

  /** Tells whether names are others in other letters. */
  private boolean tellsCase() {
    return server.words().names().contains("cased");
  }

  @Test
  void allColumnsOfAKeyIdentifyARow() throws Exception {
    table("");
    Map<String, Object> key = new LinkedHashMap<>();
    key.put(tellsCase() ? "id" : "ID", "a");
    key.put("area", 2);
    try (LargeValue photo = Hushcell.largeValue(ours, "doc", "photo", key).orElseThrow()) {
      assertThat(photo.length()).isEqualTo(100_002);
    }
    key.put("name", "Ada"); // more than a key
    String schema = scene.base().name();
    String table = server.name().matches("maria.*|mysql.*") ? schema + ".doc" : "doc";
    try (LargeValue photo = Hushcell.largeValue(ours, table, "PHOTO", key).orElseThrow()) {
      assertThat(photo.length()).isEqualTo(100_002);
    }
    key.put("name", "Bob");
    assertThat(Hushcell.largeValue(ours, "doc", "photo", key)).isEmpty();
  }

  @Test
  void otherColumnsDoNot() throws Exception {
    table("");
    Map<String, Object> whole = Map.of("area", 1, "id", "a");
    refused("doc", "photo", Map.of(), "no key is known");
    refused("doc", "photo", Map.of("area", 1), "no key is known");
    refused("doc", "photo", Map.of("place", 7, "name", "s3cret"), "no key is known");
    refused("doc", "photo", Map.of("code", "s3cret"), "is protected");
    refused("doc", "photo", Map.of("none", 1), "no column none");
    refused("doc", "none", whole, "no column none");
    refused("none", "photo", whole, "no table none");
    refused("no.where", "photo", whole, "no table no.where");
    refused("docs", "photo", whole, "no table docs");
    refused("doc", "name", whole, "is not protected");
    refused("doc", "amount", whole, "neither text nor bytes");
    Map<String, Object> none = new HashMap<>(whole);
    none.put("area", null);
    refused("doc", "photo", none, "is null");
  }

  @Test
  void aNameIsNoText() throws Exception {
    table("");
    Map<String, Object> whole = Map.of("area", 1, "id", "a");
    refused("doc where 1 = 1 --", "photo", whole, "no table");
    refused("doc", "photo from doc --", whole, "no column");
    refused("doc", "photo", Map.of("area = 1 or area", 1, "id", "a"), "no column");
  }

  @Test
  void smallValuesOfOtherColumnsAreReadToo() throws Exception {
    table("");
    try (LargeValue code =
        Hushcell.largeValue(ours, "doc", "code", Map.of("area", 1, "id", "a")).orElseThrow()) {
      assertThat(code.length()).isEqualTo(5);
      assertThat(code).hasToString("LargeValue[text]");
      assertThat(new String(code.bytes().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("code1");
    }
  }

  @Test
  void whoMayNotSelectItMayNotReadIt() throws Exception {
    table(
        """
        access:
          web: { doc.photo: { write-only: true }, doc.code: { write-only: true, on-read: "null" } }
          batch: {}
        """);
    Map<String, Object> whole = Map.of("area", 1, "id", "a");
    try (Connection web = as("web")) {
      assertThatThrownBy(() -> Hushcell.largeValue(web, "doc", "photo", whole))
          .isInstanceOf(SQLFeatureNotSupportedException.class)
          .hasMessageMatching("(?s).*\\[HC-(2150|4030)].*");
      assertThat(Hushcell.largeValue(web, "doc", "code", whole)).isEmpty();
    }
    assertThat(Hushcell.largeValue(ours, "doc", "photo", whole)).isPresent();
  }

  @Test
  void theAuditCountsOneCell() throws Exception {
    Path audit = directory.resolve("audit");
    table("audit: { file: '" + audit + "' }\n");
    try (LargeValue photo =
        Hushcell.largeValue(ours, "doc", "photo", Map.of("area", 1, "id", "a")).orElseThrow()) {
      assertThat(photo.bytes().readAllBytes()).hasSize(100_001);
    }
    ours.close();
    assertThat(Files.readAllLines(audit))
        .filteredOn(line -> line.contains("\"opened\":1,\"sealed\":0"))
        .singleElement(InstanceOfAssertFactories.STRING)
        .containsIgnoringCase("\"column\":\"photo\"");
  }

  @Test
  void aDryRunHasNone() throws Exception {
    scene = Scene.of(server, directory, COLUMNS + "dry-run: true\n");
    ours = scene.ours();
    assertThatThrownBy(() -> Hushcell.largeValue(ours, "doc", "photo", Map.of("id", 1)))
        .hasMessageContaining("[HC-1051]");
  }
}
