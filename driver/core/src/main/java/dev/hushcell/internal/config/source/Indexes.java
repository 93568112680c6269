package dev.hushcell.internal.config.source;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.policy.DeclaredColumn;
import dev.hushcell.policy.EncryptedColumns;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The indexes of annotations that are found from one thread. Equal when they say the same, so that
 * connections share keys only if they protect the same.
 *
 * @param all each index once
 */
public record Indexes(List<Index> all) {
  public static final Indexes NONE = new Indexes(List.of());

  public Indexes {
    all = List.copyOf(all);
  }

  /** Loads the indexes that the loaders know; one that cannot be loaded is refused. */
  static Indexes load(Collection<ClassLoader> loaders) {
    Set<Class<?>> types = new LinkedHashSet<>();
    Set<Index> all = new LinkedHashSet<>();
    try {
      for (ClassLoader loader : loaders) {
        ServiceLoader.load(EncryptedColumns.class, loader).stream()
            .filter(provider -> types.add(provider.type()))
            .forEach(provider -> all.add(Index.of(provider.get())));
        ListedIndexes.requireLoaded(
            loader, types.stream().map(Class::getName).collect(Collectors.toSet()));
      }
    } catch (ServiceConfigurationError | LinkageError e) {
      throw ConfigFault.BROKEN_INDEX.insteadOf(
          e,
          "an index of annotations cannot be loaded, so columns would be in"
              + " plaintext: "
              + e.getMessage()
              + "; build again from scratch, or keep the class in the jar");
    }
    return new Indexes(new ArrayList<>(all));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Indexes that && all.equals(that.all);
  }

  @Override
  public int hashCode() {
    return all.hashCode();
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  String names() {
    return all.isEmpty() ? "none" : String.join(", ", all.stream().map(Index::name).toList());
  }

  /**
   * Refuses when an index that must be there was not found.
   *
   * @param place who requires them, for the message
   */
  public void require(Collection<String> names, String place) {
    for (String name : names) {
      if (all.stream().noneMatch(index -> index.name().equals(name))) {
        throw ConfigFault.INDEX_MISSING.at(
            place,
            "the index '"
                + name
                + "' of annotations is required but was not found (found: "
                + names()
                + "); keep it and its line in META-INF/services/"
                + EncryptedColumns.class.getName()
                + " when jars are merged, or correct the name");
      }
    }
  }

  /**
   * The lines of all service files of indexes. The service loader passes in silence over a class
   * that such a file names but that is in a named module; so what it found is held against the
   * files.
   */
  private static final class ListedIndexes {
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
                      + " of annotations is in a module that does not provide it, so columns"
                      + " would be in plaintext; add to its module-info: provides "
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

  /**
   * What an index of annotations said when it was loaded.
   *
   * @param columns its columns, complete and each with a name
   */
  public record Index(String name, List<DeclaredColumn> columns) {
    public Index {
      columns = List.copyOf(columns);
    }

    static Index of(EncryptedColumns provider) {
      Index index = new Index(provider.name(), provider.columns());
      if (index.columns.size() != provider.count()) {
        throw ConfigFault.BROKEN_INDEX.fault(
            "the index "
                + index.name
                + " of annotations has "
                + index.columns.size()
                + " columns but was made with "
                + provider.count()
                + "; build its module again from scratch");
      }
      for (DeclaredColumn column : index.columns) {
        if (column.table().isBlank() || column.column().isBlank()) {
          throw ConfigFault.BROKEN_INDEX.fault(
              "the index "
                  + index.name
                  + " has no table or column for "
                  + column.member()
                  + "; build its module again from scratch");
        }
      }
      return index;
    }
  }
}
