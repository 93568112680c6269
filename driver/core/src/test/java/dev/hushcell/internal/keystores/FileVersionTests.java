package dev.hushcell.internal.keystores;

import static dev.hushcell.internal.keystores.StoreSettings.KEY;
import static dev.hushcell.internal.keystores.StoreSettings.PASSWORD;
import static dev.hushcell.internal.keystores.Trials.fault;
import static dev.hushcell.internal.keystores.Trials.opens;
import static dev.hushcell.internal.keystores.Trials.refuses;
import static dev.hushcell.internal.keystores.Trials.wrap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.keystore.KeyAdministration;
import dev.hushcell.keystore.KeyStoreException.Reason;
import dev.hushcell.keystore.KeyVersion;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.testing.CheapStore;
import dev.hushcell.testing.TestModule;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions of a key in a file, while several processes have it open. */
class FileVersionTests {
  private final Set<String> warnings = new LinkedHashSet<>(); // the driver tells each once
  private final KeyStores stores = new KeyStores(TestModule.shared(), warnings::add);

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"bcfks", "pkcs12"})
  void countsVersionsInTheNamesOfEntriesAndKeepsWhenTheyWereMade(String type) throws Exception {
    try (KeyWrapper store = made(type)) {
      KeyVersion first = versions(store).get(0);
      assertThat(first.name()).isEqualTo(KEY);
      assertThat(first.created()).isPresent();
      for (int number = 2; number <= 11; number++) {
        assertThat(admin(store).rotate().name()).isEqualTo(KEY + "@" + number);
      }
      assertThat(versions(store)).hasSize(11).startsWith(old(first));
      assertThat(versions(store).get(10).name()).isEqualTo(KEY + "@11");
      admin(store).destroy(KEY + "@10");
      assertThat(admin(store).rotate().name()).isEqualTo(KEY + "@12");
      assertThat(versions(store)).startsWith(old(first));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bcfks", "pkcs12"})
  void leavesOtherKeysOfTheFileAlone(String type) throws Exception {
    try (KeyWrapper store = made(type);
        KeyWrapper other = stores.open(settings(type, "other"))) {
      WrappedKey theirs = wrap(other);
      admin(store).rotate();
      admin(store).destroy(KEY);
      opens(other, theirs);
      assertThat(other.current()).isEqualTo("other");
      opens(store, theirs);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bcfks", "pkcs12"})
  void forgetsADestroyedKeyInEveryProcess(String type) throws Exception {
    try (KeyWrapper here = made(type);
        KeyWrapper there = stores.open(settings(type, KEY))) {
      WrappedKey wrapped = wrap(there);
      admin(here).rotate();
      opens(there, wrapped);
      admin(here).destroy(KEY);
      refuses(Reason.MISSING_KEY, there, wrapped);
      assertThat(there.current()).isEqualTo(KEY + "@2");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bcfks", "pkcs12"})
  void goesOnWithWhatItHasWhenTheFileIsGoneOrNoUse(String type) throws Exception {
    try (KeyWrapper store = made(type)) {
      WrappedKey wrapped = wrap(store);
      Path away = Files.move(file(type), directory.resolve("away"));
      opens(store, wrapped);
      opens(store, wrap(store));
      assertThat(warnings).isEmpty();
      Files.writeString(file(type), "half a key store");
      opens(store, wrapped);
      opens(store, wrap(store));
      assertThat(warnings).hasSize(1);
      assertThat(warnings.iterator().next()).contains("is no longer usable", file(type).toString());
      Files.move(away, file(type), StandardCopyOption.REPLACE_EXISTING);
      admin(store).rotate();
      assertThat(wrap(store).keyEncryptionKey()).isEqualTo(KEY + "@2");
      opens(store, wrapped);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"crm-master@2", "crm-master@10"})
  void refusesAVersionAsTheKeyToUse(String key) {
    fault(
        KeyStoreFault.BAD_SETTING,
        "write crm-master, which stands for the newest",
        () -> stores.open(settings("bcfks", key)));
  }

  @Test
  void takesOnlyNumbersForVersions() throws Exception {
    for (String odd : List.of("crm-master@1", "crm-master@02", "crm-master@x", "crm-master@")) {
      stores.open(StoreSettings.of("bcfks", file("bcfks"), PASSWORD, odd, true)).close();
    }
    try (KeyWrapper store = made("bcfks")) {
      assertThat(versions(store)).extracting(KeyVersion::name).containsExactly(KEY);
    }
  }

  @Test
  void doesNotMakeTheFirstVersionAgainWhereALaterOneIs() throws Exception {
    try (KeyWrapper store = made("bcfks")) {
      admin(store).rotate();
      admin(store).destroy(KEY);
    }
    try (KeyWrapper again = made("bcfks")) {
      assertThat(again.current()).isEqualTo(KEY + "@2");
      assertThat(versions(again)).hasSize(1);
    }
  }

  @Test
  void leavesAPkcs12FileThatKeytoolAndOpensslRead() throws Exception {
    try (KeyWrapper store = made("pkcs12")) {
      admin(store).rotate();
      admin(store).rotate();
      admin(store).destroy(KEY + "@2");
    }
    String list =
        Program.run(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-list",
            "-keystore",
            file("pkcs12").toString(),
            "-storepass",
            PASSWORD);
    assertThat(list).contains(KEY + ",", KEY + "@3,", "other,").doesNotContain(KEY + "@2,");
    Program.openssl(
        "pkcs12", "-in", file("pkcs12").toString(), "-passin", "pass:" + PASSWORD, "-noout");
  }

  private KeyWrapper made(String type) throws Exception {
    if (type.equals("bcfks")) {
      CheapStore.at(file(type), PASSWORD);
      stores.open(StoreSettings.of("bcfks", file(type), PASSWORD, "other", true)).close();
      return stores.open(StoreSettings.creating(file(type)));
    }
    KeyStore jdk = KeyStore.getInstance("PKCS12");
    jdk.load(null, null);
    byte value = 1;
    for (String alias : List.of(KEY, "other")) {
      byte[] key = new byte[32];
      key[0] = value++;
      jdk.setKeyEntry(alias, new SecretKeySpec(key, "AES"), PASSWORD.toCharArray(), null);
    }
    try (OutputStream out = Files.newOutputStream(file(type))) {
      jdk.store(out, PASSWORD.toCharArray());
    }
    Files.setPosixFilePermissions(file(type), PosixFilePermissions.fromString("rw-------"));
    return stores.open(settings(type, KEY));
  }

  private dev.hushcell.keystore.KeyStoreSettings settings(String type, String key) {
    return StoreSettings.of(type, file(type), PASSWORD, key, false);
  }

  private Path file(String type) {
    return directory.resolve("keys." + type);
  }

  private static KeyAdministration admin(KeyWrapper store) {
    return store.administration().orElseThrow();
  }

  private static List<KeyVersion> versions(KeyWrapper store) throws Exception {
    return admin(store).versions();
  }

  private static KeyVersion old(KeyVersion version) {
    return new KeyVersion(version.name(), version.created(), KeyVersion.State.OLD);
  }
}
