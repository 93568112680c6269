package dev.hushcell.internal.fips;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

/** Two applications in one JVM that each bring the driver and start its module at once. */
public final class TwoCopiesProbe {
  private static final String PACKAGE = TwoCopiesProbe.class.getPackageName();

  private TwoCopiesProbe() {}

  /** Starts both; the arguments are the class path of each. */
  public static void main(String[] classPath) throws Exception {
    Map<Object, Object> properties = new HashMap<>(System.getProperties());
    CountDownLatch gate = new CountDownLatch(1);
    List<FutureTask<String>> copies = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      FutureTask<String> copy = new FutureTask<>(() -> start(classPath, gate));
      copies.add(copy);
      new Thread(copy).start();
    }
    gate.countDown();
    for (FutureTask<String> copy : copies) {
      System.out.println("copy=" + copy.get());
    }
    boolean same = properties.equals(new HashMap<>(System.getProperties()));
    System.out.println("properties=" + (same ? "unchanged" : "changed"));
  }

  private static String start(String[] classPath, CountDownLatch gate) throws Exception {
    URL[] urls = new URL[classPath.length];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = Path.of(classPath[i]).toUri().toURL();
    }
    // Open until the JVM ends, as the loader of an application is.
    ClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    Class<?> modules = Class.forName(PACKAGE + ".FipsModules", false, loader);
    gate.await();
    Object module = modules.getMethod("shared").invoke(null);
    Class<?> contract = Class.forName(PACKAGE + ".FipsModule", false, loader);
    return contract.getMethod("status").invoke(module).toString();
  }
}
