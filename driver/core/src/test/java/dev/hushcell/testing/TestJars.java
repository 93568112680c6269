package dev.hushcell.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Finds the jars and class directories of a test run and packs others out of them. */
public final class TestJars {
  private static final String BOOT_LAUNCHER = "org.springframework.boot.loader.launch.JarLauncher";

  private TestJars() {}

  /** Returns the jar or directory that a class comes from, without initialising the class. */
  public static Path of(String className) {
    try {
      Class<?> found = Class.forName(className, false, TestJars.class.getClassLoader());
      return Path.of(found.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new IllegalStateException(className, e);
    }
  }

  /** Returns a jar that the build put aside for forked JVMs, such as {@code bcprov-jdk18on}. */
  public static Path aside(String artifact) {
    Path classes = of(TestJars.class.getName());
    return classes.resolveSibling("test-jars").resolve(artifact + ".jar");
  }

  /** Packs the files of directories, as far as their names start with one of the prefixes. */
  public static Path pack(Path jar, List<Path> directories, String... prefixes) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream target = new JarOutputStream(out)) {
      for (Path directory : directories) {
        addTree(target, "", directory, prefixes);
      }
    }
    return jar;
  }

  /** Packs an executable jar as the Spring Boot plug-in does: classes apart, jars stored whole. */
  public static Path packBoot(
      Path jar, String mainClass, List<Path> classes, String prefix, List<Path> jars)
      throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.MAIN_CLASS, BOOT_LAUNCHER);
    main.putValue("Start-Class", mainClass);
    main.putValue("Spring-Boot-Classes", "BOOT-INF/classes/");
    main.putValue("Spring-Boot-Lib", "BOOT-INF/lib/");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream target = new JarOutputStream(out, manifest)) {
      copyEntries(aside("spring-boot-loader"), target);
      for (String directory : List.of("BOOT-INF/", "BOOT-INF/classes/", "BOOT-INF/lib/")) {
        target.putNextEntry(new ZipEntry(directory));
      }
      for (Path directory : classes) {
        addTree(target, "BOOT-INF/classes/", directory, prefix);
      }
      for (Path each : jars) {
        store(target, "BOOT-INF/lib/" + each.getFileName(), Files.readAllBytes(each));
      }
    }
    return jar;
  }

  /** Copies a jar and adds entries to it. */
  public static Path withEntries(Path original, Path altered, Map<String, byte[]> entries)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(altered);
        ZipOutputStream target = new ZipOutputStream(out)) {
      copyEntries(original, target);
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        target.putNextEntry(new ZipEntry(entry.getKey()));
        target.write(entry.getValue());
      }
    }
    return altered;
  }

  private static void copyEntries(Path jar, ZipOutputStream target) throws IOException {
    boolean keepsManifest = !(target instanceof JarOutputStream);
    try (InputStream in = Files.newInputStream(jar);
        ZipInputStream source = new ZipInputStream(in)) {
      for (ZipEntry entry = source.getNextEntry(); entry != null; entry = source.getNextEntry()) {
        if (keepsManifest || !entry.getName().matches("META-INF/(MANIFEST.MF)?")) {
          target.putNextEntry(new ZipEntry(entry.getName()));
          source.transferTo(target);
        }
      }
    }
  }

  private static void addTree(
      JarOutputStream target, String below, Path directory, String... prefixes) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
        String name = directory.relativize(file).toString().replace('\\', '/');
        if (Stream.of(prefixes).anyMatch(name::startsWith)) {
          target.putNextEntry(new ZipEntry(below + name));
          Files.copy(file, target);
        }
      }
    }
  }

  private static void store(JarOutputStream target, String name, byte[] content)
      throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(checksum.getValue());
    target.putNextEntry(entry);
    target.write(content);
  }
}
