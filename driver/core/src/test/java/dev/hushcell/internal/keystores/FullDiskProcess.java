package dev.hushcell.internal.keystores;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretBytes;
import dev.hushcell.testing.TestModule;
import java.nio.file.Path;
import java.util.HexFormat;

/** Opens a key store and pins a value where files cannot grow; prints what came of each. */
public final class FullDiskProcess {
  static final byte[] CONTEXT = "full disk".getBytes(UTF_8);

  private FullDiskProcess() {}

  /** Runs the process; the arguments are the store and a key that was wrapped in it, if any. */
  public static void main(String[] arguments) throws Exception {
    Path store = Path.of(arguments[0]);
    KeyStoreSettings settings =
        arguments.length > 1
            ? StoreSettings.existing("bcfks", store)
            : StoreSettings.creating(store);
    try (KeyWrapper wrapper = new KeyStores(TestModule.shared()).open(settings)) {
      System.out.println("pin " + pin(wrapper));
      System.out.println("pinned " + wrapper.pinned("catalogue").isPresent());
      System.out.println("opens " + opens(wrapper, arguments[1]));
    } catch (Fault refused) {
      System.out.println("open " + refused.code().id());
    }
  }

  private static String pin(KeyWrapper wrapper) {
    try {
      return "written " + wrapper.pinIfAbsent("catalogue", new byte[32]).isPresent();
    } catch (KeyStoreException refused) {
      return refused.reason().name();
    }
  }

  static boolean opens(KeyWrapper wrapper, String wrapped) throws KeyStoreException {
    WrappedKey key =
        new WrappedKey(StoreSettings.KEY, "AES-256-GCM", HexFormat.of().parseHex(wrapped));
    try (SecretBytes secret = wrapper.unwrap(key, CONTEXT)) {
      return secret.length() == 32;
    }
  }
}
