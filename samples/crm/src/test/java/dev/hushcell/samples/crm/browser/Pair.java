package dev.hushcell.samples.crm.browser;

import java.io.IOException;
import java.nio.file.Path;

/** An RSA pair that somebody brings as a PFX. */
final class Pair {
  static final String PASSWORD = "the password of the pair";

  private Pair() {}

  static Path make(Path directory) throws IOException, InterruptedException {
    Path made = directory.resolve("pair.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "RSA",
                "-keysize",
                "3072",
                "-dname",
                "CN=crm",
                "-alias",
                "own",
                "-storetype",
                "PKCS12",
                "-keystore",
                made.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool made no pair");
    }
    return made;
  }
}
