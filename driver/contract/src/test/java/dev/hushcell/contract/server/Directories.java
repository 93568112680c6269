package dev.hushcell.contract.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Directories that servers keep their files in, below the one for temporary files, which may be in
 * memory. A run of tests that is killed removes nothing, and some leave gigabytes. So a name says
 * whose directory it is, and the next run removes those of processes that are gone.
 */
final class Directories {
  private static final Pattern OWNED = Pattern.compile("contract-[a-z0-9]+-([0-9]+)-[0-9]+");

  private Directories() {}

  /**
   * Makes one for a server.
   *
   * @param server its name, of small letters and digits
   */
  static Path make(String server) throws IOException {
    return make(server, Path.of(System.getProperty("java.io.tmpdir")));
  }

  /**
   * Makes one on a disk, for MariaDB: it maps its redo log where it finds it in memory, so that the
   * time of the file does not say that it was written.
   */
  static Path makeOnDisk(String server) throws IOException {
    String usual = System.getProperty("java.io.tmpdir");
    return make(server, Path.of(System.getProperty("hushcell.contract.disk", usual)));
  }

  private static Path make(String server, Path below) throws IOException {
    Path made =
        Files.createTempDirectory(
            below, "contract-" + server + "-" + ProcessHandle.current().pid() + "-");
    try (Stream<Path> beside = Files.list(made.toAbsolutePath().getParent())) {
      beside.filter(Directories::orphaned).toList().forEach(Directories::removeIfPossible);
    }
    return made;
  }

  /** Removes one with all that is in it. */
  static void remove(Path directory) throws IOException {
    List<Path> found;
    try (Stream<Path> paths = Files.walk(directory)) {
      found = paths.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : found) {
      Files.deleteIfExists(path);
    }
  }

  private static boolean orphaned(Path directory) {
    Matcher name = OWNED.matcher(directory.getFileName().toString());
    return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
  }

  /** Leaves what belongs to another user, or what another process is removing already. */
  private static void removeIfPossible(Path directory) {
    try {
      remove(directory);
    } catch (IOException | UncheckedIOException e) {
      return;
    }
  }
}
