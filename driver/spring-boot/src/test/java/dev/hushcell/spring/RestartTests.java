package dev.hushcell.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.repository.CrudRepository;

/**
 * What devtools do: the classes of the application are loaded anew for each start, by a loader
 * whose parent keeps those of the jars, the driver among them.
 */
class RestartTests {
  @TempDir Path directory;

  /** Loads the classes of the application itself, and leaves the rest to its parent. */
  private static final class RestartLoader extends URLClassLoader {
    RestartLoader(URL classes) {
      super(new URL[] {classes}, RestartTests.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("dev.hushcell.spring.app.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        return known == null ? findClass(name) : known;
      }
    }
  }

  @Test
  void anApplicationStartsAgainWithClassesThatAreLoadedAnew() throws Exception {
    Started started = new Started(directory);
    for (long before = 0; before < 2; before++) {
      assertThat(saved(started)).isEqualTo(before + 1);
    }
    assertThat(started.stored("CONTACT", "EMAIL"))
        .hasSize(2)
        .allSatisfy(cell -> assertThat(cell).doesNotContain("ada"));
  }

  private static long saved(Started started) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader usual = thread.getContextClassLoader();
    try (RestartLoader loader = new RestartLoader(classes())) {
      thread.setContextClassLoader(loader);
      Class<?> application = loader.loadClass("dev.hushcell.spring.app.CrmApplication");
      Stream<String> settings =
          Stream.concat(
              started.keyStore().stream(), Stream.of("spring.datasource.url=" + started.url()));
      try (ConfigurableApplicationContext context = started.run(application, settings)) {
        return save(loader, context.getBean(loader.loadClass("dev.hushcell.spring.app.Contacts")));
      }
    } finally {
      thread.setContextClassLoader(usual);
    }
  }

  @SuppressWarnings("unchecked")
  private static long save(ClassLoader loader, Object contacts) throws Exception {
    CrudRepository<Object, Long> repository = (CrudRepository<Object, Long>) contacts;
    repository.save(
        loader
            .loadClass("dev.hushcell.spring.app.Contact")
            .getConstructor(String.class, String.class, String.class)
            .newInstance("ada@example.com", "1", "London"));
    return repository.count();
  }

  private static URL classes() throws IOException {
    return RestartTests.class.getProtectionDomain().getCodeSource().getLocation();
  }
}
