package dev.hushcell.cli.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is in the jar that was built. */
class ExecutableJarTests {
  private static final Path JAR = Path.of("target", "hushcell.jar");

  @Test
  void hasBothVersionsOfTheModuleAsTheyAre() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      List<ZipEntry> modules =
          jar.stream()
              .filter(each -> each.getName().startsWith("BOOT-INF/lib/bc-fips-"))
              .map(ZipEntry.class::cast)
              .toList();
      assertThat(modules)
          .extracting(ZipEntry::getName)
          .containsExactlyInAnyOrder(
              "BOOT-INF/lib/bc-fips-2.1.1.jar", "BOOT-INF/lib/bc-fips-2.1.3.jar");
      assertThat(modules).allMatch(each -> each.getMethod() == ZipEntry.STORED);
    }
  }

  @Test
  void hasTheReflectionMetadataOfItsCommands() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      ZipEntry entry =
          jar.getEntry(
              "META-INF/native-image/picocli-generated/"
                  + "dev.hushcell/hushcell-cli/reflect-config.json");
      assertThat(entry).isNotNull();
      assertThat(new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8))
          .contains("dev.hushcell.cli.SqlCommand", "dev.hushcell.cli.Target");
    }
  }

  @Test
  @DisabledOnOs(
      value = OS.WINDOWS,
      disabledReason =
          "the script is for Unix shells; elsewhere people run the jar, as the other tests do")
  void isStartedByTheScriptBesideItWhereverThatIsLinkedTo(@TempDir Path folder) throws Exception {
    Path script = Path.of("target", "hushcell").toAbsolutePath();
    Path link = Files.createSymbolicLink(folder.resolve("hc"), script);
    Process process = new ProcessBuilder(link.toString(), "--version").start();
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .startsWith("hushcell ");
    assertThat(process.waitFor()).isZero();
  }

  /** Without a locale, as in a container, the JVM would read another value than was typed. */
  @Test
  @DisabledOnOs(
      value = OS.WINDOWS,
      disabledReason =
          "the script is for Unix shells; elsewhere people run the jar, as the other tests do")
  void readsEveryLetterWithoutALocaleOrRefuses() throws Exception {
    String[] question = {"explain", "--url", "jdbc:nothing:", "select 'Müller'"};
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    assertThat(withoutLocale(List.of(java, "-jar", JAR.toString()), question))
        .contains("the command line has letters that")
        .contains("LC_ALL=C.UTF-8");
    assertThat(withoutLocale(List.of(JAR.resolveSibling("hushcell").toString()), question))
        .contains("[HC-1020]");
  }

  private static String withoutLocale(List<String> start, String... arguments) throws Exception {
    List<String> line = new ArrayList<>(start);
    line.addAll(List.of(arguments));
    ProcessBuilder command = new ProcessBuilder(line);
    command.environment().keySet().removeIf(each -> each.matches("LANG|LC_.*"));
    Process process = command.redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isNotZero();
    return printed;
  }
}
