package dev.hushcell.benchmarks;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

/**
 * The options of JVMs that make and use class-data archives. An archive wants a class path of jars,
 * so folders on that of this JVM are made into some.
 */
final class ClassArchive {
  private final Path directory;
  private final String classPath;

  ClassArchive(Path directory) {
    this.directory = directory;
    this.classPath =
        List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
            .map(this::jar)
            .collect(Collectors.joining(File.pathSeparator));
  }

  boolean isMade(String name) {
    return Files.exists(archive(name));
  }

  /** Returns the options of a JVM that writes its classes to the archive when it ends. */
  List<String> making(String name) {
    return List.of(
        "-XX:ArchiveClassesAtExit=" + archive(name),
        "-Xlog:cds=off",
        "-Xlog:cds+dynamic=off",
        "-cp",
        classPath);
  }

  /** Returns the options of a JVM that fails without the archive. */
  List<String> using(String name) {
    return List.of("-XX:SharedArchiveFile=" + archive(name), "-Xshare:on", "-cp", classPath);
  }

  private Path archive(String name) {
    return directory.resolve(name + ".jsa");
  }

  private String jar(String place) {
    Path folder = Path.of(place);
    if (!Files.isDirectory(folder)) {
      return place;
    }
    Path jar =
        directory.resolve(
            folder.toAbsolutePath().toString().replace(File.separatorChar, '-') + ".jar");
    int failed =
        ToolProvider.findFirst("jar")
            .orElseThrow()
            .run(System.out, System.err, "--create", "--file", jar.toString(), "-C", place, ".");
    if (failed != 0) {
      throw new IllegalStateException("no jar was made of " + place);
    }
    return jar.toString();
  }
}
