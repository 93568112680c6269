package dev.hushcell.lifetime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes configurations, each to a file of its own, as each deployment has one. */
final class Configurations {
  private final Path directory;
  private final String columns;
  private final AtomicInteger number = new AtomicInteger();

  Configurations(Path directory, String columns) {
    this.directory = directory;
    this.columns = columns;
  }

  /** Returns the file of a configuration with a key store, and others that only open. */
  Path of(Store first, List<Store> also, String... more) throws IOException {
    StringBuilder text = new StringBuilder("keystore:\n").append(first.settings().indent(2));
    if (!also.isEmpty()) {
      text.append("  also:\n");
      for (Store each : also) {
        String lines = each.settings().indent(6);
        text.append("    - ").append(lines.substring(6));
      }
    }
    text.append(columns).append(String.join("", more));
    return Files.writeString(
        directory.resolve("hushcell-" + number.incrementAndGet() + ".yaml"), text);
  }

  Path of(Store only) throws IOException {
    return of(only, List.of());
  }
}
