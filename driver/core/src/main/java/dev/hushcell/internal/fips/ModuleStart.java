package dev.hushcell.internal.fips;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Starts one copy of the module in a class loader of its own and proves that it is the right one,
 * intact and approved. Nothing is registered in the JVM and no host thread changes its mode.
 */
final class ModuleStart implements Callable<StartedModule> {
  private static final int NONCE_BYTES = 32;

  private final PinnedJars jars;

  ModuleStart(PinnedJars jars) {
    this.jars = jars;
  }

  @Override
  public StartedModule call() throws ReflectiveOperationException, IOException {
    ClassLoader loader = loader(jars.file(ModuleJar.MODULE));
    // The self-tests first: afterwards the registrar takes milliseconds, and so does the property.
    Class<?> self = Class.forName("org.bouncycastle.crypto.fips.FipsStatus", true, loader);
    self.getMethod("isReady").invoke(null);
    ApprovedMode.enter(loader);
    Provider provider =
        Class.forName("org.bouncycastle.jcajce.provider.BouncyCastleFipsProvider", true, loader)
            .asSubclass(Provider.class)
            .getConstructor()
            .newInstance();
    return started(loader, provider, self.getPackage().getImplementationVersion());
  }

  private static StartedModule started(ClassLoader loader, Provider provider, String version)
      throws ReflectiveOperationException, IOException {
    InsideLoader inside = new InsideLoader(loader);
    Supplier<Map<String, String>> facts = facts(inside);
    String checksum = recordedHmac(loader);
    if (!checksum.equals(ModuleJar.MODULE_HMAC)) {
      throw FipsFault.WRONG_CHECKSUM.fault(
          "the module's own HMAC is not the pinned one; replace the jar by the original "
              + ModuleJar.MODULE.fileName());
    }
    FipsStatus status =
        new FipsStatus("BC-FJA", version, true, facts.get().getOrDefault("native", ""), checksum);
    return new StartedModule(provider, random(inside, provider), derivation(inside), facts, status);
  }

  private static ClassLoader loader(Path jar) throws IOException {
    URL[] urls = {jar.toUri().toURL()};
    return new URLClassLoader("hushcell-fips", urls, ClassLoader.getPlatformClassLoader());
  }

  /** Returns the HMAC that the jar records; the start has compared it with the one computed. */
  private static String recordedHmac(ClassLoader loader) throws IOException {
    try (InputStream in = loader.getResourceAsStream("META-INF/HMAC.SHA256")) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.US_ASCII).trim();
    }
  }

  private static SecureRandom random(InsideLoader inside, Provider provider)
      throws ReflectiveOperationException {
    @SuppressWarnings("unchecked") // the class is ours and implements exactly this
    Function<byte[], SecureRandom> source =
        (Function<byte[], SecureRandom>) inside.make("RandomSource");
    byte[] nonce = new byte[NONCE_BYTES];
    try {
      SecureRandom.getInstance("DEFAULT", provider).nextBytes(nonce);
    } catch (NoSuchAlgorithmException e) {
      throw new ReflectiveOperationException("the module has no default DRBG", e);
    }
    return source.apply(nonce);
  }

  @SuppressWarnings("unchecked") // the class is ours and implements exactly this
  private static BiConsumer<byte[][], byte[]> derivation(InsideLoader inside)
      throws ReflectiveOperationException {
    return (BiConsumer<byte[][], byte[]>) inside.make("KeyDerivation");
  }

  @SuppressWarnings("unchecked") // the class is ours and implements exactly this
  private static Supplier<Map<String, String>> facts(InsideLoader inside)
      throws ReflectiveOperationException {
    return (Supplier<Map<String, String>>) inside.make("ModuleFacts");
  }
}
