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

/**
 * Applications in one JVM that each bring the driver and start its module at once, two of them the
 * certified version and one the patched one.
 */
public final class SeveralCopiesProbe {
  private static final String PACKAGE = SeveralCopiesProbe.class.getPackageName();

  private SeveralCopiesProbe() {}

  /** Starts them; the arguments are the class path of each. */
  public static void main(String[] classPath) throws Exception {
    Map<Object, Object> properties = new HashMap<>(System.getProperties());
    CountDownLatch gate = new CountDownLatch(1);
    List<FutureTask<String>> copies = new ArrayList<>();
    for (String choice : List.of("CERTIFIED", "CERTIFIED", "PATCHED")) {
      FutureTask<String> copy = new FutureTask<>(() -> start(classPath, choice, gate));
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

  private static String start(String[] classPath, String choice, CountDownLatch gate)
      throws Exception {
    URL[] urls = new URL[classPath.length];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = Path.of(classPath[i]).toUri().toURL();
    }
    // Open until the JVM ends, as the loader of an application is.
    ClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    Class<?> modules = Class.forName(PACKAGE + ".FipsModules", false, loader);
    Class<?> choices = Class.forName(PACKAGE + ".ModuleChoice", false, loader);
    Object chosen = choices.getMethod("valueOf", String.class).invoke(null, choice);
    gate.await();
    Object module = modules.getMethod("shared", choices).invoke(null, chosen);
    Class<?> contract = Class.forName(PACKAGE + ".FipsModule", false, loader);
    return contract.getMethod("status").invoke(module).toString();
  }
}
