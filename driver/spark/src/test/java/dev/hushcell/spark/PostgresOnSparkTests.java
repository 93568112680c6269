package dev.hushcell.spark;

import static dev.hushcell.spark.LocalSpark.rows;
import static dev.hushcell.spark.LocalSpark.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("nightly")
class PostgresOnSparkTests {
  @TempDir private static Path directory;
  private static EmbeddedPostgres postgres;
  private static LocalSpark spark;

  @BeforeAll
  static void start() throws IOException, SQLException {
    Path log = directory.resolve("server.log");
    postgres =
        EmbeddedPostgres.builder()
            .setDataDirectory(directory.resolve("data"))
            .setOutputRedirector(Redirect.appendTo(log.toFile()))
            .setErrorRedirector(Redirect.appendTo(log.toFile()))
            .setServerConfig("log_statement", "all")
            .setServerConfig("fsync", "off")
            .start();
    spark =
        LocalSpark.of(
            postgres.getJdbcUrl("postgres", "postgres"),
            directory,
            """
            contact.email: { search: equality }
            contact.born: { search: equality }
            contact.salary: {}
            person.email: { search: equality }
            visitor.email: {}
            member.email: { search: equality, compare: ignore-case }
            member.last: { narrow: { first: 3, groups: 4 }, evaluate: [range, pattern] }
            """);
    try (Connection ours = spark.ours()) {
      run(
          ours,
          "create table contact (id int primary key, email varchar(100), born date,"
              + " salary numeric(10,2), town varchar(40))",
          "insert into contact values"
              + " (1, 'ada@example.com', date '1815-12-10', 1200.50, 'London'),"
              + " (2, 'bob@example.com', date '1970-01-01', null, 'Paris'),"
              + " (3, 'o''neil\\@example.com', null, 99.00, 'Dublin')",
          "create table visitor (id int primary key, email varchar(100))",
          "create table member (id int primary key, email varchar(100), last varchar(40))",
          "create unique index by_email on member (email)",
          "create index by_last on member (last)",
          "insert into member values (1, 'Ada@Example.com', 'Lovelace'),"
              + " (2, 'grace@example.com', 'Hopper'), (3, null, 'Love')");
      try (PreparedStatement insert = ours.prepareStatement("insert into visitor values (?, ?)")) {
        for (int id = 0; id < 300; id++) {
          insert.setInt(1, id);
          insert.setString(2, "visitor" + id);
          insert.addBatch();
        }
        insert.executeBatch();
      }
    }
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  private static String log() throws IOException {
    return Files.readString(directory.resolve("server.log"));
  }

  private static List<String> found(String predicate) {
    Dataset<Row> table = spark.table("contact");
    return table.filter(predicate).select("id").collectAsList().stream()
        .map(row -> String.valueOf(row.getInt(0)))
        .sorted()
        .toList();
  }

  @Test
  void readsValuesWithTheirTypes() {
    Dataset<Row> table = spark.table("contact");
    assertThat(table.schema().apply("email").dataType()).isEqualTo(DataTypes.StringType);
    assertThat(table.schema().apply("born").dataType()).isEqualTo(DataTypes.DateType);
    assertThat(table.schema().apply("salary").dataType())
        .isEqualTo(DataTypes.createDecimalType(10, 2));
    assertThat(rows(table))
        .containsExactly(
            "[1,ada@example.com,1815-12-10,1200.50,London]",
            "[2,bob@example.com,1970-01-01,null,Paris]",
            "[3,o'neil\\@example.com,null,99.00,Dublin]");
  }

  @Test
  void whatCellsAnswerIsSentSealedAndTheRestIsAnsweredHere() throws IOException {
    assertThat(found("email = 'ada@example.com'")).containsExactly("1");
    assertThat(found("email = 'ada@example.com' or born = date '1970-01-01'"))
        .containsExactly("1", "2");
    assertThat(found("email in ('bob@example.com', 'nobody@example.com')")).containsExactly("2");
    assertThat(found("salary is null")).containsExactly("2");
    assertThat(found("town = 'Dublin' and born is null")).containsExactly("3");

    assertThat(found("email = 'o''neil\\\\@example.com'")).containsExactly("3");
    assertThat(found("email like 'bo%'")).containsExactly("2");
    assertThat(found("email > 'b'")).containsExactly("2", "3");
    assertThat(found("email <> 'ada@example.com'")).containsExactly("2", "3");
    assertThat(found("salary > 100")).containsExactly("1");
    assertThat(found("born < date '1900-01-01'")).containsExactly("1");
    assertThat(found("upper(email) = 'BOB@EXAMPLE.COM'")).containsExactly("2");
    assertThat(found("email <=> null or town < 'E'")).containsExactly("3");
    Dataset<Row> table = spark.table("contact");
    assertThat(rows(table.groupBy("town").agg(org.apache.spark.sql.functions.sum("salary"))))
        .containsExactly("[Dublin,99.00]", "[London,1200.50]", "[Paris,null]");
    assertThat(table.orderBy(table.col("email").desc()).limit(1).first().getInt(0)).isEqualTo(3);

    assertThat(log())
        .contains("\"town\" = 'Dublin'", "(\"email\" IS NOT NULL)", "\"email\" = $1)")
        .doesNotContain("ada@", "bob@", "nobody@", "BOB@", "neil", "1815-12-10", "1200.5");
  }

  @Test
  void cellsThatIgnoreCaseOrFallIntoGroupsAreRead() throws IOException {
    Dataset<Row> members = spark.table("member");
    assertThat(rows(members))
        .containsExactly(
            "[1,Ada@Example.com,Lovelace]", "[2,grace@example.com,Hopper]", "[3,null,Love]");
    assertThat(ids(members.filter("email = 'ADA@example.COM'"))).containsExactly("[1]");
    assertThat(ids(members.filter("email in ('GRACE@example.com', 'none')")))
        .containsExactly("[2]");
    assertThat(ids(members.filter("last = 'Love'"))).containsExactly("[3]");
    assertThat(ids(members.filter("last in ('Hopper', 'Lovelace') and email is not null")))
        .containsExactly("[1]", "[2]");
    assertThat(ids(members.filter("last like 'Lov%'"))).containsExactly("[1]", "[3]");
    assertThat(ids(members.filter("upper(email) = 'ADA@EXAMPLE.COM'"))).containsExactly("[1]");
    assertThat(log())
        .contains("substring(\"email\", 1, 21) = ", "substring(\"last\", 1, 7) IN (")
        .doesNotContain("ADA@", "Ada@", "Love", "Hopper");
  }

  private static List<String> ids(Dataset<Row> found) {
    return rows(found.select("id"));
  }

  @Test
  void aLimitStopsALargeReadUnlessTheProfileHasNone() throws IOException {
    Path limited = directory.resolve("limited.yaml");
    String access =
        """
        access:
          web: { visitor.email: { limits: { opened: 100 } } }
          report: {}
        """;
    Files.writeString(limited, Files.readString(spark.configuration()) + access);
    DataFrameReader reader = spark.reader("visitor").option("hushcell.config", limited.toString());
    Dataset<Row> web = reader.option("hushcell.profile", "web").load();
    assertThatThrownBy(web::collectAsList).hasStackTraceContaining("HC-4060");
    Dataset<Row> report = reader.option("hushcell.profile", "report").load();
    assertThat(rows(report)).hasSize(300).contains("[299,visitor299]");
  }

  @Test
  void whatIsNotSearchableIsRefusedUntilSparkIsToAnswerIt() {
    assertThatThrownBy(() -> found("salary = 99.00")).hasStackTraceContaining("HC-2");
    Dataset<Row> alone = spark.reader("contact").option("pushDownPredicate", "false").load();
    assertThat(alone.filter("salary = 99.00").select("id").first().getInt(0)).isEqualTo(3);
  }

  @Test
  void conditionsOnOtherColumnsAreSentWhereTheReaderNamesThem() throws IOException {
    Dataset<Row> part = spark.table("(select * from contact where town > 'M') part");
    assertThat(rows(part.select("email"))).containsExactly("[bob@example.com]");
    Dataset<Row> cut =
        spark
            .reader("contact")
            .option("partitionColumn", "id")
            .option("lowerBound", 1)
            .option("upperBound", 4)
            .option("numPartitions", 2)
            .load();
    assertThat(cut.rdd().getNumPartitions()).isEqualTo(2);
    assertThat(rows(cut.filter("email = 'ada@example.com'").select("id"))).containsExactly("[1]");
    assertThat(log()).contains("town > 'M'");
  }

  @Test
  void tablesOfACatalogAreReadTheSameWay() throws IOException {
    var conf = LocalSpark.session().conf();
    String catalog = "spark.sql.catalog.crm";
    conf.set(catalog, "org.apache.spark.sql.execution.datasources.v2.jdbc.JDBCTableCatalog");
    conf.set(catalog + ".url", spark.prefixed());
    conf.set(catalog + ".driver", "dev.hushcell.HushcellDriver");
    conf.set(catalog + ".hushcell.config", spark.configuration().toString());
    conf.set(catalog + ".pushDownAggregate", "true");
    Dataset<Row> first =
        LocalSpark.session()
            .sql("select max(email) from crm.public.contact where email like '%example.com'");
    assertThat(rows(first)).containsExactly("[o'neil\\@example.com]");
    Dataset<Row> joined =
        LocalSpark.session()
            .sql(
                "select a.id from crm.public.contact a join crm.public.contact b"
                    + " on a.email = b.email where b.email = 'ada@example.com'"
                    + " order by a.email limit 1");
    assertThat(rows(joined)).containsExactly("[1]");
    assertThat(log()).doesNotContain("ada@");
  }

  @Test
  void writtenRowsAreCells() throws IOException, SQLException {
    try (Connection ours = spark.ours();
        Connection plain = spark.plain()) {
      run(ours, "delete from contact where id > 10");
      Dataset<Row> more =
          LocalSpark.session()
              .sql(
                  "select 11 id, 'eve@example.com' email, date '1990-02-03' born,"
                      + " cast(7712345.25 as decimal(10,2)) salary, 'Rome' town"
                      + " union all select 12, null, null, null, 'Oslo'");
      spark.writer(more, "contact").mode(SaveMode.Append).save();
      assertThat(rows(ours, "select * from contact where email = 'eve@example.com'"))
          .containsExactly("11|eve@example.com|1990-02-03|7712345.25|Rome");
      assertThat(rows(plain, "select email from contact where id = 11").get(0)).startsWith("\\x");
      assertThat(rows(plain, "select town from contact where id = 12 and email is null"))
          .containsExactly("Oslo");
      run(ours, "delete from contact where id > 10");
    }
    assertThat(log()).doesNotContain("eve@", "1990-02-03", "7712345");
  }

  @Test
  void tablesThatSparkMakesKeepCells() throws SQLException, IOException {
    Dataset<Row> one = LocalSpark.session().sql("select 1 id, 'sue@example.com' email");
    Dataset<Row> other = LocalSpark.session().sql("select 2 id, 'tom@example.com' email");
    String types = "email varchar(100)";
    spark.writer(one, "person").option("createTableColumnTypes", types).save();
    try (Connection ours = spark.ours();
        Connection plain = spark.plain()) {
      assertThat(rows(plain, "select email from person").get(0)).startsWith("\\x");
      assertThat(rows(ours, "select id from person where email = 'sue@example.com'"))
          .containsExactly("1");

      spark.writer(other, "person").mode(SaveMode.Overwrite).option("truncate", "true").save();
      assertThat(rows(ours, "select id, email from person")).containsExactly("2|tom@example.com");

      spark
          .writer(one, "person")
          .mode(SaveMode.Overwrite)
          .option("createTableColumnTypes", types)
          .save();
      assertThat(rows(ours, "select id, email from person")).containsExactly("1|sue@example.com");
      assertThat(rows(plain, "select email from person").get(0)).startsWith("\\x");
    }
    assertThat(log()).doesNotContain("sue@", "tom@");
  }
}
