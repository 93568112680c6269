package dev.hushcell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each search of a class path looks into all its jars, of which an application has hundreds. */
class ClassPathSearchTests {
  @TempDir Path directory;
  private final Thread thread = Thread.currentThread();
  private final ClassLoader before = thread.getContextClassLoader();
  private final Searched searched = new Searched(before);

  /** Notes what it is asked for. */
  private static final class Searched extends ClassLoader {
    private final List<String> names = new ArrayList<>();

    Searched(ClassLoader parent) {
      super(parent);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      names.add(name);
      return super.getResources(name);
    }
  }

  @BeforeEach
  void search() {
    thread.setContextClassLoader(searched);
  }

  @AfterEach
  void searchNoMore() {
    thread.setContextClassLoader(before);
  }

  @Test
  void aConnectionSearchesForSourcesOfSettingsOnceAndForIndexesTwice() throws Exception {
    Sandbox sandbox = new Sandbox(directory, "columns: { contact.email: {} }\n");
    try (Connection first = sandbox.connect(sandbox.file("crm"))) {
      searched.names.clear();
      try (Connection second = sandbox.connect(sandbox.file("crm"))) {
        assertThat(second.isValid(0)).isTrue();
      }
      assertThat(first.isValid(0)).isTrue();
    }
    String services = "META-INF/services/dev.hushcell.policy.";
    assertThat(searched.names)
        .containsExactlyInAnyOrder(
            services + "SettingSource",
            services + "EncryptedColumns",
            services + "EncryptedColumns");
  }
}
