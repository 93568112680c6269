package dev.hushcell;

import dev.hushcell.testing.ForkedJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Mistakes with the file of the key store. */
final class SlipsOfStores {
  private SlipsOfStores() {}

  static Stream<Slip> all() {
    return Stream.of(
        new Slip(
            "a folder stands in its place",
            scene -> {
              Files.delete(scene.keys);
              Files.createDirectory(scene.keys);
              connect(scene);
            }),
        new Slip(
            "a PKCS#12 file is declared as BCFKS",
            scene -> {
              Files.delete(scene.keys);
              keytool(scene.keys, "256");
              connect(scene);
            }),
        new Slip(
            "its key is too short",
            scene -> {
              keytool(scene.directory.resolve("keys.p12"), "128");
              String text =
                  MistakesTests.STORE.replace("bcfks", "pkcs12").replace("keys.pkcs12", "keys.p12");
              scene.configure(
                  text.replace("DIR", scene.directory.toString()).replace("true", "false")
                      + MistakesTests.COLUMNS);
              connect(scene);
            }),
        new Slip(
            "it is that of another environment",
            scene -> {
              Slips.protect(scene);
              Sandbox staging = Slips.staging(scene);
              Slips.protect(staging);
              Files.delete(scene.keys);
              Files.copy(staging.keys, scene.keys);
              Slips.read(scene, "crm");
            }),
        new Slip(
            "it was lost, and `create: true` still stands there",
            scene -> {
              Slips.protect(scene);
              Files.delete(scene.keys);
              Slips.read(scene, "crm");
            }));
  }

  private static void connect(Sandbox scene) throws Exception {
    scene.connectAnew("h2:mem:").close();
  }

  private static void keytool(Path file, String bits) throws Exception {
    ForkedJvm.tool("keytool")
        .with("-genseckey", "-keyalg", "AES", "-keysize", bits, "-alias", "master")
        .with("-storetype", "PKCS12", "-keystore", file.toString())
        .with("-storepass", Sandbox.PASSWORD)
        .run()
        .success();
  }
}
