package dev.hushcell.internal.keystores.pkcs11;

import java.security.Security;

/**
 * Has the JDK print what a PKCS#11 library says of its slots and tokens. It prints that to standard
 * output and nowhere else, so this runs in a process of its own, see {@link TokenSearch}; of this
 * driver it has this class only.
 */
public final class TokenLook {
  private TokenLook() {}

  /** Prints slot after slot; the argument is the library. */
  public static void main(String[] arguments) {
    for (int index = 0; index < Integer.MAX_VALUE; index++) {
      try {
        Security.getProvider("SunPKCS11")
            .configure(
                "--name=Look%1$s\nlibrary = \"%2$s\"\nshowInfo = true\nslotListIndex = %1$s\n"
                    .formatted(index, arguments[0]));
      } catch (RuntimeException e) {
        if (index == 0) {
          throw e;
        }
        return; // there is no slot of that index
      }
    }
  }
}
