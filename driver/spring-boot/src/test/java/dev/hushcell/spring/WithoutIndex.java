package dev.hushcell.spring;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The class path of the tests once more, as it is where the annotation processor did not run. */
final class WithoutIndex extends URLClassLoader {
  private static final String INDEXES = "META-INF/services/dev.hushcell.policy.EncryptedColumns";

  private WithoutIndex() {
    super(classPath(), ClassLoader.getPlatformClassLoader());
  }

  private static URL[] classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(WithoutIndex::location)
        .toArray(URL[]::new);
  }

  private static URL location(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Calls a static method that takes a folder and settings, and everything it needs, there. */
  static String call(Class<?> type, String name, Path directory, List<String> settings)
      throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (WithoutIndex loader = new WithoutIndex()) {
      thread.setContextClassLoader(loader);
      Method method =
          loader.loadClass(type.getName()).getDeclaredMethod(name, Path.class, List.class);
      method.setAccessible(true);
      return (String) method.invoke(null, directory, settings);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public @Nullable URL findResource(String name) {
    return name.equals(INDEXES) ? null : super.findResource(name);
  }

  @Override
  public Enumeration<URL> findResources(String name) throws IOException {
    return name.equals(INDEXES) ? Collections.emptyEnumeration() : super.findResources(name);
  }
}
