package dev.hushcell.internal.fips;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JarCandidatesTests {
  @ParameterizedTest
  @CsvSource({
    "jar:file:/lib/a.jar!/x/C.class, file:/lib/a.jar",
    "jar:file:/lib/a%20b.jar!/x/C.class, file:/lib/a%20b.jar",
    "jar:nested:/app.jar/!BOOT-INF/lib/a.jar!/x/C.class, nested:/app.jar/!BOOT-INF/lib/a.jar",
    "jar:file:/app.jar!/BOOT-INF/lib/a.jar!/x/C.class, jar:file:/app.jar!/BOOT-INF/lib/a.jar",
    "jar:war:file:/app.war*/WEB-INF/lib/a.jar!/x/C.class, war:file:/app.war*/WEB-INF/lib/a.jar"
  })
  void findsTheJarAroundAClass(String marker, String jar) {
    assertThat(JarCandidates.jarAround(marker)).contains(jar);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jrt:/org.bouncycastle.fips.core/x/C.class", "file:/classes/x/C.class"})
  void findsNoneAroundAClassThatIsInNone(String marker) {
    assertThat(JarCandidates.jarAround(marker)).isEmpty();
  }

  @Test
  void takesAPlainFileAsAPathAlsoWhereItsUrlIsNotEscaped() throws Exception {
    assertThat(JarCandidates.plainFile(new URL("file:/a%20b/c.jar")))
        .contains(Path.of("/a b/c.jar"));
    assertThat(JarCandidates.plainFile(new URL("file:/a b/c.jar"))).contains(Path.of("/a b/c.jar"));
    assertThat(JarCandidates.plainFile(new URL("http://host/c.jar"))).isEmpty();
  }

  @Test
  void overlooksAModulePathThatCannotBeRead(@TempDir Path directory) throws Exception {
    JarCandidates candidates =
        new JarCandidates(
            ClassLoader.getPlatformClassLoader(), directory.resolve("missing").toString());
    assertThat(candidates.of(ModuleJar.CERTIFIED)).isEmpty();
  }
}
