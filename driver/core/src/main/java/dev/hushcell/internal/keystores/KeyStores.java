package dev.hushcell.internal.keystores;

import dev.hushcell.internal.fault.Nearest;
import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.keystores.file.BcfksFactory;
import dev.hushcell.internal.keystores.file.PinFile;
import dev.hushcell.internal.keystores.file.Pkcs12Factory;
import dev.hushcell.internal.keystores.pkcs11.Pkcs11Factory;
import dev.hushcell.internal.keystores.pkcs11.RefusedPins;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.KeyWrapperFactory;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Opens the key store that the settings name: a built-in one, else one found by {@link
 * ServiceLoader} from the context class loader or from the loader of the driver.
 */
public final class KeyStores {
  private final Map<String, KeyWrapperFactory> builtIn = new LinkedHashMap<>();
  private final Consumer<String> warnings;

  /** Builds the look-up where nobody listens to warnings. */
  public KeyStores(FipsModule fips) {
    this(fips, warning -> {});
  }

  /**
   * Builds the look-up; the built-in stores do all cryptography in the given module.
   *
   * @param warnings takes what is doubtful but harmless, in a sentence without secrets
   */
  public KeyStores(FipsModule fips, Consumer<String> warnings) {
    this(fips, warnings, new RefusedPins());
  }

  /**
   * As above.
   *
   * @param refused remembers what PINs tokens refused, for longer than this object
   */
  public KeyStores(FipsModule fips, Consumer<String> warnings, RefusedPins refused) {
    this.warnings = warnings;
    for (KeyWrapperFactory factory :
        List.<KeyWrapperFactory>of(
            new BcfksFactory(fips, warnings),
            new Pkcs12Factory(fips, warnings),
            new Pkcs11Factory(fips, refused))) {
      builtIn.put(factory.type(), factory);
    }
  }

  /** Opens the store, or throws the {@link KeyStoreFault} that says why not. */
  public KeyWrapper open(KeyStoreSettings settings) {
    try {
      return opened(settings);
    } catch (KeyStoreException e) {
      throw KeyStoreFault.of(e);
    }
  }

  private KeyWrapper opened(KeyStoreSettings settings) throws KeyStoreException {
    String pins = settings.more().get(PinnedBeside.SETTING);
    if (pins == null) {
      return factory(settings.type()).open(settings);
    }
    PinFile file = PinFile.at(pins, warnings);
    return new PinnedBeside(factory(settings.type()).open(withoutPins(settings)), file);
  }

  private static KeyStoreSettings withoutPins(KeyStoreSettings settings) {
    Map<String, String> more = new HashMap<>(settings.more());
    more.remove(PinnedBeside.SETTING);
    return new KeyStoreSettings(
        settings.type(),
        settings.path(),
        settings.password(),
        settings.key(),
        settings.create(),
        more,
        settings.secrets());
  }

  /**
   * Opens a store that stands beside the first one for the time of a move. One that cannot be
   * opened is told as a warning, and then by each call that needs it.
   */
  public KeyWrapper openBeside(KeyStoreSettings settings) {
    LaterStore store = new LaterStore(this::opened, settings);
    try {
      store.open();
    } catch (KeyStoreException e) {
      warnings.accept(
          "a key store under keystore.also cannot be opened; if keys were moved from or to it, they"
              + " cannot be unwrapped: "
              + e.getMessage());
    }
    return store;
  }

  private KeyWrapperFactory factory(String type) {
    KeyWrapperFactory known = builtIn.get(type);
    if (known != null) {
      return known;
    }
    Map<String, KeyWrapperFactory> found = plugged();
    KeyWrapperFactory plugged = found.get(type);
    if (plugged == null) {
      TreeSet<String> types = new TreeSet<>(builtIn.keySet());
      types.addAll(found.keySet());
      throw KeyStoreFault.UNKNOWN_TYPE.fault(
          ("no key store of type %s is known; known types are %s: correct keystore.type or add"
                  + " the jar that brings it%s")
              .formatted(type, String.join(", ", types), Nearest.hint(type, types)));
    }
    return plugged;
  }

  private static Map<String, KeyWrapperFactory> plugged() {
    Map<String, KeyWrapperFactory> found = new LinkedHashMap<>();
    try {
      for (KeyWrapperFactory factory :
          ServiceLoader.load(KeyWrapperFactory.class, KeyStores.class.getClassLoader())) {
        found.putIfAbsent(factory.type(), factory);
      }
      for (KeyWrapperFactory factory : ServiceLoader.load(KeyWrapperFactory.class)) {
        found.putIfAbsent(factory.type(), factory);
      }
    } catch (ServiceConfigurationError e) {
      throw KeyStoreFault.FAILED.fault(
          "a jar on the class path announces a key store that cannot be loaded; see the cause", e);
    }
    return found;
  }
}
