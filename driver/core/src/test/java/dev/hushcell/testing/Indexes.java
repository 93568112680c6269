package dev.hushcell.testing;

import dev.hushcell.policy.DeclaredColumn;
import dev.hushcell.policy.EncryptedColumns;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** Indexes of annotations as the processor writes them, and class loaders that know them. */
public final class Indexes {
  private Indexes() {}

  /** Names {@code contact.email}, in every schema. */
  public static final class Contacts implements EncryptedColumns {
    @Override
    public String name() {
      return "crm.Contacts";
    }

    @Override
    public int count() {
      return 1;
    }

    @Override
    public List<DeclaredColumn> columns() {
      return List.of(DeclaredColumn.of("crm.Contact.email", "", "contact", "email"));
    }
  }

  /** Was made with more columns than it has. */
  public static final class Truncated implements EncryptedColumns {
    @Override
    public String name() {
      return "crm.Truncated";
    }

    @Override
    public int count() {
      return 2;
    }

    @Override
    public List<DeclaredColumn> columns() {
      return List.of(DeclaredColumn.of("crm.Lead.phone", "", "lead", "phone"));
    }
  }

  /** Lost the name of its table. */
  public static final class Nameless implements EncryptedColumns {
    @Override
    public String name() {
      return "crm.Nameless";
    }

    @Override
    public int count() {
      return 1;
    }

    @Override
    public List<DeclaredColumn> columns() {
      return List.of(DeclaredColumn.of("crm.Lead.phone", "", "", "phone"));
    }
  }

  /** Returns a class loader that knows providers of these names. */
  public static ClassLoader loader(Path directory, String... providers) throws IOException {
    Path services = Files.createDirectories(directory.resolve("META-INF").resolve("services"));
    Files.write(services.resolve(EncryptedColumns.class.getName()), List.of(providers));
    return new URLClassLoader(
        new URL[] {directory.toUri().toURL()}, Indexes.class.getClassLoader());
  }

  /** Runs something with a class loader as that of the thread. */
  public static <T> T within(ClassLoader loader, Callable<T> call) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return call.call();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
