package dev.hushcell.internal.fips;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLDecoder;
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
import java.util.jar.JarFile;

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

  /** Returns the start with the jar that the driver itself sees. */
  static ModuleStart ofThisDriver() {
    return new ModuleStart(new PinnedJars(JarCandidates.ofThisDriver()));
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
    return started(self, provider);
  }

  private static StartedModule started(Class<?> self, Provider provider)
      throws ReflectiveOperationException, IOException {
    InsideLoader inside = new InsideLoader(self.getClassLoader());
    Supplier<Map<String, String>> facts = facts(inside);
    String version = self.getPackage().getImplementationVersion();
    String checksum = comparedHmac(self);
    if (!checksum.equals(ModuleJar.MODULE_HMAC)) {
      throw FipsFault.WRONG_CHECKSUM.fault(
          "the module's own HMAC is not the pinned one; replace the jar by the original "
              + ModuleJar.MODULE.fileName());
    }
    FipsStatus status =
        new FipsStatus("BC-FJA", version, true, facts.get().getOrDefault("native", ""), checksum);
    return new StartedModule(provider, random(inside, provider), derivation(inside), facts, status);
  }

  /**
   * Makes the module's own loader. Its parent is the bootstrap loader, not the platform loader:
   * that one would answer with the copy of a host that has the module on its module path, where the
   * JVM resolves every provider.
   */
  private static ClassLoader loader(Path jar) throws IOException {
    // The module decodes this URL as a form, in which a plus sign is a blank.
    URL[] urls = {new URL(jar.toUri().toASCIIString().replace("+", "%2B"))};
    return new URLClassLoader("hushcell-fips", urls, null);
  }

  /**
   * Returns the HMAC that the jar records, with which the module compared the one it computed.
   *
   * <p>A module that cannot open its jar leaves that out and still reports to be ready. So the jar
   * is opened here under the very name the module made of its location. To have the HMAC computed
   * once more would cost a third of a second.
   */
  private static String comparedHmac(Class<?> self) throws IOException {
    String location = self.getProtectionDomain().getCodeSource().getLocation().toString();
    String name = URLDecoder.decode(location.substring("file:".length()), StandardCharsets.UTF_8);
    try (JarFile jar = new JarFile(name);
        InputStream in = jar.getInputStream(jar.getEntry("META-INF/HMAC.SHA256"))) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).trim();
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
