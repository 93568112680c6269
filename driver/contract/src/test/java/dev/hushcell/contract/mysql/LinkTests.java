package dev.hushcell.contract.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.Hushcell;
import dev.hushcell.HushcellDataSource;
import dev.hushcell.contract.PlainDataSource;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachMaria;
import dev.hushcell.contract.server.EveryBuild;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.ServerCertificate;
import dev.hushcell.contract.server.TlsMaria;
import dev.hushcell.contract.server.Variant;
import dev.hushcell.layers.Certificate;
import dev.hushcell.layers.LinkStatus;
import dev.hushcell.layers.Reach;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the link of each driver may be where the file says {@code transport: require-tls}. */
@EachMaria
@EveryServer
@EveryBuild(Variant.DRIVERS)
@OneCollation
class LinkTests {
  private static final String COLUMNS = "columns: { person.name: {} }\ntransport: ";

  @TempDir static Path made;
  private static ServerCertificate certificate;
  private static TlsMaria tls;

  @Parameter Server server;
  @TempDir Path directory;

  private Scene scene;

  @BeforeEach
  void begin() throws Exception {
    if (tls == null) {
      certificate = ServerCertificate.of(made, "localhost");
      tls = TlsMaria.start(certificate);
    }
    scene = scene("require-tls");
  }

  @AfterAll
  static void end() throws Exception {
    if (tls != null) {
      tls.close();
      tls = null;
    }
  }

  private Scene scene(String transport) throws Exception {
    return Scene.of(tls.like(server), directory, COLUMNS + transport + "\n");
  }

  private boolean isMariaDb() {
    return server.name().startsWith("mariadb");
  }

  private String verified() {
    return isMariaDb()
        ? "sslMode=verify-full&serverSslCert=" + certificate.certificate()
        : "sslMode=VERIFY_IDENTITY&" + trust();
  }

  private static String trust() {
    return "trustCertificateKeyStoreType=PKCS12&trustCertificateKeyStorePassword="
        + ServerCertificate.PASSWORD
        + "&trustCertificateKeyStoreUrl=file:"
        + certificate.trust();
  }

  private Connection ours(String options, String... properties) throws SQLException {
    return at(scene.base().oursUrl(scene.configuration()) + "&" + options, properties);
  }

  private Connection at(String url, String... more) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", scene.base().user());
    properties.setProperty("password", scene.base().password());
    for (int i = 0; i < more.length; i += 2) {
      properties.setProperty(more[i], more[i + 1]);
    }
    return DriverManager.getConnection(url, properties);
  }

  private static void assertUnsafe(Callable<Connection> connecting, String reason) {
    assertThatThrownBy(() -> connecting.call().close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("[HC-1046]")
        .hasMessageContaining(reason);
  }

  @Test
  void verifiedTlsIsALinkAndIsToldAsTheServerHasIt() throws Exception {
    try (Connection ours = ours(verified())) {
      scene.run(ours, "create table person (id int primary key, name varchar(20))");
      scene.run(ours, "insert into person values (1, 'Ada')");
      LinkStatus link = Hushcell.status(ours).link();
      assertThat(link.isSafe()).as(link.text()).isTrue();
      assertThat(link.protocol().orElseThrow()).startsWith("TLSv1.");
      assertThat(link.cipher()).isPresent();
      assertThat(link.reach()).isEqualTo(Reach.LOOPBACK);
    }
    scene = scene("[require-tls, allow-any-name]");
    String any =
        isMariaDb()
            ? "sslMode=verify-ca&serverSslCert=" + certificate.certificate()
            : "sslMode=VERIFY_CA&" + trust();
    try (Connection ours = ours(any)) {
      assertThat(Hushcell.status(ours).link().certificate()).isEqualTo(Certificate.ANY_NAME);
    }
    scene = scene("[require-tls, allow-loopback]");
    try (Connection ours = ours(isMariaDb() ? "sslMode=disable" : "sslMode=DISABLED")) {
      assertThat(Hushcell.status(ours).link().text())
          .startsWith("PLAINTEXT")
          .endsWith("to this machine");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          connectTimeout=9000                             | sslMode=DISABLE
          sslMode=disable                                 | sslMode=DISABLE
          sslMode=trust                                   | sslMode=TRUST
          sslMode=REQUIRED                                | sslMode=TRUST
          sslMode=verify-ca                               | sslMode=VERIFY_CA
          useSSL=true&trustServerCertificate=true         | sslMode=TRUST
          sslMode=verify-full&sslmode=trust               | several values
          useSSL=true&disableSslHostnameVerification=true | sslMode=VERIFY_CA
          sslMode=verify-full&tlsSocketType=other         | tlsSocketType=other
          """)
  void optionsOfMariaDbThatPromiseLessAreRefused(String options, String reason) {
    assumeTrue(isMariaDb(), "options of the other driver");
    assertUnsafe(() -> ours(options), reason);
  }

  @Test
  void theDriverOfMariaDbTakesPropertiesUnderOtherSpellings() throws Exception {
    assumeTrue(isMariaDb(), "options of the other driver");
    assertUnsafe(() -> ours(verified(), "SSLMODE", "trust"), "several values");
    try (Connection ours =
        ours("connectTimeout=9000", "sslMode", "verify-full", "serverSslCert", pem())) {
      assertThat(Hushcell.status(ours).link().isSafe()).isTrue();
    }
    String address = scene.base().url().replaceAll("jdbc:mariadb://([^/]*)/.*", "$1");
    String single =
        scene
            .base()
            .oursUrl(scene.configuration())
            .replace(
                address,
                "address=(host=localhost)(port=%s)(sslMode=trust)".formatted(portOf(address)));
    assertUnsafe(() -> at(single + "&" + verified()), "of its own");
    // The certificate is the server's own; the password proves it.
    try (Connection ours = ours("sslMode=verify-full")) {
      assertThat(Hushcell.status(ours).link().isSafe()).isTrue();
    }
  }

  private static String portOf(String address) {
    return address.substring(address.indexOf(':') + 1);
  }

  private static String pem() {
    return certificate.certificate().toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          connectTimeout=9000                             | sslMode=PREFERRED
          sslMode=DISABLED                                | sslMode=DISABLED
          sslMode=REQUIRED                                | sslMode=REQUIRED
          sslMode=VERIFY_CA                               | sslMode=VERIFY_CA
          useSSL=true&verifyServerCertificate=true        | sslMode=VERIFY_CA
          useSSL=false                                    | sslMode=DISABLED
          sslMode=VERIFY_IDENTITY&socketFactory=some.Socket | some.Socket
          """)
  void optionsOfMysqlThatPromiseLessAreRefused(String options, String reason) {
    assumeFalse(isMariaDb(), "options of the other driver");
    assertUnsafe(() -> ours(options), reason);
  }

  @Test
  void theDriverOfMysqlTakesThePropertiesBeforeTheUrl() throws Exception {
    assumeFalse(isMariaDb(), "options of the other driver");
    assertUnsafe(() -> ours(verified(), "sslMode", "DISABLED"), "sslMode=DISABLED");
    try (Connection ours = ours("sslMode=DISABLED&" + trust(), "sslMode", "VERIFY_IDENTITY")) {
      assertThat(Hushcell.status(ours).link().isSafe()).isTrue();
    }
    String ours = scene.base().oursUrl(scene.configuration());
    String address = ours.replaceAll("jdbc:hushcell:mysql://([^/]*)/.*", "$1");
    String two = ours.replace(address, address + "," + address) + "&";
    try (Connection connection = at(two + verified())) {
      assertThat(Hushcell.status(connection).link().isSafe()).isTrue();
    }
    assertUnsafe(() -> at(two + verified(), "sslMode", "DISABLED"), "several values");
    assertUnsafe(() -> at(two + "connectTimeout=9000"), "sslMode=not given");
    assertUnsafe(() -> at(two + verified() + "&propertiesTransform=some.Change"), "or may be");
    String host = "(host=localhost,port=%s,sslMode=%s)";
    String port = portOf(address);
    String own =
        ours.replace(
            address, host.formatted(port, "DISABLED") + "," + host.formatted(port, "DISABLED"));
    assertUnsafe(() -> at(own + "&" + verified()), "of their own");
  }

  @Test
  void theAnswerOfTheServerDecidesForADataSource() throws Exception {
    scene = scene("[require-tls, allow-data-source]");
    String url = scene.base().url() + "?" + verified();
    try (HushcellDataSource source = source(url)) {
      try (Connection ours = source.getConnection()) {
        assertThat(Hushcell.status(ours).link().certificate()).isEqualTo(Certificate.UNSEEN);
        assertThat(Hushcell.status(ours).link().encrypted()).contains(true);
      }
    }
    try (HushcellDataSource source = source(scene.base().url() + "?sslMode=DISABLED")) {
      assertUnsafe(source::getConnection, "PLAINTEXT");
    }
  }

  private HushcellDataSource source(String url) {
    HushcellDataSource source = new HushcellDataSource(new PlainDataSource(() -> at(url)));
    source.setConfig(scene.configuration().toString());
    return source;
  }

  @Test
  void theDriverRefusesAServerThatIsNotTheRightOneOrHasNoTls() throws Exception {
    ServerCertificate other = ServerCertificate.of(directory, "localhost");
    String wrong =
        verified()
            .replace(certificate.certificate().toString(), other.certificate().toString())
            .replace(certificate.trust().toString(), other.trust().toString());
    assertThatThrownBy(() -> ours(wrong).close()).isInstanceOf(SQLException.class);
    Scene plain = Scene.of(server, directory, COLUMNS + "require-tls\n");
    assertThatThrownBy(
            () -> at(plain.base().oursUrl(plain.configuration()) + "&" + verified()).close())
        .isInstanceOf(SQLException.class);
  }
}
