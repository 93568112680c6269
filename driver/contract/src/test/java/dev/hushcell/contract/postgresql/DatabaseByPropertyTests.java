package dev.hushcell.contract.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.HushcellDataSource;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.Base;
import dev.hushcell.contract.server.EachPostgres;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Connections with one URL to two databases, which properties name. */
@EachPostgres
@WithoutOptions
class DatabaseByPropertyTests {
  private static final String MARK = "Zq9property";

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void eachDatabaseHasItsOwnProtection() throws Exception {
    Scene one = Scene.of(server, directory, "columns: { contact.email: {} }\n");
    Base other = server.fresh();
    Scene all =
        Scene.of(
            server,
            other,
            directory,
            "all.yaml",
            "columns: { contact.email: {}, note.body: {} }\n");
    try (Connection ours = all.ours()) {
      all.run(ours, "create table note (id int primary key, body varchar(40))");
    }
    try (Connection first = connect(one, one.base());
        Connection second = connect(one, other)) {
      one.run(first, "create table contact (id int primary key, email varchar(40))");
      one.run(second, "insert into note values (1, '" + MARK + "')");
    }
    assertThat(one.traces().of(MARK)).isEmpty();
  }

  /** The URL alone does not tell which database a wrapped data source leads to. */
  @Test
  void aDataSourceMayNotLeadToTheOther() throws Exception {
    Scene one = Scene.of(server, directory, "columns: { contact.email: {} }\n");
    AtomicReference<Base> route = new AtomicReference<>(one.base());
    DataSource routing =
        (DataSource)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, arguments) -> inner(route.get()));
    try (HushcellDataSource ours = new HushcellDataSource(routing)) {
      ours.setConfig(one.configuration().toString());
      ours.getConnection().close();
      route.set(server.fresh());
      assertThatThrownBy(ours::getConnection).hasMessageContaining("[HC-1049]");
      route.set(one.base());
      ours.getConnection().close();
    }
  }

  private static Connection inner(Base base) throws SQLException {
    return DriverManager.getConnection(
        base.url().replaceFirst("/" + base.name() + "($|\\?)", "/$1"), properties(base));
  }

  private static Connection connect(Scene scene, Base base) throws SQLException {
    String url = base.oursUrl(scene.configuration());
    return DriverManager.getConnection(
        url.replace("/" + base.name() + "?", "/?"), properties(base));
  }

  private static Properties properties(Base base) {
    Properties properties = new Properties();
    properties.setProperty("user", base.user());
    properties.setProperty("password", base.password());
    properties.setProperty("PGDBNAME", base.name());
    return properties;
  }
}
