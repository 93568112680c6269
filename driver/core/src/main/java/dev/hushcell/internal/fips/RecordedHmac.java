package dev.hushcell.internal.fips;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The HMAC that a jar of the module records of itself. */
final class RecordedHmac {
  private static final String ENTRY = "META-INF/HMAC.SHA256";

  private RecordedHmac() {}

  /** Returns it in hexadecimal, or nothing where the file records none. */
  static String of(File file) throws IOException {
    try (ZipFile zip = new ZipFile(file)) {
      return of(zip);
    } catch (ZipException notAJar) {
      return "";
    }
  }

  static String of(ZipFile zip) throws IOException {
    ZipEntry entry = zip.getEntry(ENTRY);
    if (entry == null) {
      return "";
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).trim();
    }
  }
}
