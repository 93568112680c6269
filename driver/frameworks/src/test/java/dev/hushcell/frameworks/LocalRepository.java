package dev.hushcell.frameworks;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * A folder that has what {@code mvn install} of this project puts into the local repository, so
 * that a test need not write into that of whoever runs it.
 */
final class LocalRepository {
  private static final String VERSION = "0.1.0-SNAPSHOT";
  private static final Path TOP = Path.of("..", "..");

  private final Path folder;

  private LocalRepository(Path folder) {
    this.folder = folder;
  }

  /** Makes one with the parent and these modules, such as {@code driver/core}. */
  static LocalRepository of(Path folder, List<String> modules) throws IOException {
    LocalRepository repository = new LocalRepository(folder);
    repository.put(TOP.resolve("pom.xml"), "hushcell", "pom");
    for (String module : modules) {
      repository.install(TOP.resolve(module));
    }
    return repository;
  }

  /** Returns the arguments by which Maven takes it before its own. */
  String arguments() {
    String own =
        System.getProperty(
            "maven.repo.local", Path.of(System.getProperty("user.home"), ".m2/repository") + "");
    return "-B -ntp -Dmaven.repo.local="
        + folder
        + " -Dmaven.repo.local.tail="
        + own
        + " -Dmaven.repo.local.tail.ignoreAvailability=true";
  }

  private void install(Path module) throws IOException {
    String text = Files.readString(module.resolve("pom.xml"));
    int parent = text.indexOf("</parent>");
    int start = text.indexOf("<artifactId>", parent) + "<artifactId>".length();
    String artifact = text.substring(start, text.indexOf('<', start));
    put(module.resolve("pom.xml"), artifact, "pom");
    Path jar = folder.resolve("packed.jar");
    pack(module.resolve("target/classes"), jar);
    put(jar, artifact, "jar");
  }

  private void put(Path file, String artifact, String extension) throws IOException {
    Path place =
        Files.createDirectories(folder.resolve("dev/hushcell").resolve(artifact).resolve(VERSION));
    Files.copy(file, place.resolve(artifact + "-" + VERSION + "." + extension));
    Files.deleteIfExists(folder.resolve("packed.jar"));
  }

  /** Copies a jar of the class path; the driver is packed where only its classes are there. */
  static void copyJar(String name, Path target) throws IOException {
    String classPath = System.getProperty("java.class.path");
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      if (path.endsWith(name)) {
        Files.copy(path, target.resolve(name));
        return;
      }
      if (path.endsWith("core/target/classes")
          && name.equals("hushcell-driver-" + VERSION + ".jar")) {
        pack(path, target.resolve(name));
        return;
      }
    }
    throw new AssertionError(name + " is not on the class path: " + classPath);
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream target = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      files.filter(Files::isRegularFile).sorted().forEach(file -> add(target, classes, file));
    }
  }

  private static void add(JarOutputStream target, Path classes, Path file) {
    try {
      target.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
      Files.copy(file, target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
