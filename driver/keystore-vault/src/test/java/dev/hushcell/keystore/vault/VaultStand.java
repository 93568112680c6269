package dev.hushcell.keystore.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** A double with a key, and what a configuration says to use it; for the tests of other modules. */
public final class VaultStand implements AutoCloseable {
  private static final String KEY = "crm-master";

  private final VaultDouble server;
  private final Path token;

  private VaultStand(VaultDouble server, Path token) {
    this.server = server;
    this.token = token;
  }

  /** Starts a double; the token to use it stands in a file of the directory. */
  public static VaultStand start(Path directory) throws IOException {
    VaultDouble server = VaultDouble.start();
    server.transit.make(KEY, Map.of());
    return new VaultStand(
        server, ownerOnly(directory.resolve("vault-token"), server.tokens.give()));
  }

  private static Path ownerOnly(Path file, String secret) throws IOException {
    Files.writeString(file, secret);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  /** Returns the lines of a key store in a configuration. */
  public String settings() {
    return """
        type: vault-transit
        address: %s
        token: ${file:%s}
        key: %s
        timeout: 60
        """
        .formatted(server.address(), token, KEY);
  }

  /** Ends all tokens, as their time to live does. */
  public void endTokens() {
    server.tokens.revokeAll();
  }

  /** Takes the permission for a path below the engine from the policy. */
  public void deny(String operation) {
    server.denied.add("transit/" + operation);
  }

  /** Lets nothing answer any more, or again. */
  public void down(boolean down) {
    server.down = down;
  }

  @Override
  public void close() {
    server.close();
  }
}
