package dev.hushcell.contract.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.Hushcell;
import dev.hushcell.HushcellDataSource;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachPostgres;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.ServerCertificate;
import dev.hushcell.contract.server.WithoutOptions;
import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.dialect.DriverOptions;
import dev.hushcell.internal.dialect.postgresql.PostgresDatabase;
import dev.hushcell.layers.Certificate;
import dev.hushcell.layers.LinkStatus;
import dev.hushcell.layers.Reach;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.postgresql.ds.PGSimpleDataSource;

/** What the link may be where the configuration says {@code transport: require-tls}. */
@EachPostgres
@WithoutOptions
class LinkTests {
  private static final String COLUMNS = "columns: { person.name: {} }\ntransport: ";

  @TempDir static Path made;
  private static ServerCertificate certificate;

  @Parameter Server server;
  @TempDir Path directory;

  private Scene scene;

  @BeforeEach
  void turnTlsOn() throws Exception {
    if (certificate == null) {
      certificate = ServerCertificate.of(made, "localhost");
    }
    scene = Scene.of(server, directory, COLUMNS + "require-tls\n");
    set(
        "ssl_cert_file = '" + certificate.certificate() + "'",
        "ssl_key_file = '" + certificate.key() + "'",
        "ssl = 'on'");
  }

  @AfterEach
  void turnTlsOff() throws SQLException {
    set("ssl = 'off'");
  }

  private void set(String... settings) throws SQLException {
    try (Connection plain = scene.plain()) {
      for (String each : settings) {
        scene.run(plain, "ALTER SYSTEM SET " + each);
      }
      scene.run(plain, "SELECT pg_reload_conf()", "SELECT pg_sleep(0.3)");
    }
  }

  private String verified() {
    return "sslmode=verify-full&sslrootcert=" + certificate.certificate();
  }

  private Connection ours(String options) throws SQLException {
    return ours(options, new Properties());
  }

  private Connection ours(String options, Properties properties) throws SQLException {
    properties.setProperty("user", scene.base().user());
    properties.setProperty("password", scene.base().password());
    return DriverManager.getConnection(
        scene.base().oursUrl(scene.configuration()) + "&" + options, properties);
  }

  private void assertRefused(String options, String reason) {
    assertRefused(options, new Properties(), reason);
  }

  private void assertRefused(String options, Properties properties, String reason) {
    assertUnsafe(() -> ours(options, properties), reason);
  }

  private static void assertUnsafe(Callable<Connection> connecting, String... reasons) {
    assertThatThrownBy(() -> connecting.call().close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("[HC-1046]")
        .hasMessageContainingAll(reasons);
  }

  @Test
  void verifiedTlsIsALinkAndIsToldAsTheServerHasIt() throws Exception {
    try (Connection ours = ours(verified())) {
      scene.run(ours, "create table person (id int primary key, name varchar(20))");
      scene.run(ours, "insert into person values (1, 'Ada')");
      LinkStatus link = Hushcell.status(ours).link();
      assertThat(link.isSafe()).isTrue();
      assertThat(link.encrypted()).contains(true);
      assertThat(link.protocol()).contains("TLSv1.3");
      assertThat(link.cipher().orElseThrow()).startsWith("TLS_");
      assertThat(link.certificate()).isEqualTo(Certificate.VERIFIED);
      assertThat(link.reach()).isEqualTo(Reach.LOOPBACK);
    }
    try (Connection ours = ours("ssl=true&sslrootcert=" + certificate.certificate())) {
      assertThat(Hushcell.status(ours).link().isSafe()).isTrue();
    }
  }

  @Test
  void optionsThatPromiseLessAreRefusedBeforeAnythingIsSent() {
    // Nobody listens there: what is refused without a connection is refused with our code.
    String url = scene.base().oursUrl(scene.configuration()).replaceFirst(":[0-9]+/", ":1/");
    assertUnsafe(
        () -> DriverManager.getConnection(url, "u", "p"),
        "sslmode=prefer",
        "sslmode=verify-full",
        "allow-loopback");
    assertRefused("sslmode=disable", "sslmode=disable");
    assertRefused("sslmode=allow", "sslmode=allow");
    assertRefused("sslmode=require", "sslmode=require");
    assertRefused(
        "sslmode=verify-ca&sslrootcert=" + certificate.certificate(), "sslmode=verify-ca");
    assertRefused("ssl=false", "sslmode=prefer");
    assertRefused(
        verified() + "&sslfactory=org.postgresql.ssl.NonValidatingFactory", "NonValidatingFactory");
    assertRefused(verified() + "&sslhostnameverifier=some.Verifier", "some.Verifier");
    assertRefused(verified() + "&gssEncMode=prefer", "gssEncMode=prefer");
  }

  @Test
  void optionsOfAnUnknownDriverPromiseNothing() {
    Database database = new PostgresDatabase();
    String url = scene.base().url() + "?" + verified();
    Driver known = new org.postgresql.Driver();
    Driver unknown = new org.postgresql.Driver() {};
    assertThat(promised(database, known, url)).isEqualTo(Certificate.VERIFIED);
    assertThat(promised(database, unknown, url)).isEqualTo(Certificate.UNVERIFIED);
  }

  private static Certificate promised(Database database, Driver driver, String url) {
    DriverOptions options = DriverOptions.of(driver, url, new Properties(), database.urls());
    return database.link().promised(options).certificate();
  }

  @Test
  void theUrlGoesBeforeThePropertiesAsForTheDriver() throws Exception {
    Properties weak = new Properties();
    weak.setProperty("sslmode", "disable");
    try (Connection ours = ours(verified(), weak)) {
      assertThat(Hushcell.status(ours).link().isSafe()).isTrue();
    }
    Properties strong = new Properties();
    strong.setProperty("sslmode", "verify-full");
    strong.setProperty("sslrootcert", certificate.certificate().toString());
    assertRefused("sslmode=require", strong, "sslmode=require");
    Properties factory = new Properties();
    factory.setProperty("sslfactory", "org.postgresql.ssl.NonValidatingFactory");
    assertRefused(verified(), factory, "NonValidatingFactory");
  }

  @Test
  void theDriverRefusesAServerThatIsNotTheRightOne() throws Exception {
    ServerCertificate other = ServerCertificate.of(directory, "localhost");
    assertThatThrownBy(() -> ours("sslmode=verify-full&sslrootcert=" + other.certificate()).close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("SSL");
    set("ssl = 'off'");
    assertThatThrownBy(() -> ours(verified()).close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("SSL");
  }

  @Test
  void whatASecondLinkLeavesInClearIsRefusedByTheAnswerOfTheServer() throws Exception {
    int port = Integer.parseInt(scene.base().url().replaceAll(".*:([0-9]+)/.*", "$1"));
    try (TlsEnd proxy = TlsEnd.before(port, certificate)) {
      String url =
          scene.base().oursUrl(scene.configuration()).replace(":" + port, ":" + proxy.port());
      assertUnsafe(
          () -> DriverManager.getConnection(url + "&" + verified(), scene.base().user(), ""),
          "PLAINTEXT");
    }
  }

  @Test
  void whatIsAllowedByNameIsALinkToo() throws Exception {
    scene = Scene.of(server, directory, COLUMNS + "[require-tls, allow-loopback]\n");
    try (Connection ours = ours("sslmode=disable")) {
      LinkStatus link = Hushcell.status(ours).link();
      assertThat(link.isSafe()).isFalse();
      assertThat(link.text()).startsWith("PLAINTEXT").endsWith("to this machine");
    }
    scene = Scene.of(server, directory, COLUMNS + "[require-tls, allow-any-name]\n");
    try (Connection ours = ours("sslmode=verify-ca&sslrootcert=" + certificate.certificate())) {
      assertThat(Hushcell.status(ours).link().certificate()).isEqualTo(Certificate.ANY_NAME);
    }
    assertRefused("sslmode=require", "sslmode=require");
  }

  @Test
  void theOptionsOfADataSourceAreNotSeenAndMayBeVouchedFor() throws Exception {
    PGSimpleDataSource inner = new PGSimpleDataSource();
    inner.setUrl(scene.base().url() + "?" + verified());
    inner.setUser(scene.base().user());
    assertRefusedSource(inner, "the options of a data source are not seen");
    scene = Scene.of(server, directory, COLUMNS + "[require-tls, allow-data-source]\n");
    try (HushcellDataSource source = new HushcellDataSource(inner)) {
      source.setConfig(scene.configuration().toString());
      try (Connection ours = source.getConnection()) {
        assertThat(Hushcell.status(ours).link().certificate()).isEqualTo(Certificate.UNSEEN);
      }
    }
    inner.setSslMode("disable");
    assertRefusedSource(inner, "PLAINTEXT");
  }

  private void assertRefusedSource(PGSimpleDataSource inner, String reason) {
    try (HushcellDataSource source = new HushcellDataSource(inner)) {
      source.setConfig(scene.configuration().toString());
      assertUnsafe(source::getConnection, reason);
    }
  }
}
