package dev.hushcell;

import dev.hushcell.observe.Observer;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

/** Work during which a jar brings an observer. */
final class Observing {
  private Observing() {}

  /** What is done meanwhile. */
  interface Work {
    void run() throws Exception;
  }

  /**
   * Runs work.
   *
   * @param directory gets the jar
   * @param observer is public and has a public constructor
   */
  static void with(Path directory, Class<? extends Observer> observer, Work work) throws Exception {
    Path services = Files.createDirectories(directory.resolve("jar/META-INF/services"));
    Files.writeString(services.resolve(Observer.class.getName()), observer.getName());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    URL[] urls = {directory.resolve("jar").toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, observer.getClassLoader())) {
      thread.setContextClassLoader(loader);
      work.run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
