package dev.hushcell.internal.fips;

import java.util.Locale;

/**
 * Which version of the FIPS module runs: the one that its certificate names, or the newest one with
 * repairs that the certificate does not name.
 *
 * <p>Both make and read the same cells, keys and files.
 */
public enum ModuleChoice {
  /** The version that the certificate names. The default. */
  CERTIFIED(
      ModuleJar.CERTIFIED,
      "the certificate names this very version; known vulnerabilities stay in it"),
  /** The newest version that passes the tests of this project. */
  PATCHED(
      ModuleJar.PATCHED,
      "the vendor's repairs of known vulnerabilities are in it; the certificate names the version"
          + " before them, not this one");

  private static final String CERTIFICATE = "CMVP 4943 (FIPS 140-3), for BC-FJA 2.1.1";

  private final ModuleJar jar;
  private final String meaning;

  ModuleChoice(ModuleJar jar, String meaning) {
    this.jar = jar;
    this.meaning = meaning;
  }

  ModuleJar jar() {
    return jar;
  }

  public String written() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the certificate that is claimed or departed from, and the version that it names. */
  public String certificate() {
    return CERTIFICATE;
  }

  public String meaning() {
    return meaning;
  }
}
