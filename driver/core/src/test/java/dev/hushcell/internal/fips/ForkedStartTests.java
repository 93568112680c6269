package dev.hushcell.internal.fips;

import static dev.hushcell.internal.fips.ProbeOutput.refused;
import static dev.hushcell.internal.fips.ProbeOutput.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.testing.ForkedJvm;
import dev.hushcell.testing.TestJars;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** Starts the module in JVMs of their own, from every place where its jar may be. */
class ForkedStartTests {
  private static final String PROBE = FipsProbe.class.getName();
  private static final String MODULE = "dev.hushcell";

  private static final Path OURS = TestJars.of(FipsModules.class.getName());
  private static final Path TESTS = TestJars.of(PROBE);
  private static final Path FIPS = TestJars.of("org.bouncycastle.crypto.fips.FipsStatus");
  private static final Path PATCHED = TestJars.aside("bc-fips");
  private static final Path PKIX = TestJars.of("org.bouncycastle.pkcs.PKCS12PfxPdu");
  private static final Path STRUCTURES =
      TestJars.of("org.bouncycastle.asn1.bsi.BSIObjectIdentifiers");

  @TempDir Path directory;

  @Test
  void startsFromAPlainClassPath() throws Exception {
    String output = probe(List.of(OURS, TESTS, FIPS, PKIX, STRUCTURES));
    started(output);
    assertThat(output).contains("jar=" + FIPS + " ", "named=null");
  }

  @Test
  void startsFromTheModulePath() throws Exception {
    String output = onModulePath(List.of(FIPS, PKIX, STRUCTURES)).run().success();
    started(output);
    assertThat(output).contains("jar=" + FIPS + " ", "named=" + MODULE, "pkcs12=opened");
  }

  @Test
  void startsBesideAModuleOfTheHost() throws Exception {
    String output =
        onModulePath(List.of(FIPS, PKIX, STRUCTURES), "org.bouncycastle.fips.pkix").run().success();
    started(output);
    assertThat(output).contains("jar=" + FIPS + " ", "named=" + MODULE, "pkcs12=opened");
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_24)
  void startsWithoutNativeCodeWhereTheJvmForbidsIt() throws Exception {
    String output =
        ForkedJvm.tool("java")
            .with("--illegal-native-access=deny")
            .classPath(List.of(OURS, TESTS, FIPS, PKIX, STRUCTURES))
            .with(PROBE)
            .run()
            .success();
    started(output);
    assertThat(output).contains("nativeVariant=java");
  }

  @Test
  void startsFromACopyOutsideASpringBootJarAndLeavesNoneBehind() throws Exception {
    Path temporary = Files.createDirectory(directory.resolve("tmp"));
    String output =
        ForkedJvm.java()
            .with("-Djava.io.tmpdir=" + temporary)
            .with("-jar", boot(FIPS).toString(), pkcs12())
            .run()
            .success();
    started(output);
    assertThat(output)
        .contains("jar=" + temporary.resolve("hushcell-fips"), "pkcs12=opened")
        .containsPattern("jar=.*bc-fips.* \\[(OWNER_\\w+(, )?)+]");
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .noneMatch(name -> name.startsWith("hushcell"));
    }
  }

  @Test
  void startsThePatchedVersionFromACopyOutsideASpringBootJar() throws Exception {
    Path boot = boot(PATCHED);
    String output =
        ForkedJvm.java().with("-jar", boot.toString(), "patched", pkcs12()).run().success();
    started(output, ModuleChoice.PATCHED);
    assertThat(output).contains("pkcs12=opened");
  }

  @Test
  void startsTheVersionThatWasAskedForWhereBothAreOnTheModulePath() throws Exception {
    String output =
        onModulePath(List.of(FIPS, PATCHED, PKIX, STRUCTURES)).with("patched").run().success();
    started(output, ModuleChoice.PATCHED);
    assertThat(output).contains("jar=" + PATCHED + " ", "pkcs12=opened");
  }

  @Test
  void refusesTheVersionThatWasNotAskedForAndNamesTheSetting() throws Exception {
    Path named = Files.copy(PATCHED, directory.resolve("bc-fips-2.1.3.jar"));
    String output = probe(List.of(OURS, TESTS, named));
    refused(output, FipsFault.WRONG_CHECKSUM);
    assertThat(output).contains("write fips.module: patched");
  }

  @Test
  void startsFromAPathWithSpacesAndOtherSigns() throws Exception {
    Path odd = Files.createDirectories(directory.resolve("a b+c%20d#e"));
    Path renamed = Files.copy(FIPS, odd.resolve("the module.jar"));
    String output = probe(List.of(OURS, TESTS, renamed));
    started(output);
    assertThat(output).contains("jar=" + renamed + " ");
  }

  @Test
  void startsFromACopyOfAFileThatIsNotNamedAsAJar() throws Exception {
    Path renamed = Files.copy(FIPS, directory.resolve("bc-fips.bin"));
    String output = probe(List.of(OURS, TESTS, renamed));
    started(output);
    assertThat(output).contains("hushcell-fips");
  }

  @Test
  void refusesATamperedJar() throws Exception {
    refused(probe(List.of(OURS, TESTS, tampered("tampered.jar"))), FipsFault.WRONG_CHECKSUM);
  }

  @Test
  void refusesATamperedJarInsideASpringBootJar() throws Exception {
    Path boot = boot(tampered("bc-fips-2.1.1.jar"));
    String output = ForkedJvm.java().with("-jar", boot.toString()).run().success();
    refused(output, FipsFault.WRONG_CHECKSUM);
  }

  @Test
  void refusesAJarIntoWhichTheModuleWasMerged() throws Exception {
    String output = probe(List.of(withoutRecord("all.jar"), OURS, TESTS));
    refused(output, FipsFault.WRONG_CHECKSUM);
    assertThat(output).contains("all.jar");
  }

  @Test
  void findsTheOriginalBehindAnotherVersion() throws Exception {
    String output = probe(List.of(withoutRecord("other.jar"), OURS, TESTS, FIPS));
    started(output);
    assertThat(output).contains("jar=" + FIPS + " ");
  }

  @Test
  void refusesToGoOnWithoutTheJar() throws Exception {
    refused(probe(List.of(OURS, TESTS)), FipsFault.JAR_NOT_FOUND);
  }

  @Test
  void saysWhenItCannotCopyTheJarOut() throws Exception {
    String output =
        ForkedJvm.java()
            .with("-Djava.io.tmpdir=" + directory.resolve("missing"))
            .with("-jar", boot(FIPS).toString())
            .run()
            .success();
    refused(output, FipsFault.COPY_FAILED);
  }

  private static String probe(List<Path> classPath) throws Exception {
    return ForkedJvm.java().classPath(classPath).with(PROBE).run().success();
  }

  private ForkedJvm onModulePath(List<Path> jars, String... required) throws Exception {
    List<Path> path = new ArrayList<>(jars);
    path.add(TestJars.pack(directory.resolve("hushcell.jar"), List.of(OURS), ""));
    path.add(TestJars.of("org.snakeyaml.engine.v2.api.Load"));
    path.add(TestJars.of("org.slf4j.Logger"));
    ForkedJvm java = ForkedJvm.java().modulePath(path);
    if (required.length > 0) {
      java.with("--add-modules", String.join(",", required));
    }
    return java.with("--patch-module", MODULE + "=" + TESTS)
        .with("-m", MODULE + "/" + PROBE, pkcs12());
  }

  private Path boot(Path module) throws IOException {
    Path ours = TestJars.pack(directory.resolve("hushcell.jar"), List.of(OURS), "");
    return TestJars.packBoot(
        directory.resolve("app.jar"),
        PROBE,
        List.of(TESTS),
        "dev/hushcell/internal/fips/FipsProbe",
        List.of(ours, module, PKIX, STRUCTURES));
  }

  /** A jar with the class by which the module is found, but without the record of its HMAC. */
  private Path withoutRecord(String name) throws IOException {
    String marker = ModuleJar.CERTIFIED.marker();
    Path unpacked = directory.resolve("unpacked");
    Files.createDirectories(unpacked.resolve(marker).getParent());
    try (FileSystem zip = FileSystems.newFileSystem(FIPS)) {
      Files.copy(zip.getPath(marker), unpacked.resolve(marker));
    }
    return TestJars.pack(directory.resolve(name), List.of(unpacked), "org/");
  }

  /** A copy with one class more; its record of its own HMAC is as it was. */
  private Path tampered(String name) throws IOException {
    byte[] added = Files.readAllBytes(TESTS.resolve(PROBE.replace('.', '/') + ".class"));
    return TestJars.withEntries(
        FIPS, directory.resolve(name), Map.of("org/bouncycastle/Added.class", added));
  }

  /** Makes a PKCS#12 file and returns the argument that has the probe open it. */
  private String pkcs12() throws Exception {
    Path file = directory.resolve("keys.p12");
    String password = "correct-horse-battery";
    ForkedJvm.tool("keytool")
        .with("-genseckey", "-keyalg", "AES", "-keysize", "256", "-storetype", "PKCS12")
        .with("-keystore", file.toString(), "-storepass", password, "-alias", "kek")
        .run()
        .success();
    return "p12=" + file + "," + password + ",kek";
  }
}
