package dev.hushcell.internal.keystores;

import static dev.hushcell.internal.keystores.StoreSettings.KEY;
import static dev.hushcell.internal.keystores.StoreSettings.PASSWORD;
import static dev.hushcell.internal.keystores.Trials.fault;
import static dev.hushcell.internal.keystores.Trials.opens;
import static dev.hushcell.internal.keystores.Trials.refuses;
import static dev.hushcell.internal.keystores.Trials.wrap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.keystore.KeyStoreException.Reason;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.testing.ForkedJvm;
import dev.hushcell.testing.TestModule;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Key;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RSA pairs in PKCS#12 files of keytool and OpenSSL. */
class Pkcs12PairTests {
  @TempDir static Path made;
  private static Path good;

  private final Set<String> warnings = new LinkedHashSet<>(); // the driver tells each once
  private final KeyStores stores = new KeyStores(TestModule.shared(), warnings::add);

  @TempDir Path directory;

  @BeforeAll
  static void makeByKeytool() throws Exception {
    good = made.resolve("good.p12");
    pair(good, KEY, "3072");
    pair(good, "two", "2048");
    pair(good, "one", "1024");
    Files.setPosixFilePermissions(good, PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void wrapsWithOneKeyOfThePairAndUnwrapsWithTheOther() throws Exception {
    WrappedKey wrapped;
    try (KeyWrapper store = opened(good, KEY)) {
      wrapped = wrap(store);
      assertThat(wrapped.mechanism()).isEqualTo("RSA-OAEP-SHA-256");
      assertThat(wrapped.keyEncryptionKey())
          .isEqualTo(store.current())
          .isEqualTo(KEY + "#" + fingerprint(good, KEY).substring(0, 16));
    }
    try (KeyWrapper store = opened(good, KEY)) {
      opens(store, wrapped);
    }
    assertThat(warnings).isEmpty();
  }

  @Test
  void wrapsAsTheStandardSaysWithTheContextAsLabel() throws Exception {
    try (KeyWrapper store = opened(good, KEY)) {
      Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          jdk(good).getKey(KEY, PASSWORD.toCharArray()),
          new OAEPParameterSpec(
              "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, new PSource.PSpecified(Trials.CONTEXT)));
      assertThat(cipher.doFinal(wrap(store).bytes())).isEqualTo(Trials.DATA_KEY);
    }
  }

  @Test
  void asksForTheFingerprintAndNamesIt() throws Exception {
    Fault fault =
        fault(
            KeyStoreFault.BAD_SETTING,
            "whose certificate must be named",
            () -> open(good, KEY, Map.of()));
    Matcher named = Pattern.compile("keystore.certificate: (\\S+)").matcher(fault.getMessage());
    assertThat(named.find()).isTrue();
    assertThat(named.group(1)).isEqualTo(fingerprint(good, KEY));
    open(good, KEY, Map.of("certificate", named.group(1))).close();
  }

  @Test
  void takesTheFingerprintAsKeytoolPrintsIt() throws Exception {
    String listed = keytool("-list", good, "-v").success();
    String digits = fingerprint(good, KEY).toUpperCase(Locale.ROOT).replaceAll("(..)(?=.)", "$1:");
    assertThat(listed).contains(digits);
    open(good, KEY, Map.of("certificate", digits)).close();
  }

  @Test
  void refusesAnotherCertificate() {
    fault(
        KeyStoreFault.BAD_SETTING,
        "not the one that keystore.certificate names",
        () -> open(good, KEY, Map.of("certificate", fingerprint(good, "two"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "zz", "SHA256:00"})
  void refusesWhatIsNoFingerprint(String written) {
    fault(
        KeyStoreFault.BAD_SETTING,
        "64 hexadecimal digits",
        () -> open(good, KEY, Map.of("certificate", written)));
  }

  @Test
  void warnsOfTwoThousandBitsAndRefusesOneThousand() throws Exception {
    opened(good, "two").close();
    assertThat(warnings).hasSize(1);
    assertThat(warnings.iterator().next()).contains("has 2048 bits", "3072 or more");
    fault(KeyStoreFault.UNSUPPORTED, "an RSA pair of 1024 bits", () -> opened(good, "one"));
  }

  @Test
  void tellsAnotherPairUnderTheSameAliasFromTheOneThatWrapped() throws Exception {
    WrappedKey wrapped;
    try (KeyWrapper store = opened(good, KEY)) {
      wrapped = wrap(store);
    }
    Path other = directory.resolve("other.p12");
    pair(other, KEY, "3072");
    try (KeyWrapper store = opened(other, KEY)) {
      refuses(Reason.MISSING_KEY, store, wrapped);
    }
  }

  @Test
  void unwrapsUnderAnotherPairOfTheSameFile() throws Exception {
    WrappedKey wrapped;
    try (KeyWrapper store = opened(good, "two")) {
      wrapped = wrap(store);
    }
    try (KeyWrapper store = opened(good, KEY)) {
      opens(store, wrapped);
    }
  }

  @Test
  void isChangedByItsOwnerOnly() throws Exception {
    byte[] before = Files.readAllBytes(good);
    try (KeyWrapper store = opened(good, KEY)) {
      assertThat(store.administration()).isEmpty();
      assertThat(store.pinIfAbsent("x", new byte[] {1})).isEmpty();
    }
    assertThat(Files.readAllBytes(good)).isEqualTo(before);
  }

  @Test
  void refusesACertificateThatBelongsToAnotherKey() throws Exception {
    KeyStore jdk = jdk(good);
    Key key = jdk.getKey(KEY, PASSWORD.toCharArray());
    Certificate[] wrong = {jdk.getCertificate("two")};
    jdk.setKeyEntry("mixed", key, PASSWORD.toCharArray(), wrong);
    Path file = directory.resolve("mixed.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      jdk.store(out, PASSWORD.toCharArray());
    }
    fault(
        KeyStoreFault.CORRUPT,
        "does not belong to its private key",
        () -> open(file, "mixed", Map.of("certificate", fingerprint(good, "two"))));
  }

  @Test
  void opensAFileOfOpensslAndWarnsOfItsFewIterations() throws Exception {
    Path file = byOpenssl("-name", KEY);
    try (KeyWrapper store = opened(file, KEY)) {
      opens(store, wrap(store));
    }
    assertThat(warnings).hasSize(1);
    assertThat(warnings.iterator().next()).contains("2048 iterations of PBKDF2", "-iter");
    warnings.clear();
    opened(byOpenssl("-name", KEY, "-iter", "100000"), KEY).close();
    assertThat(warnings).isEmpty();
  }

  @Test
  void findsAKeyWithoutANameByItsNumber() throws Exception {
    try (KeyWrapper store = opened(byOpenssl(), "1")) {
      opens(store, wrap(store));
    }
  }

  @Test
  void needsBothKeys() throws Exception {
    Path certificate = directory.resolve("cert.p12");
    Path pem = pem();
    exported(certificate, pem, "-nokeys", "-name", KEY);
    fault(KeyStoreFault.MISSING_KEY, "has no key " + KEY, () -> open(certificate, KEY, Map.of()));
    Path secret = directory.resolve("secret.p12");
    exported(secret, pem, "-nocerts", "-name", KEY);
    fault(
        KeyStoreFault.UNSUPPORTED,
        "has no certificate beside its private key",
        () -> open(secret, KEY, Map.of()));
  }

  @Test
  void refusesFewerIterationsThanTheStandardAllows() throws Exception {
    Path file = byOpenssl("-name", KEY, "-iter", "999");
    fault(KeyStoreFault.UNSUPPORTED, "fewer than 1000 iterations", () -> opened(file, KEY));
  }

  @Test
  void refusesALegacyFileAndOpensItAfterTheConversionItNames() throws Exception {
    Path legacy = directory.resolve("legacy.p12");
    ForkedJvm.tool("keytool")
        .with("-importkeystore", "-srckeystore", good.toString(), "-destkeystore")
        .with(legacy.toString(), "-srcalias", KEY, "-srcstorepass", PASSWORD)
        .with("-deststorepass", PASSWORD, "-J-Dkeystore.pkcs12.legacy=true")
        .run()
        .success();
    String command =
        "keytool -importkeystore -srckeystore "
            + legacy
            + " -srcstoretype PKCS12 -destkeystore new.p12 -deststoretype PKCS12";
    fault(KeyStoreFault.UNSUPPORTED, command, () -> opened(legacy, KEY));
    Path converted = directory.resolve("new.p12");
    ForkedJvm.tool("keytool")
        .with(command.replace("new.p12", converted.toString()).substring(8).split(" "))
        .with("-srcstorepass", PASSWORD, "-deststorepass", PASSWORD)
        .run()
        .success();
    opened(converted, KEY).close();
  }

  private KeyWrapper opened(Path file, String key) throws Exception {
    return open(file, key, Map.of("certificate", fingerprint(file, key)));
  }

  private KeyWrapper open(Path file, String key, Map<String, String> more) {
    KeyStoreSettings common = StoreSettings.of("pkcs12", file, PASSWORD, key, false);
    return stores.open(
        new KeyStoreSettings(
            "pkcs12", Optional.of(file.toString()), common.password(), key, false, more));
  }

  private Path byOpenssl(String... more) throws Exception {
    Path file = directory.resolve("openssl.p12");
    exported(file, pem(), more);
    return file;
  }

  private Path pem() throws Exception {
    Path pem = directory.resolve("pair.pem");
    String both = pem.toString();
    Program.openssl(
        "req",
        "-x509",
        "-newkey",
        "rsa:3072",
        "-noenc",
        "-subj",
        "/CN=x",
        "-keyout",
        both,
        "-out",
        both + ".crt");
    Files.writeString(pem, Files.readString(pem) + Files.readString(Path.of(both + ".crt")));
    return pem;
  }

  private static void exported(Path file, Path pem, String... more) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("pkcs12", "-export", "-in", pem.toString()));
    arguments.addAll(List.of("-out", file.toString(), "-passout", "pass:" + PASSWORD));
    arguments.addAll(List.of(more));
    Program.openssl(arguments.toArray(String[]::new));
  }

  private static void pair(Path file, String alias, String bits) throws Exception {
    keytool(
            "-genkeypair",
            file,
            "-alias",
            alias,
            "-keyalg",
            "RSA",
            "-keysize",
            bits,
            "-dname",
            "CN=x")
        .success();
  }

  private static ForkedJvm.Result keytool(String command, Path file, String... more)
      throws Exception {
    return ForkedJvm.tool("keytool")
        .with(command, "-storetype", "PKCS12", "-keystore", file.toString())
        .with("-storepass", PASSWORD)
        .with(more)
        .run();
  }

  private static KeyStore jdk(Path file) throws Exception {
    KeyStore jdk = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      jdk.load(in, PASSWORD.toCharArray());
    }
    return jdk;
  }

  private static String fingerprint(Path file, String alias) throws Exception {
    Certificate certificate = jdk(file).getCertificate(alias);
    byte[] digest =
        certificate == null
            ? new byte[32]
            : MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
    return HexFormat.of().formatHex(digest);
  }
}
