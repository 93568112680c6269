package dev.hushcell.contract.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.Hushcell;
import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.Base;
import dev.hushcell.contract.server.EachPostgres;
import dev.hushcell.contract.server.Server;
import dev.hushcell.testing.script.Comparison;
import dev.hushcell.testing.script.Script;
import dev.hushcell.testing.script.Side;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Users with the rights that the documentation names, and no others. */
@EachPostgres
class RightsTests {
  private static final String COLUMNS =
      """
      columns:
        contact.email:    { search: equality }
        contact.password: {}
      """;
  private static final String CREATE =
      "create table contact (id int primary key, name varchar(40), email varchar(100) unique,"
          + " password varchar(60))";

  @Parameter Server server;
  @TempDir Path directory;

  private final String owner = "owner" + Long.toHexString(System.nanoTime());
  private final String worker = "worker" + Long.toHexString(System.nanoTime());

  /** Makes two roles, of which one owns a schema; nobody may do anything in {@code public}. */
  private void roles(Base base) throws SQLException {
    try (Connection plain = base.plain()) {
      for (String role : new String[] {owner, worker}) {
        run(
            plain,
            "do $$ begin if not exists (select 1 from pg_roles where rolname = '"
                + role
                + "') then create role "
                + role
                + " login nosuperuser nocreatedb nocreaterole; end if; end $$");
        run(plain, "alter role " + role + " in database " + base.name() + " set search_path = crm");
      }
      run(plain, "revoke all on schema public from public");
      run(plain, "revoke temporary on database " + base.name() + " from public");
      run(plain, "create schema crm authorization " + owner);
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (java.sql.Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void insert(Connection connection, int id, String email) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into contact values (?, 'x', ?, 'secret')")) {
      insert.setInt(1, id);
      insert.setString(2, email);
      insert.executeUpdate();
    }
  }

  @Test
  void ownerOfASchemaInitializesAndWorks() throws Exception {
    Scene scene = Scene.of(server, directory, COLUMNS);
    roles(scene.base());
    try (Connection ours = scene.base().as(owner).ours(scene.configuration());
        Connection plain = scene.plain()) {
      run(ours, CREATE);
      insert(ours, 1, "ada@example.com");
      assertThat(Found.rows(ours, "select * from contact where email = 'ada@example.com'"))
          .containsExactly("1|x|ada@example.com|secret");
      run(ours, "alter table contact rename column password to pass");
      run(ours, "update contact set pass = 'other', email = 'grace@example.com' where id = 1");
      assertThat(Hushcell.status(ours).toString()).doesNotContain("secret");
      assertThat(Found.bytes(plain, "select email from crm.contact"))
          .noneMatch(cell -> cell.contains("example"));
    }
  }

  @Test
  void workerNeedsTheRowsAndMayOnlyReadTheCatalogue() throws Exception {
    Scene scene = Scene.of(server, directory, COLUMNS);
    roles(scene.base());
    try (Connection ours = scene.base().as(owner).ours(scene.configuration())) {
      run(ours, CREATE);
    }
    try (Connection plain = scene.plain()) {
      run(plain, "grant usage on schema crm to " + worker);
      run(plain, "grant select, insert, update, delete on crm.contact to " + worker);
      run(
          plain,
          "grant select on crm.hushcell_key, crm.hushcell_column, crm.hushcell_manifest,"
              + " crm.hushcell_event to "
              + worker);
    }
    try (Connection ours = scene.base().as(worker).ours(scene.configuration())) {
      insert(ours, 1, "ada@example.com");
      run(ours, "update contact set password = 'other' where email = 'ada@example.com'");
      assertThat(Found.rows(ours, "select password from contact")).containsExactly("other");
      run(ours, "delete from contact where email = 'ada@example.com'");
      assertThatThrownBy(() -> run(ours, "alter table contact drop column password"))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void workerWithoutTheCatalogueIsRefusedAndStoresNothing() throws Exception {
    Scene scene = Scene.of(server, directory, COLUMNS);
    roles(scene.base());
    try (Connection ours = scene.base().as(owner).ours(scene.configuration())) {
      run(ours, CREATE);
    }
    try (Connection plain = scene.plain()) {
      run(plain, "grant usage on schema crm to " + worker);
      run(plain, "grant select, insert on crm.contact to " + worker);
      assertThatThrownBy(
              () -> {
                try (Connection ours = scene.base().as(worker).ours(scene.configuration())) {
                  insert(ours, 1, "ada@example.com");
                }
              })
          .isInstanceOf(SQLException.class);
      assertThat(Found.rows(plain, "select count(*) from crm.contact")).containsExactly("0");
    }
  }

  @Test
  void tableOfAnAdministratorIsActivatedByOneWhoMayNotAlterIt() throws Exception {
    Scene scene = Scene.of(server, directory, COLUMNS);
    roles(scene.base());
    try (Connection plain = scene.plain()) {
      run(plain, "set search_path to crm");
      run(plain, CREATE);
      run(plain, "grant usage, create on schema crm to " + worker);
      run(plain, "grant select, insert on crm.contact to " + worker);
      assertThatThrownBy(
              () -> {
                try (Connection ours = scene.base().as(worker).ours(scene.configuration())) {
                  insert(ours, 1, "ada@example.com");
                }
              })
          .hasMessageContaining("[HC-");
      assertThat(Found.rows(plain, "select count(*) from crm.contact")).containsExactly("0");
    }
  }

  @TestFactory
  Stream<DynamicTest> scriptOfAnOwner() throws Exception {
    Scene scene = Scene.of(server, directory, resource("writes.columns.yaml"));
    Base other = server.fresh();
    roles(scene.base());
    roles(other);
    Side plain = new Side(other.as(owner).plain(), false);
    Side subject = new Side(scene.base().as(owner).ours(scene.configuration()), false);
    Comparison comparison = new Comparison(plain, subject);
    return Script.read("/dev/hushcell/contract/writes.txt", server.words()).stream()
        .map(step -> DynamicTest.dynamicTest(step.title(), () -> comparison.check(step)))
        .onClose(
            () -> {
              try (plain;
                  subject) {
                assertThat(Files.exists(scene.configuration())).isTrue();
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              }
            });
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Scene.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
