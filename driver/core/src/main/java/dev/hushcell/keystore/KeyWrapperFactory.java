package dev.hushcell.keystore;

/** Opens one kind of key store; found by {@link java.util.ServiceLoader} or built in. */
public interface KeyWrapperFactory {
  /** Returns the kind as the configuration names it, such as {@code bcfks}. */
  String type();

  /** Opens the store; wrong passwords, missing files and missing keys are told apart. */
  KeyWrapper open(KeyStoreSettings settings) throws KeyStoreException;
}
