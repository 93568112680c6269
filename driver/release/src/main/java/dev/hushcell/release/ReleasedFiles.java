package dev.hushcell.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a release by the names that they are published under, with their SHA-256. */
final class ReleasedFiles {
  private static final String REMEDY =
      "; build everything with mvn -Prelease clean verify, without -T and without -o";

  private static final Pattern ARTIFACT =
      Pattern.compile("<artifactId>(hushcell-[a-z0-9-]+)</artifactId>");

  /** What each module with code has beside its jar. */
  private static final List<String> KINDS =
      List.of(".jar", "-sources.jar", "-javadoc.jar", "-sbom.json", "-sbom.xml");

  private final String version;
  private final Instant started;
  private final SortedMap<String, String> files = new TreeMap<>();

  private ReleasedFiles(String version, Instant started) {
    this.version = version;
    this.started = started;
  }

  /**
   * Looks at the modules that are shipped. One that lacks a file, or has one that is older than
   * this build, was not built as a whole.
   */
  static SortedMap<String, String> of(Path repository, String version, Instant started)
      throws IOException {
    ReleasedFiles found = new ReleasedFiles(version, started);
    found.look(repository);
    return found.files;
  }

  private void look(Path repository) throws IOException {
    try (Stream<Path> modules = Files.list(repository.resolve("driver"))) {
      for (Path module : modules.sorted().toList()) {
        Path pom = module.resolve("pom.xml");
        if (Files.exists(pom) && isShipped(Files.readString(pom))) {
          add(module);
        }
      }
    }
    Path parent = repository.resolve("pom.xml");
    files.put("hushcell-" + version + ".pom", sha256(parent));
  }

  private static boolean isShipped(String pom) {
    return !pom.contains("<maven.deploy.skip>true");
  }

  private void add(Path module) throws IOException {
    Path pom = module.resolve("pom.xml");
    String text = Files.readString(pom);
    String name = name(text) + "-" + version;
    files.put(name + ".pom", sha256(pom));
    if (text.contains("<packaging>pom</packaging>")) {
      return;
    }
    for (String kind : KINDS) {
      files.put(name + kind, sha256(built(module, text, name, kind)));
    }
  }

  private static String name(String pom) {
    Matcher matcher = ARTIFACT.matcher(pom);
    int own = Math.max(0, pom.indexOf("</parent>"));
    if (!matcher.find(own)) {
      throw new ReleaseException("A module without a name:\n" + pom);
    }
    return matcher.group(1);
  }

  /** A program has a shorter name in its folder than in a repository. */
  private Path built(Path module, String pom, String name, String kind) throws IOException {
    Path target = module.resolve("target");
    Matcher shorter = Pattern.compile("<finalName>([^<]+)</finalName>").matcher(pom);
    Path file =
        shorter.find() && !kind.startsWith("-sbom")
            ? target.resolve(shorter.group(1) + kind)
            : target.resolve(name + kind);
    if (!Files.exists(file)) {
      throw new ReleaseException(file + " is missing" + REMEDY);
    }
    if (Files.getLastModifiedTime(file).toInstant().isBefore(started)) {
      throw new ReleaseException(file + " was there before this build" + REMEDY);
    }
    return file;
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digest =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      digest.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
