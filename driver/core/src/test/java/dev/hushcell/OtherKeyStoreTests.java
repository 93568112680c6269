package dev.hushcell;

import static dev.hushcell.Sandbox.rows;
import static dev.hushcell.Sandbox.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keystores.KeyStoreFault;
import dev.hushcell.internal.keystores.pkcs11.SoftHsm;
import dev.hushcell.testing.ForkedJvm;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Key stores other than BCFKS behind a database, from the configuration on. */
class OtherKeyStoreTests {
  private static final String COLUMNS = "columns: { contact.email: { search: equality } }\n";

  @TempDir Path directory;
  private Sandbox sandbox;
  private String database;

  @BeforeEach
  void sandbox() throws Exception {
    sandbox = new Sandbox(directory, COLUMNS);
    database = sandbox.file("crm");
  }

  @Test
  void keepsKeysInAToken() throws Exception {
    configureToken("crm", SoftHsm.PIN, "  pins: " + directory.resolve("pins") + "\n");
    fill();
    assertThat(read()).containsExactly("ada@example.com");
    try (Connection ours = sandbox.connectAnew(database)) {
      assertThat(Hushcell.status(ours).keyStore()).contains("pkcs11", "token crm", "pins in");
      assertThat(Hushcell.status(ours).catalogues()).allMatch(c -> c.trust().equals("pinned"));
    }
  }

  @Test
  void triesAWrongPinOnceHoweverOftenItConnects() throws Exception {
    configureToken("unopened", "pin-4714", "");
    HushcellDriver driver = new HushcellDriver();
    String url = sandbox.url(database);
    SQLException first =
        Refusal.of(KeyStoreFault.WRONG_PASSWORD, () -> driver.connect(url, Sandbox.user()));
    assertThat(first.getMessage()).contains("CKR_PIN_INCORRECT");
    for (int i = 0; i < 3; i++) {
      SQLException next =
          Refusal.of(KeyStoreFault.WRONG_PASSWORD, () -> driver.connect(url, Sandbox.user()));
      assertThat(next.getMessage()).contains("not tried again").doesNotContain("4714");
    }
  }

  @Test
  void acceptsNoCatalogueUnderAnRsaPairThatNothingVouchesFor() throws Exception {
    Path file = directory.resolve("pair.p12");
    ForkedJvm.tool("keytool")
        .with("-genkeypair", "-keyalg", "RSA", "-keysize", "3072", "-dname", "CN=x", "-alias")
        .with("crm", "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass")
        .with(Sandbox.PASSWORD)
        .run()
        .success();
    configurePair(file, "");
    SQLException refusal = Refusal.of(KeyringFault.UNVOUCHED, this::fill);
    Matcher named = Pattern.compile("catalogue: ([0-9a-f]+)").matcher(refusal.getMessage());
    assertThat(named.find()).isTrue();
    sandbox.configure(
        Files.readString(sandbox.configuration) + "catalogue: " + named.group(1) + "\n");
    fill();
    assertThat(read()).containsExactly("ada@example.com");
    configurePair(file, "  pins: " + directory.resolve("pins") + "\n");
    assertThat(read()).containsExactly("ada@example.com");
    assertThat(Files.readString(directory.resolve("pins"))).contains(named.group(1));
  }

  private void fill() throws SQLException {
    try (Connection ours = sandbox.connectAnew(database)) {
      run(ours, "create table if not exists contact(email varchar(100))");
      run(ours, "insert into contact values ('ada@example.com')");
    }
  }

  private List<String> read() throws SQLException {
    try (Connection ours = sandbox.connectAnew(database)) {
      return rows(ours, "select email from contact where email = 'ada@example.com'");
    }
  }

  private void configureToken(String label, String pin, String more) throws Exception {
    SoftHsm.required();
    Files.writeString(directory.resolve("pin"), pin + "\n");
    sandbox.configure(
        "keystore:\n  type: pkcs11\n  library: "
            + SoftHsm.LIBRARY
            + "\n  token-label: "
            + label
            + "\n  pin: ${file:"
            + directory.resolve("pin")
            + "}\n  key: of-a-driver\n  create: true\n"
            + more
            + COLUMNS);
  }

  private void configurePair(Path file, String more) throws Exception {
    KeyStore jdk = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      jdk.load(in, Sandbox.PASSWORD.toCharArray());
    }
    byte[] certificate = jdk.getCertificate("crm").getEncoded();
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate);
    sandbox.configure(
        "keystore:\n  type: pkcs12\n  path: "
            + file
            + "\n  password: ${file:"
            + directory.resolve("password")
            + "}\n  key: crm\n  certificate: "
            + HexFormat.of().formatHex(digest)
            + "\n"
            + more
            + COLUMNS);
  }
}
