package dev.hushcell.spark;

import static dev.hushcell.spark.LocalSpark.rows;
import static dev.hushcell.spark.LocalSpark.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.CellCount;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.Columns;
import dev.hushcell.admin.Keys;
import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.admin.RewritingStatus.Phase;
import dev.hushcell.policy.TableName;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
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

/** Cells that are sealed for their row: under the key of its tenant, or with its key inside. */
@Tag("nightly")
class KeysOfRowsOnSparkTests {
  private static final RewritingOptions ALONE = RewritingOptions.usual().asOnlyProcess();

  @TempDir private static Path directory;
  private static EmbeddedPostgres postgres;
  private static LocalSpark spark;

  @BeforeAll
  static void start() throws IOException, SQLException {
    postgres =
        EmbeddedPostgres.builder()
            .setDataDirectory(directory.resolve("data"))
            .setServerConfig("fsync", "off")
            .start();
    spark =
        LocalSpark.of(
            postgres.getJdbcUrl("postgres", "postgres"),
            directory,
            """
            deal.note: { key: { per: tenant_id } }
            pay.amount: { belongs-to: id }
            old.note: { key: { per: tenant_id } }
            old.amount: { belongs-to: id }
            """);
    try (Connection ours = spark.ours();
        Connection plain = spark.plain()) {
      run(
          ours,
          "create table deal (id int primary key, tenant_id varchar(40), note varchar(60))",
          "create table pay (id bigint primary key, amount varchar(40), city varchar(20))");
      Hushcell.keys(ours).addTenant("acme", false);
      Hushcell.keys(ours).addTenant("globex", false);
      run(
          plain,
          "create table old (id int primary key, tenant_id varchar(40), note varchar(60), amount"
              + " varchar(40))",
          "insert into old select n, case when n % 3 = 0 then 'acme' else 'globex' end, 'note ' ||"
              + " n, 'amount ' || n from generate_series(1, 3000) n");
    }
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  private static void append(String sql, String table) {
    spark.writer(LocalSpark.session().sql(sql), table).mode(SaveMode.Append).save();
  }

  /** Returns how many cells of a column each tenant has. */
  private static List<String> cellsOfTenants(Connection ours, String column) throws SQLException {
    Keys keys = Hushcell.keys(ours);
    return keys.cells().stream()
        .filter(each -> each.key().orElse("").startsWith(column))
        .map(KeysOfRowsOnSparkTests::shown)
        .toList();
  }

  private static String shown(CellCount count) {
    return count.key().orElseThrow().replaceAll(".*=", "") + " " + count.cells();
  }

  @Test
  void eachRowIsSealedForItsTenant() throws SQLException {
    append(
        "select 1 id, 'acme' tenant_id, 'one' note union all select 2, 'globex', 'two'"
            + " union all select 3, 'acme', null union all select 4, 'acme', 'four'",
        "deal");
    try (Connection ours = spark.ours()) {
      assertThat(cellsOfTenants(ours, "deal.note")).containsExactlyInAnyOrder("acme 2", "globex 1");
    }
    Dataset<Row> table = spark.table("deal");
    assertThat(rows(table))
        .containsExactly("[1,acme,one]", "[2,globex,two]", "[3,acme,null]", "[4,acme,four]");
    assertThat(rows(table.filter("tenant_id = 'acme' and note is not null").select("note")))
        .containsExactly("[four]", "[one]");
    assertThat(rows(table.filter("note like 'o%'").select("id"))).containsExactly("[1]");
    for (String unfit :
        List.of(
            "select 8 id, 'unknown' tenant_id, 'x' note",
            "select 8 id, cast(null as string) tenant_id, 'x' note")) {
      assertThatThrownBy(() -> append(unfit, "deal")).hasStackTraceContaining("HC-");
    }
    assertThatThrownBy(() -> append("select 8 id, 'x' note", "deal"))
        .hasStackTraceContaining("HC-2170");
    assertThat(rows(spark.table("deal").filter("id = 8"))).isEmpty();
  }

  @Test
  void cellOfAnotherRowIsNoticed() throws SQLException {
    append(
        "select cast(1 as bigint) id, 'one' amount, 'Bonn' city union all select 2, 'two', 'Ulm'"
            + " union all select 3, null, 'Ulm'",
        "pay");
    Dataset<Row> table = spark.table("pay");
    assertThat(rows(table)).containsExactly("[1,one,Bonn]", "[2,two,Ulm]", "[3,null,Ulm]");
    assertThat(rows(table.select("amount").filter("city = 'Ulm'")))
        .containsExactly("[null]", "[two]");
    assertThat(rows(table.filter("amount is not null and amount > 'p'").select("city")))
        .containsExactly("[Ulm]");
    assertThat(rows(spark.table("(select amount a from pay where id < 3) part").select("a")))
        .containsExactly("[one]", "[two]");
    assertThatThrownBy(() -> append("select 'x' amount, 'Ulm' city", "pay"))
        .hasStackTraceContaining("HC-2162");
    try (Connection plain = spark.plain()) {
      run(plain, "update pay set amount = (select amount from pay where id = 1) where id = 2");
    }
    assertThatThrownBy(() -> rows(table)).hasStackTraceContaining("HC-3015");
    assertThat(rows(table.filter("id = 1").select("amount"))).containsExactly("[one]");
  }

  @Test
  void tasksFillCellsOfTenantsAndRows() throws Exception {
    String all = "select * from old order by id";
    try (Connection ours = spark.ours();
        Connection plain = spark.plain()) {
      final List<String> before = rows(plain, all);
      Columns columns = Hushcell.columns(ours);
      String job =
          columns
              .encrypt(new TableName("public", "old"), ALONE.asBegunOnly(), ColumnProgress.none())
              .job();
      SparkFilling filling =
          SparkFilling.of(LocalSpark.session(), spark.prefixed(), spark.settings())
              .rowsPerTask(700);
      assertThat(filling.fill(job)).isTrue();
      assertThat(rows(plain, "select count(*) from old where " + job + " = 1"))
          .containsExactly("0");
      assertThat(columns.resume(job, ALONE, ColumnProgress.none()).phase()).isEqualTo(Phase.ENDED);
      assertThat(rows(ours, all)).isEqualTo(before);
      assertThat(cellsOfTenants(ours, "old.note"))
          .containsExactlyInAnyOrder("acme 1000", "globex 2000");
      run(plain, "update old set amount = (select amount from old where id = 7) where id = 8");
      assertThatThrownBy(() -> rows(ours, "select amount from old where id = 8"))
          .hasMessageContaining("HC-3015");
    }
  }
}
