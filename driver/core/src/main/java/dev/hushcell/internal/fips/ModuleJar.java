package dev.hushcell.internal.fips;

/** The jars that run inside the module's own class loader, each pinned by its SHA-256. */
enum ModuleJar {
  /** The validated module itself. */
  MODULE(
      "bc-fips-2.1.1.jar",
      "org.bouncycastle.fips.core",
      "org/bouncycastle/crypto/fips/FipsStatus.class",
      "a430d935ad6cec6d045930758457740f5a5f8f9715894e347f6800f7926a7321"),
  /** Reads PKCS#12; does no cryptography of its own. */
  PKIX(
      "bcpkix-fips-2.1.12.jar",
      "org.bouncycastle.fips.pkix",
      "org/bouncycastle/pkcs/PKCS12PfxPdu.class",
      "48f418d70c9551ac9225f333e5e9dfe872b4501cc566728b6d2bc7364a2223d4"),
  /** ASN.1 structures that {@link #PKIX} needs. */
  STRUCTURES(
      "bcutil-fips-2.1.7.jar",
      "org.bouncycastle.fips.util",
      "org/bouncycastle/asn1/bsi/BSIObjectIdentifiers.class",
      "a30e550f06dcfa0fd7da1e9a501f111421406fa237467522b3ca05187429832d");

  /**
   * What the module must report as its own HMAC: the value by which a validated jar is known.
   *
   * <p>The module recomputes it over its classes when it starts and compares it with the one
   * recorded in the jar; it skips that inside nested jars, which is why it never runs from one.
   */
  static final String MODULE_HMAC =
      "0f861e85a3fdc00707c9d164f8335bc81d81723944575d5ac80b4273c0d930a5";

  private final String fileName;
  private final String moduleName;
  private final String marker;
  private final String sha256;

  ModuleJar(String fileName, String moduleName, String marker, String sha256) {
    this.fileName = fileName;
    this.moduleName = moduleName;
    this.marker = marker;
    this.sha256 = sha256;
  }

  /** Returns the name of the file as published; users may rename it. */
  String fileName() {
    return fileName;
  }

  /** Returns its name on the module path. */
  String moduleName() {
    return moduleName;
  }

  /** Returns a resource that only this jar and its other versions have. */
  String marker() {
    return marker;
  }

  /** Returns the SHA-256 of the file in lower-case hexadecimal. */
  String sha256() {
    return sha256;
  }
}
