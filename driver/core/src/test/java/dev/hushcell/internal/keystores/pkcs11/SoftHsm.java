package dev.hushcell.internal.keystores.pkcs11;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.secret.SecretBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tokens of SoftHSM, where it is installed. It looks for tokens once in a process, so all that any
 * test needs are made before the first is used.
 */
public final class SoftHsm {
  /**
   * Tokens: two of equal content, one that is logged out now and then, one that gets spoilt, one in
   * which nobody ever logs in.
   */
  public static final List<String> LABELS = List.of("crm", "strange", "moody", "twins", "unopened");

  /** The PIN of each. */
  public static final String PIN = "pin-4711";

  /** What a test that disturbs the token has to know. */
  static final String OFFICER_PIN = "officer-0815";

  /** The library of SoftHSM. */
  public static final Path LIBRARY = Path.of("/usr/lib/softhsm/libsofthsm2.so");

  private static final String CONFIGURATION = "SOFTHSM2_CONF";

  private SoftHsm() {}

  /** Holds the one set of tokens of this process. */
  private static final class Made {
    static final Path DIRECTORY = make();

    private static Path make() {
      try {
        Path configuration = Path.of(System.getenv(CONFIGURATION));
        Path directory = configuration.resolveSibling("softhsm-" + ProcessHandle.current().pid());
        delete(directory);
        Files.createDirectories(directory);
        Files.writeString(
            configuration,
            "directories.tokendir = "
                + directory
                + "\nobjectstore.backend = file\nlog.level = ERROR\nslots.removable = false\n");
        for (String label : LABELS) {
          run("--init-token", "--free", "--label", label, "--so-pin", OFFICER_PIN, "--pin", PIN);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
        return directory;
      } catch (IOException | InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  /**
   * Tells whether there is a SoftHSM; its own tests are skipped with a hint where there is none.
   */
  public static boolean isThere() {
    return Files.exists(LIBRARY) && System.getenv(CONFIGURATION) != null;
  }

  /** Skips the test where there is no SoftHSM; else returns where its tokens are. */
  public static Path required() {
    assumeTrue(
        Files.exists(LIBRARY),
        "SoftHSM is not installed, so no PKCS#11 token is tested: apt-get install softhsm2");
    assumeTrue(
        System.getenv(CONFIGURATION) != null,
        CONFIGURATION
            + " is not set for this JVM; run by Maven, or set it to a file to be written");
    return Made.DIRECTORY;
  }

  /** Returns settings of a token. */
  public static KeyStoreSettings settings(String label, String pin, Map<String, String> more) {
    required();
    Map<String, String> all = new HashMap<>(more);
    all.putIfAbsent("library", LIBRARY.toString());
    if (!label.isBlank()) {
      all.put("token-label", label);
    }
    boolean create = !"false".equals(all.remove("create"));
    String key = Optional.ofNullable(all.remove("key")).orElse("crm-master");
    return new KeyStoreSettings(
        "pkcs11",
        Optional.empty(),
        Optional.empty(),
        key,
        create,
        all,
        Map.of("pin", SecretBytes.copyOf(pin.getBytes(UTF_8))));
  }

  /** Deletes every key of a token, which then looks as one whose session was lost. */
  public static void empty(String label) throws Exception {
    KeyStore token = token(label, "");
    for (String alias : Collections.list(token.aliases())) {
      token.deleteEntry(alias);
    }
  }

  /**
   * Returns a token as the tools of an administrator have it.
   *
   * @param attributes of the keys that it makes
   */
  static KeyStore token(String label, String attributes) throws Exception {
    Provider provider =
        Security.getProvider("SunPKCS11")
            .configure(
                "--name=Test\nlibrary = \""
                    + LIBRARY
                    + "\"\nslot = "
                    + facts(label).slot()
                    + "\nattributes(generate, CKO_SECRET_KEY, *) = {\nCKA_ENCRYPT = true\n"
                    + "CKA_DECRYPT = true\n"
                    + attributes
                    + "}\n");
    KeyStore token = KeyStore.getInstance("PKCS11", provider);
    token.load(null, PIN.toCharArray());
    return token;
  }

  static TokenFacts facts(String label) throws KeyStoreException {
    return new TokenSearch(LIBRARY).find(Pkcs11Settings.of(settings(label, PIN, Map.of())));
  }

  /** Runs {@code softhsm2-util}. */
  static void run(String... arguments) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("softhsm2-util");
    builder.command().addAll(List.of(arguments));
    Path output = Files.createTempFile("softhsm2-util", ".out");
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    process.waitFor();
    String text = Files.readString(output);
    Files.delete(output);
    if (process.exitValue() != 0) {
      throw new AssertionError(text);
    }
  }

  private static void delete(Path directory) {
    if (Files.notExists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
