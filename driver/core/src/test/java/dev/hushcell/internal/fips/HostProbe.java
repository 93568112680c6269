package dev.hushcell.internal.fips;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.concurrent.FutureTask;

/**
 * A host that registers a provider of its own, named by the first argument, uses an unapproved
 * algorithm of it, and only then starts the driver's module.
 */
public final class HostProbe {
  private HostProbe() {}

  /** Runs the host. */
  public static void main(String[] arguments) throws Exception {
    Provider provider =
        Class.forName(arguments[0]).asSubclass(Provider.class).getConstructor().newInstance();
    Security.addProvider(provider);
    System.out.println("host before=" + md5(provider.getName()));
    FipsProbe.main(new String[0]);
    System.out.println("doubt=" + FipsModules.doubt().isPresent());
    FutureTask<String> elsewhere = new FutureTask<>(() -> md5(provider.getName()));
    new Thread(elsewhere).start();
    System.out.println("host after=" + md5(provider.getName()) + " " + elsewhere.get());
  }

  private static String md5(String provider) throws Exception {
    try {
      return MessageDigest.getInstance("MD5", provider).digest(new byte[1]).length + " bytes";
    } catch (NoSuchAlgorithmException refused) {
      return "refused";
    }
  }
}
