package dev.hushcell;

import static dev.hushcell.Sandbox.run;

import com.zaxxer.hikari.HikariDataSource;
import dev.hushcell.policy.MappedColumn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;

/** Mistakes in URLs, in the database and its users, and in first statements; each made for real. */
final class Slips {
  static final String TABLE = "create table contact(id int primary key, email varchar(60))";
  private static final String INSERT = "insert into contact values (2, 'grace@example.com')";

  private Slips() {}

  static Stream<Slip> all() {
    return Stream.of(
            urls(), SlipsOfJars.all(), SlipsOfStores.all(), users(), copies(), statements())
        .flatMap(each -> each);
  }

  private static Stream<Slip> urls() {
    return Stream.of(
        new Slip("the prefix is missing", scene -> require("jdbc:" + scene.file("crm"))),
        new Slip("the prefix stands in the wrong place", scene -> require("jdbc:h2:mem:hushcell:")),
        new Slip("the prefix stands twice", scene -> ours(scene, "hushcell:h2:mem:")),
        new Slip("`jdbc:` stands behind the prefix too", scene -> ours(scene, "jdbc:h2:mem:")),
        new Slip("the database is misspelt", scene -> ours(scene, "postgres://localhost/crm")),
        new Slip("the database is none of those", scene -> ours(scene, "derby:memory:crm")),
        new Slip("a setting has no value", scene -> ours(scene, "h2:mem:;hushcell.profile=")),
        new Slip("a setting is misspelt", scene -> ours(scene, "h2:mem:;hushcell.konfig=x")),
        new Slip(
            "what weakens is asked for", scene -> ours(scene, "h2:mem:;hushcell.unwrap=allow")),
        new Slip(
            "a data source has no URL", scene -> new HushcellDataSource().getConnection().close()),
        new Slip(
            "a data source has a URL without the prefix",
            scene -> {
              HushcellDataSource source = new HushcellDataSource();
              source.setUrl("jdbc:h2:mem:");
              source.getConnection().close();
            }));
  }

  private static void ours(Sandbox scene, String rest) throws SQLException {
    scene.connectAnew(rest).close();
  }

  private static void require(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "sa", "")) {
      Hushcell.requireProtected(
          connection,
          List.of(new MappedColumn("crm.Contact.email", Optional.empty(), "CONTACT", "EMAIL")));
    }
  }

  private static Stream<Slip> users() {
    return Stream.of(
        new Slip(
            "the password of the database is wrong",
            scene -> {
              plain(scene);
              as(scene, "sa", "wrong");
            }),
        new Slip(
            "the user may only read",
            scene -> {
              plain(scene, TABLE, "create user app password 'a'", "grant select on contact to app");
              as(scene, "app", "a", INSERT);
            }),
        new Slip(
            "the user may not create the catalogue",
            scene -> {
              plain(scene, TABLE, "create user app password 'a'", "grant all on contact to app");
              as(scene, "app", "a", INSERT);
            }),
        new Slip(
            "the user may not read the catalogue",
            scene -> {
              protect(scene);
              plain(scene, "create user app password 'a'", "grant all on contact to app");
              as(scene, "app", "a", INSERT);
            }),
        new Slip(
            "the database is read-only",
            scene -> {
              plain(scene, TABLE);
              use(scene, "crm;ACCESS_MODE_DATA=r", INSERT);
            }),
        new Slip("a pool below has one connection", Slips::narrowPool),
        new Slip(
            "a value is written past the driver",
            scene -> {
              protect(scene);
              plain(scene, INSERT);
            }));
  }

  private static Stream<Slip> copies() {
    return Stream.of(
        new Slip(
            "database and catalogue are those of another environment",
            scene -> {
              protect(scene);
              Sandbox staging = staging(scene);
              protect(staging);
              copy(staging, "crm", scene, "crm", "");
              read(scene, "crm");
            }),
        new Slip(
            "the catalogue is that of another database",
            scene -> {
              protect(scene);
              use(scene, "other", TABLE);
              copy(scene, "other", scene, "crm", "");
              read(scene, "crm");
            }),
        new Slip(
            "a table was copied without the catalogue",
            scene -> {
              protect(scene);
              copy(scene, "crm", scene, "copy", " table contact");
              read(scene, "copy");
            }));
  }

  private static Stream<Slip> statements() {
    return Stream.of(
        statement("a look-up without search", "select id from contact where email = 'a@x.org'"),
        statement("sorted by a protected column", "select id from contact order by email"),
        statement("a pattern", "select id from contact where email like 'ada%'"),
        statement("a function of the database", "select upper(email) from contact"),
        statement("a column that is misspelt", "select emial from contact"),
        statement("an index without search", "create index by_email on contact(email)"));
  }

  private static Slip statement(String name, String sql) {
    return new Slip(
        name,
        scene -> {
          protect(scene);
          use(scene, "crm", sql);
        });
  }

  /** Another installation, with a key store of its own. */
  static Sandbox staging(Sandbox scene) throws Exception {
    return Sandbox.withBcfks(
        Files.createDirectory(scene.directory.resolve("staging")), MistakesTests.COLUMNS);
  }

  static void protect(Sandbox scene) throws SQLException {
    use(scene, "crm", TABLE, "insert into contact values (1, 'ada@example.com')");
  }

  static void read(Sandbox scene, String database) throws SQLException {
    use(scene, database, "select email from contact");
  }

  private static void use(Sandbox scene, String database, String... sql) throws SQLException {
    try (Connection ours = scene.connectAnew(scene.file(database))) {
      run(ours, sql);
    }
  }

  private static void plain(Sandbox scene, String... sql) throws SQLException {
    try (Connection plain = Sandbox.plain(scene.file("crm"))) {
      run(plain, sql);
    }
  }

  private static void as(Sandbox scene, String user, String password, String... sql)
      throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    try (Connection ours = new HushcellDriver().connect(scene.url(scene.file("crm")), properties)) {
      run(ours, sql);
    }
  }

  private static void copy(Sandbox from, String one, Sandbox to, String other, String what)
      throws SQLException {
    Path script = to.directory.resolve("copied.sql");
    try (Connection plain = Sandbox.plain(from.file(one))) {
      run(plain, "script to '" + script + "'" + what);
    }
    try (Connection plain = Sandbox.plain(to.file(other))) {
      run(plain, "drop all objects", "runscript from '" + script + "'");
    }
  }

  private static void narrowPool(Sandbox scene) throws SQLException {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL("jdbc:" + scene.file("crm"));
    h2.setUser("sa");
    try (HikariDataSource pool = new HikariDataSource();
        HushcellDataSource ours = new HushcellDataSource()) {
      pool.setDataSource(h2);
      pool.setMaximumPoolSize(1);
      ours.setDataSource(pool);
      ours.setConfig(scene.configuration.toString());
      try (Connection connection = ours.getConnection()) {
        run(connection, TABLE);
      }
    }
  }
}
