package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.Hushcell;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.Server;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * Beside their tenant, values are compared by the database, which knows equal ones of one alone.
 */
@EachServer
class TenantSearchTests {
  private static final String COLUMNS =
      """
      columns:
        deal.email: { search: equality, compare: exact, key: { per: tenant_id } }
        deal.code: { search: equality, key: { name: code, per: tenant_id }, type: integer }
        deal.note: { search: full, compare: exact, key: { per: tenant_id } }
        bid.email: { search: equality, compare: exact, key: { per: tenant_id } }
        pact.email: { search: equality, compare: exact, key: { per: tenant_id } }
        bill.text: { search: equality, compare: exact, key: { per: org } }
        memo.text: { search: equality, compare: exact, key: { per: org } }
      """;

  @Parameter Server server;
  @TempDir Path directory;

  private Scene scene;
  private @Nullable Connection ours;
  private @Nullable Connection plain;

  @BeforeEach
  void fill() throws Exception {
    scene = Scene.of(server, directory, COLUMNS);
    ours = scene.ours();
    plain = scene.plain();
    run(
        ours,
        "create table deal (id int not null primary key, tenant_id varchar(40) not null,"
            + " email varchar(60), code integer, note varchar(60), unique (tenant_id, email))");
    run(ours, "create index deal_code on deal (code)");
    run(
        ours,
        "create table other (id int not null primary key, tenant_id varchar(40), place varchar(40))");
    addTenants("acme", "globex");
    for (String tenant : List.of("acme", "globex")) {
      int first = tenant.equals("acme") ? 1 : 4;
      insert(first, tenant, "ann@x.org", 7, "one");
      insert(first + 1, tenant, "bob@x.org", 7, "two");
      insert(first + 2, tenant, null, null, null);
    }
  }

  @AfterEach
  void close() throws SQLException {
    if (ours != null) {
      ours.close();
    }
    if (plain != null) {
      plain.close();
    }
  }

  @Test
  void equalValuesOfTwoTenantsHaveDifferentCells() throws Exception {
    assertThat(Found.rows(plain, "select count(distinct email) from deal")).containsExactly("4");
    assertThat(Found.rows(plain, "select count(distinct code) from deal")).containsExactly("2");
  }

  @Test
  void conditionsBesideTheTenantFind() throws Exception {
    assertThat(ids("tenant_id = 'acme' and email = 'ann@x.org'")).containsExactly(1);
    assertThat(ids("email = 'ann@x.org' and (id > 0 and 'globex' = tenant_id)")).containsExactly(4);
    assertThat(ids("tenant_id = 'acme' and email in ('bob@x.org', 'ann@x.org')"))
        .containsExactly(1, 2);
    assertThat(ids("tenant_id = 'acme' and email <> 'ann@x.org'")).containsExactly(2);
    assertThat(ids("tenant_id = 'acme' and not (email = 'ann@x.org')")).containsExactly(2);
    assertThat(ids("tenant_id = 'acme' and email not in ('ann@x.org')")).containsExactly(2);
    assertThat(ids("tenant_id = 'acme' and (email = 'ann@x.org' or email is null)"))
        .containsExactly(1, 3);
    assertThat(ids("tenant_id = 'acme' and email = null")).isEmpty();
    assertThat(ids("tenant_id = 'acme' and email = 'carl@x.org'")).isEmpty();
    assertThat(ids("tenant_id = 'acme' and code = 7 and email = 'bob@x.org'")).containsExactly(2);
    assertThat(ids("deal.tenant_id = 'acme' and deal.email = 'ann@x.org'")).containsExactly(1);
  }

  /** A statement that is prepared once, or has the shape of another, keeps no tenant. */
  @Test
  void tenantIsThatOfTheRun() throws Exception {
    for (String sql :
        List.of(
            "select id from deal where tenant_id = ? and email = ?",
            "select id from deal d where ? = d.tenant_id and d.email in (?, 'nobody@x.org')")) {
      try (PreparedStatement select = ours.prepareStatement(sql)) {
        for (int round = 0; round < 2; round++) {
          assertThat(found(select, "acme", "ann@x.org")).containsExactly("1");
          assertThat(found(select, "globex", "ann@x.org")).containsExactly("4");
          assertThat(found(select, "globex", null)).isEmpty();
        }
        select.clearParameters();
        select.setString(2, "ann@x.org");
        assertThatThrownBy(select::executeQuery).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> found(select, null, "ann@x.org"))
            .hasMessageContaining("[HC-4070]");
        assertThatThrownBy(() -> found(select, "no such", "ann@x.org"))
            .hasMessageContaining("[HC-4070]");
        assertThatThrownBy(() -> found(select, "ACME", "ann@x.org"))
            .hasMessageContaining("[HC-1381]");
      }
    }
    try (PreparedStatement literal =
            ours.prepareStatement(
                "select id from deal where tenant_id = ? and email = 'bob@x.org'");
        PreparedStatement tenant =
            ours.prepareStatement("select id from deal where tenant_id = 'globex' and email = ?")) {
      literal.setString(1, "acme");
      assertThat(rows(literal)).containsExactly("2");
      literal.setString(1, "globex");
      assertThat(rows(literal)).containsExactly("5");
      tenant.setString(1, "ann@x.org");
      assertThat(rows(tenant)).containsExactly("4");
    }
    assertThat(ids("tenant_id = 'globex' and email = 'bob@x.org'")).containsExactly(5);
    assertThat(ids("tenant_id = 'acme' and email = 'bob@x.org'")).containsExactly(2);
    assertThat(ids("tenant_id = 'globex' and email = 'ann@x.org'")).containsExactly(4);
  }

  @Test
  void rowsAreChangedBesideTheirTenant() throws Exception {
    try (PreparedStatement update =
        ours.prepareStatement(
            "update deal set email = ?, code = 8 where tenant_id = ? and email = ?")) {
      batch(update, "ann@y.org", "acme", "ann@x.org");
      batch(update, "anne@y.org", "globex", "ann@x.org");
      assertThat(update.executeBatch()).containsExactly(1, 1);
    }
    assertThat(Found.rows(ours, "select email from deal where code is not null order by id"))
        .containsExactly("ann@y.org", "bob@x.org", "anne@y.org", "bob@x.org");
    assertThat(ids("tenant_id = 'globex' and code = 8")).containsExactly(4);
    try (PreparedStatement delete =
        ours.prepareStatement("delete from deal where email = ? and tenant_id = ?")) {
      batch(delete, "bob@x.org", "globex");
      batch(delete, "ann@y.org", "globex");
      batch(delete, "ann@y.org", "acme");
      assertThat(delete.executeBatch()).containsExactly(1, 0, 1);
    }
    assertThat(Found.rows(ours, "select id from deal order by id"))
        .containsExactly("2", "3", "4", "6");
    run(
        ours,
        "insert into other (id, tenant_id, place) select id, tenant_id, 'here' from deal"
            + " where tenant_id = 'globex' and email = 'anne@y.org'");
    assertThat(Found.rows(ours, "select id from other")).containsExactly("4");
  }

  /** Nothing else tells that rows of others are left out. */
  @Test
  void conditionsWithoutTheTenantAreRefused() throws Exception {
    run(plain, "create view deals as select id, tenant_id, email from deal");
    String found = "email = 'ann@x.org'";
    for (String condition :
        List.of(
            found,
            "tenant_id = 'acme' or " + found,
            "not (tenant_id = 'acme' and " + found + ")",
            "(tenant_id = 'acme' or id > 0) and " + found,
            "tenant_id in ('acme') and " + found,
            "tenant_id <> 'acme' and " + found,
            "tenant_id = lower('acme') and " + found,
            "tenant_id = tenant_id and " + found,
            "tenant_id like 'acme' and " + found,
            "id in (select id from other where tenant_id = 'acme') and " + found,
            "exists (select 1 from other where other.tenant_id = 'acme') and " + found,
            "tenant_id = 'acme' and exists (select 1 from other where " + found + ")")) {
      assertRefused("select id from deal where " + condition, "HC-2170");
      assertRefused("update deal set id = id where " + condition, "HC-2170");
      assertRefused("delete from deal where " + condition, "HC-2170");
    }
    for (String from :
        List.of(
            "deal d join other o on o.id = d.id where o.tenant_id = 'acme' and d.",
            "deal d join other o on o.id = d.id where d.tenant_id = 'acme' and d.",
            "other o left join deal d on d.tenant_id = 'acme' and d.email = 'ann@x.org' where o.",
            "deal d left join other o on o.tenant_id = 'acme' where d.",
            "deal d, other o where o.tenant_id = 'acme' and d.",
            "(select id, tenant_id, email from deal) d where d.tenant_id = 'acme' and d.",
            "(select id, email from deal where tenant_id = 'acme') d where d.",
            "deals d where d.tenant_id = 'acme' and d.")) {
      String where = from.endsWith("where o.") ? from + "id > 0" : from + found;
      assertRefused("select d.id from " + where, "HC-2170");
    }
    assertRefused(
        "select id from other where tenant_id = 'acme' and exists"
            + " (select 1 from deal where deal.tenant_id = other.tenant_id and deal."
            + found
            + ")",
        "HC-2170");
    assertRefused("select id from deal where tenant_id = 'none' and " + found, "HC-1381");
    assertRefused("select id from deal where tenant_id = 'ACME' and " + found, "HC-1381");
    assertRefused("select id from deal where tenant_id = 'no good' and " + found, "HC-2170");
    assertThat(Found.rows(plain, "select count(*) from deal")).containsExactly("6");
  }

  /** The table of another query of the statement may have its own tenant. */
  @Test
  void eachQueryHasItsTenant() throws Exception {
    run(
        ours,
        "insert into other (id, tenant_id, place) values (1, 'globex', 'x'), (5, 'acme', 'y')");
    assertThat(
            Found.rows(
                ours,
                "select id from other where tenant_id = 'globex' and id in"
                    + " (select id from deal where tenant_id = 'acme' and email = 'ann@x.org')"))
        .containsExactly("1");
    assertThat(
            Found.rows(
                ours,
                "select id from deal where tenant_id = 'acme' and email = 'ann@x.org' union all"
                    + " select id from deal where tenant_id = 'globex' and email = 'ann@x.org'"
                    + " order by id"))
        .containsExactly("1", "4");
    assertThat(
            Found.rows(
                ours,
                "select d.id from deal d where d.tenant_id = 'globex' and d.email = 'ann@x.org'"
                    + " and exists (select 1 from deal e where e.tenant_id = 'acme'"
                    + " and e.email = 'bob@x.org')"))
        .containsExactly("4");
    assertThat(
            Found.rows(
                ours,
                "select x.id from (select id from deal where tenant_id = 'acme'"
                    + " and email = 'bob@x.org') x join other o on o.id = 1"))
        .containsExactly("2");
  }

  /** They rely on equal cells, which rows of two tenants do not have. */
  @Test
  void whatMayMixTenantsIsRefused() throws Exception {
    for (String sql :
        List.of(
            "select email from deal group by email",
            "select email from deal where tenant_id = 'acme' group by email",
            "select distinct email from deal",
            "select count(distinct email) from deal",
            "select email from deal order by email",
            "select max(email) from deal",
            "select email from deal union select email from deal",
            "select id from deal where email in (select email from deal)",
            "select id from deal where tenant_id = 'acme' and email in (select email from deal)",
            "select d.id from deal d join deal e on d.tenant_id = e.tenant_id and d.email = e.email",
            "select id from deal where tenant_id = 'acme' and email like 'a%'",
            "select id from deal where tenant_id = 'acme' and email < 'b'",
            "select id from deal where tenant_id = 'acme' and email = note",
            "select id from deal where tenant_id = 'acme' and email = tenant_id",
            "select id from deal where tenant_id = 'acme' and lower(email) = 'ann@x.org'",
            "insert into deal (id, tenant_id, email) select 9, 'acme', email from deal",
            "update deal set tenant_id = 'globex' where tenant_id = 'acme' and email = 'ann@x.org'")) {
      assertRefused(sql, "HC-2");
    }
  }

  @Test
  void evaluatedColumnsAreComparedByCellsWhereTheyCan() throws Exception {
    assertThat(ids("note = 'one'")).containsExactly(1, 4);
    assertThat(ids("tenant_id = 'acme' and note = 'one'")).containsExactly(1);
    assertThat(ids("tenant_id = 'acme' and note like 't%' and email = 'bob@x.org'"))
        .containsExactly(2);
    assertThat(
            Found.rows(
                ours, "select note from deal where note is not null group by note order by note"))
        .containsExactly("one", "two");
    assertThat(Found.rows(ours, "select distinct note from deal where id <> 3 and id <> 6"))
        .containsExactlyInAnyOrder("one", "two");
    try (PreparedStatement select =
        ours.prepareStatement(
            "select id from deal where note like ? and tenant_id = ? and note = ?")) {
      for (String tenant : List.of("acme", "globex", "acme")) {
        select.setString(1, "o%");
        select.setString(2, tenant);
        select.setString(3, "one");
        assertThat(rows(select)).containsExactly(tenant.equals("acme") ? "1" : "4");
      }
    }
    try (PreparedStatement update =
        ours.prepareStatement(
            "update deal set note = ? where note like ? and tenant_id = ? and email = ?")) {
      batch(update, "three", "o%", "globex", "ann@x.org");
      batch(update, "four", "t%", "acme", "bob@x.org");
      assertThat(update.executeBatch()).containsExactly(1, 1);
    }
    assertThat(Found.rows(ours, "select note from deal where note is not null order by id"))
        .containsExactly("one", "four", "three", "two");
    try (PreparedStatement delete =
        ours.prepareStatement(
            "delete from deal where note like ? and tenant_id = ? and email = ?")) {
      batch(delete, "t%", "globex", "ann@x.org");
      assertThat(delete.executeBatch()).containsExactly(1);
    }
    assertThat(Found.rows(plain, "select id from deal order by id"))
        .containsExactly("1", "2", "3", "5", "6");
  }

  @Test
  void valuesAreUniqueWithinTheirTenant() throws Exception {
    assertThatThrownBy(() -> insert(9, "acme", "ann@x.org", 1, null))
        .isInstanceOf(SQLException.class)
        .hasMessageNotContaining("[HC-2");
    insert(9, "acme", "carl@x.org", 1, null);
    insert(10, "globex", "carl@x.org", 1, null);
    for (String sql :
        List.of(
            "create unique index u on deal (email)",
            "create unique index u on deal (email, id)",
            "create table bid (id int not null primary key, tenant_id varchar(40), email varchar(60) unique)",
            "create table bid (tenant_id varchar(40), email varchar(60) primary key)",
            "create table bid (tenant_id varchar(40), email varchar(60), unique (email))")) {
      assertRefused(sql, "HC-2209");
    }
    run(
        ours,
        "create table bid (tenant_id varchar(40) not null, email varchar(60) not null, id int,"
            + " primary key (tenant_id, email))");
    if (server.name().startsWith("postgresql")) {
      assertRefused("create unique index u on deal (email) include (tenant_id)", "HC-2209");
      run(ours, "create unique index u on deal (tenant_id, code, id) include (email)");
    }
  }

  @Test
  void keyThatIsThereMustHaveTheTenant() throws Exception {
    run(
        plain,
        "create table bid (id int not null primary key, tenant_id varchar(40), email varchar(60))");
    run(plain, "create unique index bid_email on bid (email)");
    assertRefused("insert into bid (id, tenant_id, email) values (1, 'acme', 'x')", "HC-1335");
    run(plain, "drop table bid");
    run(
        plain,
        "create table bid (id int not null primary key, tenant_id varchar(40), email varchar(60) unique)");
    assertRefused("insert into bid (id, tenant_id, email) values (1, 'acme', 'x')", "HC-1335");
    run(plain, "drop table bid");
    run(
        plain,
        "create table bid (id int not null primary key, tenant_id varchar(40), email varchar(60),"
            + " unique (tenant_id, email))");
    run(plain, "create unique index bid_email on bid (email, tenant_id)");
    assertRefused("insert into bid (id, tenant_id, email) values (1, 'acme', 'x')", "HC-1381");
    addTenants("acme", "globex");
    run(ours, "insert into bid (id, tenant_id, email) values (1, 'acme', 'x')");
    run(ours, "insert into bid (id, tenant_id, email) values (2, 'globex', 'x')");
    assertThat(Found.rows(ours, "select id from bid where tenant_id = 'globex' and email = 'x'"))
        .containsExactly("2");
    assertThatThrownBy(
            () -> run(ours, "insert into bid (id, tenant_id, email) values (3, 'acme', 'x')"))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void tenantsAreNumbersAndUuids() throws Exception {
    String number = "create table bill (id int not null primary key, org bigint, text varchar(60))";
    run(ours, number);
    addTenants("7", "8");
    run(ours, "insert into bill (id, org, text) values (1, 7, 'x'), (2, 8, 'x')");
    assertThat(Found.rows(ours, "select id from bill where org = 8 and text = 'x'"))
        .containsExactly("2");
    try (PreparedStatement select =
        ours.prepareStatement("select id from bill where text = ? and org = ?")) {
      for (long tenant : new long[] {7, 8, 7}) {
        select.setString(1, "x");
        select.setLong(2, tenant);
        assertThat(rows(select)).containsExactly(String.valueOf(tenant - 6));
      }
      select.setObject(2, 8);
      assertThat(rows(select)).containsExactly("2");
      select.setDouble(2, 8);
      assertThatThrownBy(() -> rows(select)).hasMessageContaining("[HC-4070]");
    }
    if (server.name().startsWith("h2") || server.name().startsWith("postgresql")) {
      run(ours, "create table memo (id int not null primary key, org uuid, text varchar(60))");
      UUID one = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
      Hushcell.keys(ours).addTenant(one.toString(), false);
      try (PreparedStatement insert =
              ours.prepareStatement("insert into memo (id, org, text) values (1, ?, 'x')");
          PreparedStatement select =
              ours.prepareStatement("select id from memo where org = ? and text = 'x'")) {
        insert.setObject(1, one);
        insert.executeUpdate();
        select.setObject(1, one);
        assertThat(rows(select)).containsExactly("1");
      }
    }
  }

  /** What the collation of the tenant's column takes for one, is no other tenant here. */
  @Test
  void blanksBehindTheTenantAreNone() throws Exception {
    run(
        ours,
        "create table pact (id int not null primary key, tenant_id char(12), email varchar(60))");
    addTenants("acme", "globex");
    run(
        ours,
        "insert into pact (id, tenant_id, email) values (1, 'acme', 'x'), (2, 'globex', 'x')");
    assertThat(Found.rows(ours, "select id from pact where tenant_id = 'globex' and email = 'x'"))
        .containsExactly("2");
    assertRefused("select id from pact where tenant_id = 'globex ' and email = 'x'", "HC-2170");
  }

  /** Where a text is compared with a number, some databases take what it begins with. */
  @Test
  void noTenantIsTheBeginningOfAnother() throws Exception {
    addTenants("7");
    assertThatThrownBy(() -> addTenants("7abc")).hasMessageContaining("[HC-1382]");
    assertThatThrownBy(() -> addTenants("0")).hasMessageContaining("[HC-1382]");
    addTenants("77");
  }

  @Test
  void rowsThatMayBeThereAreNotFoundByTheColumn() throws Exception {
    String row = "deal (id, tenant_id, email) values (1, 'acme', 'x')";
    List<String> written =
        switch (server.name().replaceAll("[^a-z0-9].*", "")) {
          case "h2" ->
              List.of(
                  "merge into deal (id, tenant_id, email) key (tenant_id, email)"
                      + " values (1, 'acme', 'x')");
          case "postgresql", "sqlite" ->
              List.of(
                  "insert into " + row + " on conflict (tenant_id, email) do nothing",
                  "insert into " + row + " on conflict (tenant_id, email) do update set code = 1");
          case "mariadb" ->
              List.of(
                  "insert into " + row + " on duplicate key update email = 'y'",
                  "replace into " + row);
          default -> List.of();
        };
    for (String sql : written) {
      assertRefused(sql, "HC-2");
    }
  }

  private void addTenants(String... tenants) throws SQLException {
    for (String tenant : tenants) {
      Hushcell.keys(ours).addTenant(tenant, false);
    }
  }

  private static void batch(PreparedStatement statement, String... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setString(i + 1, values[i]);
    }
    statement.addBatch();
  }

  private static List<String> found(
      PreparedStatement select, @Nullable String tenant, @Nullable String email)
      throws SQLException {
    select.setString(1, tenant);
    select.setString(2, email);
    return rows(select);
  }

  private void assertRefused(String sql, String code) {
    assertThatThrownBy(() -> run(ours, sql))
        .as(sql)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("[" + code);
  }

  private static List<String> rows(PreparedStatement select) throws SQLException {
    try (ResultSet rows = select.executeQuery()) {
      return Found.rows(rows);
    }
  }

  private List<Integer> ids(String condition) throws SQLException {
    return Found.rows(ours, "select id from deal where " + condition + " order by id").stream()
        .map(Integer::valueOf)
        .toList();
  }

  private void insert(int id, String tenant, String email, Integer code, String note)
      throws SQLException {
    try (PreparedStatement insert =
        ours.prepareStatement(
            "insert into deal (id, tenant_id, email, code, note) values (?, ?, ?, ?, ?)")) {
      insert.setInt(1, id);
      insert.setString(2, tenant);
      insert.setString(3, email);
      insert.setObject(4, code);
      insert.setString(5, note);
      insert.executeUpdate();
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
