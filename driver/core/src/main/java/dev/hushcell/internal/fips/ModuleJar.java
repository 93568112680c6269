package dev.hushcell.internal.fips;

/** The jars that run inside the module's own class loader, each pinned by its SHA-256. */
enum ModuleJar {
  /** The validated module itself, in the version that its certificate names. */
  CERTIFIED(
      "bc-fips-2.1.1.jar",
      ModuleJar.CORE,
      ModuleJar.STATUS,
      "a430d935ad6cec6d045930758457740f5a5f8f9715894e347f6800f7926a7321",
      "0f861e85a3fdc00707c9d164f8335bc81d81723944575d5ac80b4273c0d930a5"),
  /** The same module with repairs, in a version that no certificate names. */
  PATCHED(
      "bc-fips-2.1.3.jar",
      ModuleJar.CORE,
      ModuleJar.STATUS,
      "f55fc476ede820d5c03fe87e6ced5bb0095e1dc30b387445846a3ff0274f8c0e",
      "4be8e53502ad4bb22dc35065eeeab145e3dd03c043d565b472988e6d34207358"),
  /** Reads PKCS#12; does no cryptography of its own. */
  PKIX(
      "bcpkix-fips-2.1.12.jar",
      "org.bouncycastle.fips.pkix",
      "org/bouncycastle/pkcs/PKCS12PfxPdu.class",
      "48f418d70c9551ac9225f333e5e9dfe872b4501cc566728b6d2bc7364a2223d4",
      ""),
  /** ASN.1 structures that {@link #PKIX} needs. */
  STRUCTURES(
      "bcutil-fips-2.1.7.jar",
      "org.bouncycastle.fips.util",
      "org/bouncycastle/asn1/bsi/BSIObjectIdentifiers.class",
      "a30e550f06dcfa0fd7da1e9a501f111421406fa237467522b3ca05187429832d",
      "");

  private static final String CORE = "org.bouncycastle.fips.core";
  private static final String STATUS = "org/bouncycastle/crypto/fips/FipsStatus.class";

  private final String fileName;
  private final String moduleName;
  private final String marker;
  private final String sha256;
  private final String hmac;

  ModuleJar(String fileName, String moduleName, String marker, String sha256, String hmac) {
    this.fileName = fileName;
    this.moduleName = moduleName;
    this.marker = marker;
    this.sha256 = sha256;
    this.hmac = hmac;
  }

  /** Returns the name of the file as published; users may rename it. */
  String fileName() {
    return fileName;
  }

  String moduleName() {
    return moduleName;
  }

  /** Returns a resource that only this jar and its other versions have. */
  String marker() {
    return marker;
  }

  String sha256() {
    return sha256;
  }

  /** Tells whether it is a module, which checks itself, and not a jar beside it. */
  boolean isModule() {
    return !hmac.isEmpty();
  }

  /**
   * Returns what a module must report as its own HMAC: the value by which a validated jar is known.
   *
   * <p>The module recomputes it over its classes when it starts and compares it with the one
   * recorded in the jar; it skips that inside nested jars, which is why it never runs from one.
   */
  String hmac() {
    return hmac;
  }
}
