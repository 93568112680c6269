package dev.hushcell.internal.fips;

import static dev.hushcell.internal.fips.ProbeOutput.refused;
import static dev.hushcell.internal.fips.ProbeOutput.started;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.testing.ForkedJvm;
import dev.hushcell.testing.TestJars;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the module in hosts that use Bouncy Castle themselves or have set something. */
class ForkedHostTests {
  private static final String PROBE = FipsProbe.class.getName();

  private static final Path OURS = TestJars.of(FipsModules.class.getName());
  private static final Path TESTS = TestJars.of(PROBE);
  private static final Path FIPS = TestJars.of("org.bouncycastle.crypto.fips.FipsStatus");
  private static final Path PATCHED = TestJars.aside("bc-fips");

  @TempDir Path directory;

  @Test
  void startsInAHostThatRunsTheModuleUnapproved() throws Exception {
    String output = host(FIPS, "org.bouncycastle.jcajce.provider.BouncyCastleFipsProvider");
    started(output);
    assertThat(output).contains("host before=16 bytes", "host after=16 bytes 16 bytes");
  }

  @Test
  void startsInAHostWithTheOrdinaryBouncyCastle() throws Exception {
    Path bcprov = TestJars.aside("bcprov-jdk18on");
    String output = host(bcprov, "org.bouncycastle.jce.provider.BouncyCastleProvider");
    started(output);
    assertThat(output).contains("host before=16 bytes", "host after=16 bytes 16 bytes");
  }

  /** Its classes have names of the module, and are the first on no class path then. */
  @Test
  void startsFromAFileInAJarBesideTheOrdinaryBouncyCastle() throws Exception {
    Path bcprov = TestJars.aside("bcprov-jdk18on");
    Path jars = directory.resolve("hushcell-fips.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jars))) {
      out.putNextEntry(new ZipEntry("META-INF/hushcell/" + ModuleJar.CERTIFIED.fileName()));
      Files.copy(FIPS, out);
      out.closeEntry();
    }
    String output =
        ForkedJvm.java()
            .classPath(List.of(jars, OURS, TESTS, bcprov))
            .with(HostProbe.class.getName(), "org.bouncycastle.jce.provider.BouncyCastleProvider")
            .run()
            .success();
    started(output);
    assertThat(output).contains("host after=16 bytes 16 bytes", "doubt=false");
  }

  @Test
  void warnsWhereTheOrdinaryBouncyCastleHasTheModuleBesideIt() throws Exception {
    String output =
        host(
            TestJars.aside("bcprov-jdk18on"), "org.bouncycastle.jce.provider.BouncyCastleProvider");
    assertThat(output).contains("doubt=true");
  }

  @Test
  void startsOnceInEachOfSeveralApplicationsAtOnce() throws Exception {
    String output =
        ForkedJvm.java()
            .classPath(List.of(TESTS))
            .with(SeveralCopiesProbe.class.getName())
            .with(OURS.toString(), FIPS.toString(), PATCHED.toString())
            .run()
            .success();
    assertThat(output.lines().filter(line -> line.startsWith("copy=")))
        .allMatch(line -> line.contains("approvedOnly=true"))
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).contains("version=2.1.1"),
            line -> assertThat(line).contains("version=2.1.1"),
            line -> assertThat(line).contains("version=2.1.3"));
    assertThat(output).contains("properties=unchanged");
  }

  @Test
  void leavesThePropertyOfTheHostAsItIs() throws Exception {
    String output =
        ForkedJvm.java()
            .with("-D" + ApprovedMode.PROPERTY + "=false")
            .classPath(List.of(OURS, TESTS, FIPS))
            .with(PROBE)
            .run()
            .success();
    started(output);
  }

  @Test
  void startsOnAnInterruptedThreadAndLeavesItInterrupted() throws Exception {
    String output =
        ForkedJvm.java()
            .classPath(List.of(OURS, TESTS, FIPS))
            .with(PROBE, "interrupted")
            .run()
            .success();
    started(output);
    assertThat(output).contains("interrupted=true");
  }

  @Test
  void refusesToStartWhereASecurityPropertyForbidsApprovedMode() throws Exception {
    Path security =
        Files.writeString(
            directory.resolve("java.security"), ApprovedMode.PROPERTY + "=false\n", UTF_8);
    String output =
        ForkedJvm.java()
            .with("-Djava.security.properties=" + security)
            .classPath(List.of(OURS, TESTS, FIPS))
            .with(PROBE)
            .run()
            .success();
    refused(output, FipsFault.NOT_APPROVED);
    assertThat(output).contains("Java security property");
  }

  private static String host(Path theirs, String provider) throws Exception {
    return ForkedJvm.java()
        .classPath(List.of(theirs, OURS, TESTS, FIPS))
        .with(HostProbe.class.getName(), provider)
        .run()
        .success();
  }
}
