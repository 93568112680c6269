package dev.hushcell.internal.fips;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.ZipFile;

/**
 * Starts one copy of the module in a class loader of its own and proves that it is the right one,
 * intact and approved. Nothing is registered in the JVM and no host thread changes its mode.
 */
record ModuleStart(PinnedJars jars, ModuleChoice choice) implements Callable<StartedModule> {
  private static final int NONCE_BYTES = 32;

  /** Returns the start with the jar that the driver itself sees. */
  static ModuleStart ofThisDriver(ModuleChoice choice) {
    return new ModuleStart(new PinnedJars(JarCandidates.ofThisDriver()), choice);
  }

  @Override
  public StartedModule call() throws ReflectiveOperationException, IOException {
    URL location = location(jars.file(choice.jar()));
    // A module that cannot open its jar leaves the integrity check out and still reports to be
    // ready. So the jar is opened here first, under the name the module makes of its location, and
    // stays open: from then on the JVM shares the open file with whoever asks for it.
    try (ZipFile open = new ZipFile(nameInsideTheModule(location))) {
      return start(location, PinnedJars.recordedHmac(open));
    }
  }

  private StartedModule start(URL location, String hmac) throws ReflectiveOperationException {
    ClassLoader loader = loader(location);
    // The self-tests first: afterwards the registrar takes milliseconds, and so does the property.
    Class<?> self = Class.forName("org.bouncycastle.crypto.fips.FipsStatus", true, loader);
    testItself(self, hmac);
    ApprovedMode.enter(loader);
    Provider provider =
        Class.forName("org.bouncycastle.jcajce.provider.BouncyCastleFipsProvider", true, loader)
            .asSubclass(Provider.class)
            .getConstructor()
            .newInstance();
    InsideLoader inside = new InsideLoader(loader);
    Supplier<Map<String, String>> facts = inside.make("ModuleFacts", Supplier.class);
    BiConsumer<byte[][], byte[]> derivation = inside.make("KeyDerivation", BiConsumer.class);
    String version = self.getPackage().getImplementationVersion();
    FipsStatus status =
        new FipsStatus(
            "BC-FJA",
            version,
            true,
            facts.get().getOrDefault("native", ""),
            hmac,
            Optional.empty());
    return new StartedModule(provider, random(inside, provider), derivation, facts, status);
  }

  /**
   * Has the module compare the HMAC it computes over its classes with the one its jar records,
   * which must be the pinned one, and run its self-tests.
   *
   * <p>To have it report the computed one as well would cost a third of a second of CPU.
   */
  private void testItself(Class<?> self, String hmac) throws ReflectiveOperationException {
    if (!hmac.equals(choice.jar().hmac())) {
      throw FipsFault.WRONG_CHECKSUM.fault(altered());
    }
    try {
      self.getMethod("isReady").invoke(null);
    } catch (InvocationTargetException e) {
      if (String.valueOf(e.getTargetException().getMessage()).contains("checksum failed")) {
        throw FipsFault.WRONG_CHECKSUM.fault(altered(), e.getTargetException());
      }
      throw e;
    }
  }

  private String altered() {
    return "the classes of the FIPS module were altered; replace the jar by the original "
        + choice.jar().fileName()
        + " from Maven Central";
  }

  /**
   * Makes the module's own loader. Its parent is the bootstrap loader, not the platform loader:
   * that one would answer with the copy of a host that has the module on its module path, where the
   * JVM resolves every provider.
   */
  private static ClassLoader loader(URL location) {
    return new URLClassLoader("hushcell-fips", new URL[] {location}, null);
  }

  /** The module decodes the URL of its jar as a form, in which a plus sign is a blank. */
  private static URL location(Path jar) throws IOException {
    return new URL(jar.toUri().toASCIIString().replace("+", "%2B"));
  }

  private static String nameInsideTheModule(URL location) {
    String afterScheme = location.toString().substring("file:".length());
    return URLDecoder.decode(afterScheme, StandardCharsets.UTF_8);
  }

  private static SecureRandom random(InsideLoader inside, Provider provider)
      throws ReflectiveOperationException {
    Function<byte[], SecureRandom> source = inside.make("RandomSource", Function.class);
    byte[] nonce = new byte[NONCE_BYTES];
    try {
      SecureRandom.getInstance("DEFAULT", provider).nextBytes(nonce);
    } catch (NoSuchAlgorithmException e) {
      throw new ReflectiveOperationException("the module has no default DRBG", e);
    }
    return source.apply(nonce);
  }
}
