package dev.hushcell.internal.fips;

import java.lang.reflect.InvocationTargetException;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Objects;
import java.util.Optional;

/**
 * The modules for cells whose proofs are known: by which class they are recognised, and what they
 * say of themselves. One that is not listed cannot be proved, and so is refused.
 */
enum KnownModule {
  /** Amazon Corretto Crypto Provider: AWS-LC, validated in its FIPS builds. */
  ACCP("com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider") {
    @Override
    Provider provider(Class<?> type) throws ReflectiveOperationException {
      return (Provider) Objects.requireNonNull(type.getField("INSTANCE").get(null));
    }

    @Override
    void test(Provider provider) throws ReflectiveOperationException, GeneralSecurityException {
      if (call(provider, "getLoadingError").orElse(null) instanceof Throwable cause) {
        throw new GeneralSecurityException("its native library cannot be loaded", cause);
      }
      String result = String.valueOf(call(provider, "runSelfTests").orElse(""));
      if (!result.equals("PASSED")) {
        throw new GeneralSecurityException("its self-tests ended with " + result);
      }
    }

    /** An experimental build has more than a certificate names. */
    @Override
    boolean isApproved(Provider provider) throws ReflectiveOperationException {
      return says(provider, "isFips") && !says(provider, "isExperimentalFips");
    }
  };

  private final String type;

  KnownModule(String type) {
    this.type = type;
  }

  String type() {
    return type;
  }

  /** Returns its provider, which is registered nowhere. */
  abstract Provider provider(Class<?> type) throws ReflectiveOperationException;

  /** Has it run its self-tests; fails unless all passed. */
  abstract void test(Provider provider)
      throws ReflectiveOperationException, GeneralSecurityException;

  /** Tells whether it runs in approved mode, as it says itself. */
  abstract boolean isApproved(Provider provider) throws ReflectiveOperationException;

  private static boolean says(Provider provider, String method)
      throws ReflectiveOperationException {
    return call(provider, method).filter(Boolean.TRUE::equals).isPresent();
  }

  private static Optional<Object> call(Provider provider, String method)
      throws ReflectiveOperationException {
    try {
      return Optional.ofNullable(provider.getClass().getMethod(method).invoke(provider));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }
}
