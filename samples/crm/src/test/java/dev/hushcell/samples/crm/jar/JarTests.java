package dev.hushcell.samples.crm.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.samples.crm.support.Correspondence;
import dev.hushcell.samples.crm.support.Pages;
import dev.hushcell.samples.crm.support.RunningCrm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.htmlunit.html.HtmlFileInput;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The executable jar: the module within it is proven, and an administrator's own key opens
 * everything after a start anew. Runs once the jar is made, behind the other tests.
 */
@Tag("nightly")
class JarTests {
  private static final String PFX_PASSWORD = "the password of the pair";

  @TempDir Path directory;

  @Test
  void provesItsModuleAndMovesToAKeyThatSomebodyBrings() throws Exception {
    Path home = directory.resolve("home");
    try (RunningCrm crm = RunningCrm.startJar(jar(), home, List.of());
        Pages pages = new Pages(crm.place()).signIn("admin", RunningCrm.PASSWORD)) {
      assertThat(Pages.text(pages.open("/glass/module")))
          .contains("BC-FJA", "yes, on every thread", "proven by its checksum");
      assertOwnerOnly(home);
      Path pair = keytool("pair.p12", "-genkeypair", "-keyalg", "RSA", "-keysize", "3072");
      Path secret = keytool("secret.p12", "-genseckey", "-keyalg", "AES", "-keysize", "256");
      bring(pages, pair, "not the password at all", "the password is not that of the file");
      bring(pages, secret, PFX_PASSWORD, "no RSA key with its private half");
      assertThat(brought(home)).as("what was refused is deleted").isEmpty();
      bring(pages, pair, PFX_PASSWORD, "this process knows it");
      pages.submit(pages.open("/glass/keys"), "/glass/keys/pfx/forget", Map.of());
      pages.awaitText("/glass/keys", "its file and its password are deleted");
      assertThat(brought(home)).isEmpty();
      bring(pages, pair, PFX_PASSWORD, "this process knows it");
      assertWorks(pages);
      pages.submit(pages.open("/glass/keys"), "/glass/keys/pfx/move", Map.of());
      pages.awaitText("/glass/keys", "keys are wrapped under the PFX now");
      assertThat(Pages.text(pages.open("/glass/keys"))).contains("pkcs12", "by Administrator");
      bring(pages, pair, PFX_PASSWORD, "this pair was brought before");
      assertThat(brought(home)).as("what is in use is not").hasSize(2);
      assertWorks(pages);
    }
    assertOwnerOnly(home);
    assertThat(Files.readString(home.resolve("crm.mv.db"), StandardCharsets.ISO_8859_1))
        .as("the file is encrypted below the cells")
        .startsWith("H2encrypt");
    try (RunningCrm crm = RunningCrm.startJar(jar(), home, List.of());
        Pages pages = new Pages(crm.place()).signIn("admin", RunningCrm.PASSWORD)) {
      assertWorks(pages);
      assertThat(Pages.text(pages.open("/glass/module"))).contains("pinned");
    }
  }

  /** Returns the files of pairs that were brought. */
  private static List<Path> brought(Path home) throws IOException {
    try (Stream<Path> files = Files.list(home)) {
      return files.filter(each -> each.getFileName().toString().startsWith("keys-")).toList();
    }
  }

  private static void assertWorks(Pages pages) throws Exception {
    Correspondence outside = Correspondence.with(pages);
    String subject = "mail " + System.nanoTime();
    outside.write(Correspondence.OUTSIDER, "support@harbour.example", subject, "text");
    pages.awaitText("/activities", subject);
    assertThat(Pages.text(pages.open("/contacts/1"))).contains("ada@lovelace.example");
  }

  private static void bring(Pages pages, Path file, String password, String answer)
      throws IOException {
    HtmlPage keys = pages.open("/glass/keys");
    ((HtmlFileInput) Pages.form(keys, "/glass/keys/pfx").getInputByName("file"))
        .setFiles(file.toFile());
    pages.submit(keys, "/glass/keys/pfx", Map.of("password", password));
    pages.awaitText("/glass/keys", answer);
  }

  private Path keytool(String file, String... options) throws Exception {
    Path made = directory.resolve(file);
    List<String> command =
        Stream.of(
                Stream.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()),
                Stream.of(options),
                file.startsWith("pair") ? Stream.of("-dname", "CN=crm") : Stream.<String>of(),
                Stream.of("-alias", "own", "-storetype", "PKCS12", "-keystore"),
                Stream.of(made.toString(), "-storepass", PFX_PASSWORD))
            .flatMap(each -> each)
            .toList();
    assertThat(new ProcessBuilder(command).redirectErrorStream(true).start().waitFor()).isZero();
    return made;
  }

  private static void assertOwnerOnly(Path home) throws IOException {
    try (Stream<Path> files = Files.list(home)) {
      for (Path file : files.filter(each -> isSecret(each)).toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo("rw-------");
      }
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
        .isEqualTo("rwx------");
  }

  private static boolean isSecret(Path file) {
    return file.toString().matches(".*\\.(password|bcfks|pfx|yaml)");
  }

  private static Path jar() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      return files
          .filter(each -> each.getFileName().toString().matches("hushcell-crm-.*\\.jar"))
          .findFirst()
          .orElseThrow(() -> new AssertionError("the jar is made by mvn package"));
    }
  }
}
