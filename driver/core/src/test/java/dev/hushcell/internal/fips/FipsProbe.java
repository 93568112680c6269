package dev.hushcell.internal.fips;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keystores.KeyStores;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import javax.crypto.Cipher;
import javax.crypto.Mac;

/**
 * Starts the module in a JVM of its own and prints what came of it, one {@code name=value} a line.
 *
 * <p>Arguments: {@code patched} to start that version; {@code interrupted} to connect with the
 * interrupt flag set; {@code p12=<file>,<password>,<key>} to open a key store as well.
 */
public final class FipsProbe {
  private FipsProbe() {}

  /** Runs the probe. */
  public static void main(String[] arguments) throws Exception {
    Map<Object, Object> properties = new HashMap<>(System.getProperties());
    List<Provider> providers = List.of(Security.getProviders());
    if (List.of(arguments).contains("interrupted")) {
      Thread.currentThread().interrupt();
    }
    ModuleChoice choice =
        List.of(arguments).contains("patched") ? ModuleChoice.PATCHED : ModuleChoice.CERTIFIED;
    try {
      FipsModule module = FipsModules.shared(choice);
      print("interrupted", Thread.interrupted());
      print("module", module(module));
      print("pkcs12", pkcs12(module, arguments));
    } catch (Fault fault) {
      print("fault", fault.getMessage());
      print("again", again(choice, fault));
    }
    print("named", String.valueOf(FipsProbe.class.getModule().getName()));
    print("properties", difference(properties));
    print("providers", providers.equals(List.of(Security.getProviders())) ? "unchanged" : "more");
  }

  private static String module(FipsModule module) throws Exception {
    FipsStatus status = module.status();
    print("status", status);
    print("computed", computedHmac(module));
    print("jar", jar(module));
    for (String algorithm : List.of("ChaCha20", "AES/OCB/NoPadding", "ChaCha20-Poly1305")) {
      print(algorithm, onBoth(() -> Cipher.getInstance(algorithm, module.provider())));
    }
    print("MD5", onBoth(() -> MessageDigest.getInstance("MD5", module.provider())));
    print("HmacSHA256", onBoth(() -> Mac.getInstance("HmacSHA256", module.provider())));
    print("derived", module.deriveKey(new byte[32], new byte[1], new byte[1], 32).length);
    return "started";
  }

  private static String computedHmac(FipsModule module) throws Exception {
    ClassLoader loader = module.provider().getClass().getClassLoader();
    byte[] computed =
        (byte[])
            Class.forName("org.bouncycastle.crypto.fips.FipsStatus", true, loader)
                .getMethod("getModuleHMAC")
                .invoke(null);
    return HexFormat.of().formatHex(computed);
  }

  /** Where the module runs from, and who may enter that directory. */
  private static String jar(FipsModule module) throws Exception {
    Path jar =
        Path.of(
            module
                .provider()
                .getClass()
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    return jar + " " + Files.getPosixFilePermissions(jar.getParent());
  }

  private static String pkcs12(FipsModule module, String[] arguments) {
    Optional<String[]> wanted =
        Arrays.stream(arguments)
            .filter(argument -> argument.startsWith("p12="))
            .map(argument -> argument.substring("p12=".length()).split(",", -1))
            .findFirst();
    if (wanted.isEmpty()) {
      return "not asked";
    }
    String[] parts = wanted.get();
    KeyStoreSettings settings =
        new KeyStoreSettings(
            "pkcs12",
            Optional.of(parts[0]),
            Optional.of(SecretBytes.copyOf(parts[1].getBytes(StandardCharsets.UTF_8))),
            parts[2],
            false,
            Map.of());
    try (KeyWrapper store = new KeyStores(module).open(settings)) {
      return "opened";
    }
  }

  private static String again(ModuleChoice choice, Fault first) {
    try {
      FipsModules.shared(choice);
      return "started";
    } catch (Fault second) {
      return second == first ? "the same" : "another";
    }
  }

  private interface Asking {
    Object ask() throws GeneralSecurityException;
  }

  /** Asks on this thread and on a new one. */
  private static String onBoth(Asking asking) throws Exception {
    FutureTask<String> elsewhere = new FutureTask<>(() -> answer(asking));
    new Thread(elsewhere).start();
    return answer(asking) + " " + elsewhere.get();
  }

  private static String answer(Asking asking) {
    try {
      asking.ask();
      return "given";
    } catch (GeneralSecurityException refused) {
      return "refused";
    }
  }

  private static String difference(Map<Object, Object> before) {
    Map<Object, Object> after = new HashMap<>(System.getProperties());
    return after.equals(before) ? "unchanged" : "changed to " + after;
  }

  private static void print(String name, Object value) {
    System.out.println(name + "=" + value);
  }
}
