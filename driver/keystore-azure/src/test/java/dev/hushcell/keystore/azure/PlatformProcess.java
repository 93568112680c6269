package dev.hushcell.keystore.azure;

import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretBytes;

/** A process whose environment a platform of Azure made; it prints how each sign-in went. */
final class PlatformProcess {
  private PlatformProcess() {}

  /** Takes the addresses of vault and authority, the file to trust, and the sign-ins to try. */
  public static void main(String[] args) {
    for (int i = 3; i < args.length; i++) {
      System.out.println(args[i] + ": " + tried(args[0], args[1], args[2], args[i]));
    }
    System.exit(0);
  }

  private static String tried(String vault, String authority, String ca, String credential) {
    AzureSetup setup =
        new AzureSetup()
            .with("vault", vault)
            .with("ca-file", ca)
            .with("credential", credential)
            .with("timeout", "30");
    if (!credential.equals("managed-identity")) {
      setup.with("authority", authority);
    }
    try (KeyWrapper store = setup.open();
        SecretBytes key = SecretBytes.copyOf(new byte[32])) {
      WrappedKey wrapped = store.wrap(key, new byte[] {1});
      store.unwrap(wrapped, new byte[] {1}).close();
      return "opens";
    } catch (KeyStoreException e) {
      return e.reason() + " " + e.getMessage();
    }
  }
}
