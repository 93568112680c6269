package dev.hushcell.benchmarks.comparison;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what each contestant has on its class path.
 *
 * @param target the folder that Maven builds into
 */
record ClassPath(Path target) {
  private static final List<String> DRIVERS = List.of("h2-", "postgresql-");

  String of(Entry entry) throws IOException {
    Stream<Path> jars =
        switch (entry.libraries()) {
          case BENCHMARKS -> jars("lib");
          case DRIVERS -> drivers();
          case OWN -> Stream.concat(drivers(), jars("contestants/" + entry.key()));
        };
    return Stream.concat(Stream.of(target.resolve("classes")), jars)
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private Stream<Path> drivers() throws IOException {
    return jars("lib")
        .filter(jar -> DRIVERS.stream().anyMatch(jar.getFileName().toString()::startsWith));
  }

  private Stream<Path> jars(String folder) throws IOException {
    try (Stream<Path> files = Files.list(target.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList().stream();
    }
  }
}
