package dev.hushcell.contract.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Removes what a server left behind. */
final class Removal {
  private Removal() {}

  static void of(Path directory) throws IOException {
    List<Path> found;
    try (Stream<Path> paths = Files.walk(directory)) {
      found = paths.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : found) {
      Files.deleteIfExists(path);
    }
  }
}
