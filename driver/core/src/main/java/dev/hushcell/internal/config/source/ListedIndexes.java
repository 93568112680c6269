package dev.hushcell.internal.config.source;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.policy.EncryptedColumns;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Set;

/**
 * The lines of all service files of indexes. The service loader passes in silence over a class that
 * such a file names but that is in a named module; so what it found is held against the files.
 */
final class ListedIndexes {
  private static final String FILE = "META-INF/services/" + EncryptedColumns.class.getName();

  private ListedIndexes() {}

  /** Refuses when a loader knows a file that names a class which was not loaded. */
  static void requireLoaded(ClassLoader loader, Set<String> loaded) {
    try {
      for (URL file : Collections.list(loader.getResources(FILE))) {
        for (String name : names(file)) {
          if (!loaded.contains(name)) {
            throw ConfigFault.BROKEN_INDEX.fault(
                "the index "
                    + name
                    + " of annotations is in a module that does not provide it, so columns would be"
                    + " in clear; add to its module-info: provides "
                    + EncryptedColumns.class.getName()
                    + " with "
                    + name);
          }
        }
      }
    } catch (IOException e) {
      throw ConfigFault.BROKEN_INDEX.fault("the class path cannot be searched for " + FILE, e);
    }
  }

  private static Set<String> names(URL file) throws IOException {
    URLConnection connection = file.openConnection();
    // A cached JarFile would stay open for the life of the process.
    connection.setUseCaches(false);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      return Set.copyOf(
          lines
              .lines()
              .map(line -> line.replaceFirst("#.*", "").strip())
              .filter(line -> !line.isEmpty())
              .toList());
    }
  }
}
