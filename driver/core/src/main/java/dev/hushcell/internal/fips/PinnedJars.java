package dev.hushcell.internal.fips;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Finds a jar of the module as a plain file, and only the pinned one.
 *
 * <p>A jar inside another jar, or one whose name does not end so, is copied out to a new directory
 * that only its owner can enter, and goes when the JVM ends. Copies and the jars beside the module
 * are known by their SHA-256, before a class of them is loaded. The module in a plain file is known
 * by the HMAC it records, and its start then proves that by computing it; the SHA-256 as well would
 * add 100 ms of CPU to each start. The JDK computes it: it tells which file this is and protects no
 * data.
 */
record PinnedJars(JarCandidates candidates) {
  private static final String HMAC_ENTRY = "META-INF/HMAC.SHA256";

  /** Returns the plain file; a jar that is missing or another one is a fault. */
  Path file(ModuleJar jar) {
    List<URL> places;
    try {
      places = candidates.of(jar);
      for (URL place : places) {
        // The module does not check itself in a file of another ending, so that is copied as well.
        Optional<Path> plain =
            JarCandidates.plainFile(place).filter(file -> file.toString().endsWith(".jar"));
        Optional<Path> pinned = plain.isPresent() ? checked(plain.get(), jar) : copied(place, jar);
        if (pinned.isPresent()) {
          return pinned.get();
        }
      }
    } catch (IOException e) {
      throw FipsFault.COPY_FAILED.fault(
          jar.fileName()
              + " was found but could not be read, or not copied out of the jar around it; make the"
              + " file readable and java.io.tmpdir a writable directory with 10 MB free",
          e);
    }
    throw places.isEmpty() ? notFound(jar) : wrong(jar, places);
  }

  private static RuntimeException notFound(ModuleJar jar) {
    return FipsFault.JAR_NOT_FOUND.fault(
        jar.fileName()
            + " is neither on the class path nor on the module path as a jar; put it there"
            + " unchanged, next to the Hushcell driver, and do not merge it into another jar or a"
            + " run-time image");
  }

  private static RuntimeException wrong(ModuleJar jar, List<URL> places) {
    return FipsFault.WRONG_CHECKSUM.fault(
        ("none of %s is the original %s; replace it by the file from Maven Central whose"
                + " SHA-256 is %s%s")
            .formatted(places, jar.fileName(), jar.sha256(), otherChoice(jar, places)));
  }

  /** Says so where a file has the name of the version that was not asked for. */
  private static String otherChoice(ModuleJar jar, List<URL> places) {
    return Stream.of(ModuleChoice.values())
        .filter(choice -> choice.jar() != jar && jar.isModule())
        .filter(choice -> places.stream().anyMatch(place -> isNamed(place, choice.jar())))
        .map(
            choice ->
                "; or, as there is %s, write fips.module: %s in the configuration"
                    .formatted(choice.jar().fileName(), choice.written()))
        .collect(Collectors.joining());
  }

  private static boolean isNamed(URL place, ModuleJar jar) {
    return place.toString().endsWith("/" + jar.fileName());
  }

  private static Optional<Path> checked(Path file, ModuleJar jar) throws IOException {
    boolean pinned =
        jar.isModule()
            ? recordedHmac(file.toFile()).equals(jar.hmac())
            : sha256(file).equals(jar.sha256());
    return pinned ? Optional.of(file) : Optional.empty();
  }

  private static String recordedHmac(File file) throws IOException {
    try (ZipFile zip = new ZipFile(file)) {
      return recordedHmac(zip);
    } catch (ZipException notAJar) {
      return "";
    }
  }

  /** Returns the HMAC that a jar of the module records of itself, in hexadecimal; or nothing. */
  static String recordedHmac(ZipFile zip) throws IOException {
    ZipEntry entry = zip.getEntry(HMAC_ENTRY);
    if (entry == null) {
      return "";
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).trim();
    }
  }

  private static String sha256(Path file) throws IOException {
    // Not Files.newInputStream: an interrupt of the connecting thread would close its channel.
    try (InputStream in = new FileInputStream(file.toFile())) {
      return copy(in, OutputStream.nullOutputStream());
    }
  }

  private static Optional<Path> copied(URL nested, ModuleJar jar) throws IOException {
    return copied(nested, jar.fileName(), jar.sha256());
  }

  /** Copies a jar to a file of that name; empty when it has another digest. */
  static Optional<Path> copied(URL jar, String fileName, String sha256) throws IOException {
    Path directory = Files.createTempDirectory("hushcell-fips");
    directory.toFile().deleteOnExit();
    Path file = directory.resolve(fileName);
    file.toFile().deleteOnExit();
    try (InputStream in = jar.openStream();
        OutputStream out = Files.newOutputStream(file)) {
      if (copy(in, out).equals(sha256)) {
        return Optional.of(file);
      }
    }
    Files.delete(file);
    Files.delete(directory);
    return Optional.empty();
  }

  private static String copy(InputStream in, OutputStream out) throws IOException {
    MessageDigest digest = sha256();
    new DigestInputStream(in, digest).transferTo(out);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
