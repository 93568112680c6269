package dev.hushcell.internal.fips;

import static org.assertj.core.api.Assertions.assertThat;

/** What the output of {@link FipsProbe} must say. */
final class ProbeOutput {
  private ProbeOutput() {}

  /** The module started, proved itself, is approved on every thread, and left no trace. */
  static void started(String output) {
    started(output, ModuleChoice.CERTIFIED);
  }

  /** As above, of this version. */
  static void started(String output, ModuleChoice choice) {
    String version = choice == ModuleChoice.CERTIFIED ? "2.1.1" : "2.1.3";
    assertThat(output)
        .contains("module=started", "approvedOnly=true", "version=" + version)
        .contains("checksum=" + choice.jar().hmac())
        .contains("computed=" + choice.jar().hmac())
        .contains("ChaCha20=refused refused", "AES/OCB/NoPadding=refused refused")
        .contains("ChaCha20-Poly1305=refused refused", "MD5=refused refused")
        .contains("HmacSHA256=given given", "derived=32")
        .contains("properties=unchanged", "providers=unchanged")
        .doesNotContain("fault=");
  }

  /** The start was refused with this code, each time it was asked for, and left no trace. */
  static void refused(String output, FipsFault code) {
    assertThat(output)
        .contains("fault=[" + code.id() + "] ", "again=the same")
        .contains("properties=unchanged", "providers=unchanged")
        .doesNotContain("module=started");
  }
}
