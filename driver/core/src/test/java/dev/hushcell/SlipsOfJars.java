package dev.hushcell;

import dev.hushcell.internal.fips.FipsModules;
import dev.hushcell.testing.ForkedJvm;
import dev.hushcell.testing.TestJars;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Mistakes on the class path, each made by a process that has such a one. */
final class SlipsOfJars {
  private static final Path FIPS = TestJars.of("org.bouncycastle.crypto.fips.FipsStatus");
  private static final Path H2 = TestJars.of("org.h2.Driver");

  /** What every application has. */
  private static final List<Path> RIGHT =
      Stream.of(
              FipsModules.class.getName(),
              FirstStepProbe.class.getName(),
              "org.snakeyaml.engine.v2.api.Load",
              "org.slf4j.Logger")
          .map(TestJars::of)
          .toList();

  private SlipsOfJars() {}

  static Stream<Slip> all() {
    return Stream.of(
        new Slip("the driver of the database is missing", scene -> start(scene, FIPS)),
        new Slip("the FIPS jar is missing", scene -> start(scene, H2)),
        new Slip(
            "the ordinary Bouncy Castle is there instead",
            scene -> start(scene, H2, TestJars.aside("bcprov-jdk18on"))),
        new Slip(
            "the FIPS jar has another version", scene -> start(scene, H2, newer(scene.directory))),
        new Slip(
            "the FIPS jar was merged into the application's",
            scene -> {
              Path merged = scene.directory.resolve("application.jar");
              start(scene, H2, TestJars.withEntries(FIPS, merged, Map.of("crm/A", new byte[4])));
            }),
        new Slip(
            "the key store of a service lacks its jar",
            scene -> {
              scene.configure(
                  "keystore: { type: vault-transit, key: m }\n" + MistakesTests.COLUMNS);
              scene.connectAnew("h2:mem:").close();
            }));
  }

  /** Two versions beside each other are no mistake: the right one is taken. */
  static String withBothVersions(Sandbox scene) throws Exception {
    return said(scene, H2, newer(scene.directory), FIPS);
  }

  private static Path newer(Path directory) throws Exception {
    return Files.copy(TestJars.aside("bc-fips"), directory.resolve("bc-fips-2.1.3.jar"));
  }

  private static void start(Sandbox scene, Path... jars) throws Exception {
    String said = said(scene, jars);
    if (!said.startsWith("connected")) {
      throw new SQLException(said);
    }
  }

  /** Connects in a process of its own. */
  private static String said(Sandbox scene, Path... jars) throws Exception {
    List<Path> classPath = new ArrayList<>(RIGHT);
    classPath.addAll(List.of(jars));
    String output =
        ForkedJvm.java()
            .classPath(classPath)
            .with(FirstStepProbe.class.getName(), scene.url("h2:mem:crm"))
            .run()
            .success();
    return output.substring(output.indexOf("said: ") + "said: ".length()).strip();
  }
}
