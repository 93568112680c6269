package dev.hushcell.internal.fips;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.fips.FipsModules.CellModule;
import dev.hushcell.testing.TestJars;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.tools.ToolProvider;

/**
 * A jar with a class of the name that a known module has. What it says of itself is what a test
 * likes; what it computes, the JDK computes.
 *
 * @param error an expression: what it says stands against its native library
 * @param tests how it says that its self-tests ended
 * @param fips whether it says to be in approved mode
 * @param experimental whether it says to be an experimental build
 * @param mac what it takes for HMAC-SHA-256
 */
record ForgedModule(String error, String tests, boolean fips, boolean experimental, String mac) {
  /** One in which nothing is wrong. */
  static final ForgedModule GOOD =
      new ForgedModule("null", "PASSED", true, false, "HmacCore$HmacSHA256");

  private static final String SOURCE =
      """
      package com.amazon.corretto.crypto.provider;
      public final class AmazonCorrettoCryptoProvider extends java.security.Provider {
        public static final AmazonCorrettoCryptoProvider INSTANCE =
            new AmazonCorrettoCryptoProvider();
        public AmazonCorrettoCryptoProvider() {
          super("forged", "9.9.9", "");
          put("Cipher.AES", "com.sun.crypto.provider.AESCipher$General");
          put("Mac.HmacSHA256", "com.sun.crypto.provider.%s");
        }
        public Throwable getLoadingError() { return %s; }
        public String runSelfTests() { return "%s"; }
        public boolean isFips() { return %s; }
        public boolean isExperimentalFips() { return %s; }
      }
      """;

  /** Makes the jar, and returns it under its right digest and some certificate. */
  CellModule in(Path directory) throws Exception {
    return compiled(
        directory,
        "AmazonCorrettoCryptoProvider",
        SOURCE.formatted(mac, error, tests, fips, experimental));
  }

  /** Makes a jar with one class. */
  static CellModule compiled(Path directory, String name, String text) throws Exception {
    Path source = Files.writeString(directory.resolve(name + ".java"), text);
    Path classes = Files.createDirectory(directory.resolve("classes"));
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-d", classes.toString(), source.toString());
    assertThat(result).isZero();
    Path jar = TestJars.pack(directory.resolve("forged.jar"), List.of(classes), "com/", "org/");
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
    return new CellModule(jar, HexFormat.of().formatHex(digest), Optional.of("CMVP 1"));
  }
}
