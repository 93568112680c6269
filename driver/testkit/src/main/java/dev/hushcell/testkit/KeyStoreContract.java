package dev.hushcell.testkit;

/**
 * The contract of {@link dev.hushcell.keystore.KeyWrapper}, as tests. Extend it by a test class and
 * say by {@link KeyStoreUnderTest} how the store is opened and disturbed:
 *
 * <pre>{@code
 * class VaultContractTests extends KeyStoreContract {
 *   public KeyWrapper open() throws Exception { return factory.open(settings); }
 *   ...
 * }
 * }</pre>
 *
 * <p>Each test opens the store several times, which stands for several processes, and closes what
 * it opened. Keys and pins that a test leaves behind do not disturb the next one, so all may share
 * one store; a test that rotates makes one version more.
 */
public abstract class KeyStoreContract
    implements WrappingContract,
        RotationContract,
        NamedKeysContract,
        PinContract,
        FailureContract,
        ConcurrencyContract {
  /** For the class that extends it. */
  protected KeyStoreContract() {}
}
