package dev.hushcell.keystore.vault;

import dev.hushcell.keystore.CheckedSettings;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyStoreSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The settings of a store of type {@value VaultTransitFactory#TYPE}, checked.
 *
 * @param address of the server, without a path
 * @param namespace of Vault Enterprise or OpenBao, without slashes around it
 * @param mount where the Transit engine is mounted
 * @param key name of the key in use
 * @param create make the key if absent
 * @param caFile certificates to trust instead of those of the JVM
 * @param signIn how to get a token
 * @param timeout for each call, with all its attempts
 */
record VaultSettings(
    URI address,
    Optional<String> namespace,
    String mount,
    String key,
    boolean create,
    Optional<String> caFile,
    SignIn signIn,
    Duration timeout) {
  static final List<String> KNOWN =
      List.of(
          "address",
          "namespace",
          "mount",
          "auth",
          "auth-mount",
          "token",
          "role-id",
          "secret-id",
          "role",
          "jwt-file",
          "ca-file",
          "timeout");

  /** Names of keys as Vault takes them; nothing in them could lead to another path. */
  private static final Pattern NAME = Pattern.compile("\\w(?:[\\w.-]*\\w)?");

  private static final Pattern PATH = Pattern.compile("[\\w-]+(?:/[\\w-]+)*");

  private static final int DEFAULT_TIMEOUT = 10;
  private static final int MAX_TIMEOUT = 300;

  static VaultSettings of(KeyStoreSettings settings) throws KeyStoreException {
    CheckedSettings checked = CheckedSettings.of(settings, KNOWN);
    if (!isName(settings.key())) {
      throw CheckedSettings.bad(
          "keystore.key must be the name of a Transit key: letters, digits, '_', '-' and '.'");
    }
    return new VaultSettings(
        address(checked.required("address")),
        path(checked, "namespace"),
        path(checked, "mount").orElse("transit"),
        settings.key(),
        settings.create(),
        checked.text("ca-file"),
        SignIn.of(checked, path(checked, "auth-mount")),
        Duration.ofSeconds(checked.number("timeout", 1, MAX_TIMEOUT, DEFAULT_TIMEOUT)));
  }

  static boolean isName(String key) {
    return key.length() <= 200 && NAME.matcher(key).matches();
  }

  private static Optional<String> path(CheckedSettings checked, String name)
      throws KeyStoreException {
    Optional<String> path = checked.text(name).map(text -> text.replaceAll("^/+|/+$", ""));
    if (path.isPresent() && !PATH.matcher(path.get()).matches()) {
      throw CheckedSettings.bad(
          "keystore." + name + " must be a path of letters, digits, '_', '-' and '/'");
    }
    return path;
  }

  /** In clear over the network would be the token and every data key. */
  private static URI address(String text) throws KeyStoreException {
    try {
      URI uri = new URI(text);
      boolean bare =
          uri.getUserInfo() == null
              && uri.getQuery() == null
              && uri.getFragment() == null
              && uri.getHost() != null
              && (uri.getPath().isEmpty() || uri.getPath().equals("/"));
      if (bare && "https".equals(uri.getScheme())) {
        return new URI("https", null, uri.getHost(), uri.getPort(), null, null, null);
      }
      if (bare && "http".equals(uri.getScheme()) && isLoopback(uri.getHost())) {
        return new URI("http", null, uri.getHost(), uri.getPort(), null, null, null);
      }
    } catch (URISyntaxException e) {
      // said below, without what was written
    }
    throw CheckedSettings.bad(
        "keystore.address must be https://host:port, without a path; http:// only for localhost,"
            + " where an agent of Vault listens");
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.equals("[::1]")
        || host.matches("127(\\.(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])){3}");
  }

  /** Returns how status pages call the store. */
  String place() {
    return address + namespace.map(name -> " namespace " + name).orElse("") + " mount " + mount;
  }
}
