package dev.hushcell.contract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The driver once more, as it would be in a process of the version before: the latest layout of a
 * catalogue that it knows is the one before. Nothing else of it differs.
 */
final class OlderVersion extends ClassLoader {
  private static final String MANIFEST =
      "dev.hushcell.internal.keyring.catalogue.Manifest".replace('.', '/') + ".class";

  private static final int GETFIELD = 0xB4;
  private static final int ICONST_3 = 0x06;
  private static final int ICONST_4 = 0x07;
  private static final int IF_ICMPLE = 0xA4;

  OlderVersion() {
    super(OlderVersion.class.getClassLoader());
  }

  /** Returns a data source of that version, which is {@link AutoCloseable} as ours is. */
  DataSource source(Scene scene, Path configuration) throws Exception {
    Class<?> type = loadClass("dev.hushcell.HushcellDataSource");
    Object source =
        type.getConstructor(DataSource.class).newInstance(new PlainDataSource(scene.base()::plain));
    type.getMethod("setConfig", String.class).invoke(source, configuration.toString());
    return (DataSource) source;
  }

  /** Runs something as that version would, which finds its services by the thread's loader. */
  void as(Work work) throws SQLException {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(this);
    try {
      work.run();
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  interface Work {
    void run() throws SQLException;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    boolean own = name.startsWith("dev.hushcell.") && !name.startsWith("dev.hushcell.contract.");
    if (!own) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? defined(name) : loaded;
    }
  }

  private Class<?> defined(String name) throws ClassNotFoundException {
    String file = name.replace('.', '/') + ".class";
    try (InputStream in = getParent().getResourceAsStream(file)) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = in.readAllBytes();
      if (file.equals(MANIFEST)) {
        know(bytes);
      }
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  /** Turns {@code format > 4} into {@code format > 3}. */
  private static void know(byte[] manifest) {
    List<Integer> found = new ArrayList<>();
    for (int i = 3; i + 1 < manifest.length; i++) {
      if ((manifest[i - 3] & 0xFF) == GETFIELD
          && manifest[i] == ICONST_4
          && (manifest[i + 1] & 0xFF) == IF_ICMPLE) {
        found.add(i);
      }
    }
    if (found.size() != 1) {
      throw new IllegalStateException("Manifest.requireKnown is compiled in another way");
    }
    manifest[found.get(0)] = ICONST_3;
  }
}
