package dev.hushcell.internal.fips;

import java.io.File;
import java.io.IOException;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a jar of the module may be: as a file in another jar, in which nobody but this driver looks
 * for it; everywhere our class loader sees a class of it; then on the module path, where it lies
 * unresolved because nothing requires it.
 *
 * <p>There may be several, for a host can bring a version of its own; the caller tells them apart
 * by checksum.
 */
record JarCandidates(ClassLoader loader, String modulePath) {
  private static final String IN_JAR = "!/";

  /** Where the jars are found as files that no class is loaded from. */
  private static final String FOLDER = "META-INF/hushcell/";

  /** A class of the ordinary Bouncy Castle, which has many names in common with the module. */
  private static final String ORDINARY = "org/bouncycastle/jce/provider/BouncyCastleProvider.class";

  /** Returns the candidates of this very class: its loader and the module path of the JVM. */
  static JarCandidates ofThisDriver() {
    return new JarCandidates(
        Objects.requireNonNull(JarCandidates.class.getClassLoader()),
        System.getProperty("jdk.module.path", ""));
  }

  /** Returns the places of a jar as URLs whose stream is the jar itself. */
  List<URL> of(ModuleJar jar) throws IOException {
    Set<String> places = new LinkedHashSet<>();
    loader.resources(FOLDER + jar.fileName()).map(URL::toString).forEach(places::add);
    for (URL marker : (Iterable<URL>) loader.resources(jar.marker())::iterator) {
      jarAround(marker.toString()).ifPresent(places::add);
    }
    onModulePath(jar).map(URI::toString).forEach(places::add);
    List<URL> urls = new ArrayList<>();
    for (String place : places) {
      urls.add(new URL(place));
    }
    return urls;
  }

  /**
   * Tells whether the host has the ordinary Bouncy Castle on the class path beside the module: of
   * the classes that both have, it gets those of the jar that comes first.
   */
  boolean disturbTheHost() {
    return loader.getResource(ORDINARY) != null
        && loader.getResource(ModuleJar.CERTIFIED.marker()) != null;
  }

  /**
   * Turns the URL of a class into the URL of the jar around it.
   *
   * <p>{@code jar:file:/a.jar!/C.class} gives {@code file:/a.jar}, the nested forms {@code
   * jar:nested:/a.jar/!b.jar!/C.class} and {@code jar:file:/a.jar!/b.jar!/C.class} give {@code
   * nested:/a.jar/!b.jar} and {@code jar:file:/a.jar!/b.jar}. A run-time image has no jar.
   */
  static Optional<String> jarAround(String marker) {
    int end = marker.lastIndexOf(IN_JAR);
    if (end < 0 || !marker.startsWith("jar:")) {
      return Optional.empty();
    }
    String jar = marker.substring(0, end);
    return Optional.of(jar.contains(IN_JAR) ? jar : jar.substring("jar:".length()));
  }

  /** Looks at each entry by itself, since the first of two versions would hide the other. */
  private Stream<URI> onModulePath(ModuleJar jar) {
    return Stream.of(modulePath.split(File.pathSeparator, -1))
        .filter(entry -> !entry.isEmpty())
        .flatMap(entry -> in(Path.of(entry), jar).stream());
  }

  private static Optional<URI> in(Path entry, ModuleJar jar) {
    try {
      return ModuleFinder.of(entry).find(jar.moduleName()).flatMap(ModuleReference::location);
    } catch (FindException unreadable) {
      return Optional.empty();
    }
  }

  /** Returns the plain file a URL stands for; empty when it is nested or comes from elsewhere. */
  static Optional<Path> plainFile(URL url) {
    if (!"file".equals(url.getProtocol())) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(URI.create(url.toString())));
    } catch (IllegalArgumentException unescaped) {
      return Optional.of(Path.of(url.getPath()));
    }
  }
}
