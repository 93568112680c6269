package dev.hushcell.keystore.vault;

import dev.hushcell.keystore.CheckedSettings;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.secret.SecretAccess;
import dev.hushcell.secret.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a process gets a token of Vault. Closing erases the secret. */
sealed interface SignIn extends AutoCloseable {
  /** The place of a pod's token, as Kubernetes mounts it. */
  String JWT_FILE = "/var/run/secrets/kubernetes.io/serviceaccount/token";

  /** Returns its name as the configuration has it. */
  String name();

  /** Erases the secret. */
  @Override
  void close();

  /** A token that somebody else made; there is no other when it ends. */
  record Token(SecretBytes token) implements SignIn {
    @Override
    public String name() {
      return "token";
    }

    @Override
    public void close() {
      token.close();
    }
  }

  /** A sign-in that can be repeated: what to send, and where. */
  sealed interface Login extends SignIn {
    /** Returns the path below {@code /v1/}. */
    String path();

    /** Returns the body of the request. */
    Map<String, Object> body() throws KeyStoreException;
  }

  /** A role with its secret. */
  record AppRole(String mount, String roleId, SecretBytes secretId) implements Login {
    @Override
    public String name() {
      return "approle";
    }

    @Override
    public String path() {
      return "auth/" + mount + "/login";
    }

    @Override
    public Map<String, Object> body() {
      return Map.of("role_id", roleId, "secret_id", textOf(secretId));
    }

    @Override
    public void close() {
      secretId.close();
    }
  }

  /** The service account of a pod. Kubernetes renews its token, so the file is read each time. */
  record Kubernetes(String mount, String role, Path jwtFile) implements Login {
    @Override
    public String name() {
      return "kubernetes";
    }

    @Override
    public String path() {
      return "auth/" + mount + "/login";
    }

    @Override
    public Map<String, Object> body() throws KeyStoreException {
      try {
        return Map.of("role", role, "jwt", Files.readString(jwtFile).strip());
      } catch (IOException e) {
        throw new KeyStoreException(
            KeyStoreException.Reason.FILE_ACCESS,
            "the token of the service account cannot be read from "
                + jwtFile
                + "; mount it into the pod (automountServiceAccountToken), or correct"
                + " keystore.jwt-file",
            e);
      }
    }

    @Override
    public void close() {
      // holds no secret
    }
  }

  /** Reads the settings. */
  static SignIn of(CheckedSettings settings, Optional<String> mount) throws KeyStoreException {
    String auth =
        settings.choice("auth", List.of("token", "approle", "kubernetes"), defaultOf(settings));
    String beside = "with keystore.auth: " + auth;
    switch (auth) {
      case "approle" -> {
        settings.refuse(List.of("token", "role", "jwt-file"), beside);
        return new AppRole(
            mount.orElse("approle"),
            settings.required("role-id"),
            settings.requiredSecret("secret-id"));
      }
      case "kubernetes" -> {
        settings.refuse(List.of("token", "role-id", "secret-id"), beside);
        return new Kubernetes(
            mount.orElse("kubernetes"), settings.required("role"), jwtFile(settings));
      }
      default -> {
        settings.refuse(List.of("role-id", "secret-id", "role", "jwt-file", "auth-mount"), beside);
        return new Token(settings.requiredSecret("token"));
      }
    }
  }

  private static Path jwtFile(CheckedSettings settings) throws KeyStoreException {
    try {
      return Path.of(settings.text("jwt-file").orElse(JWT_FILE));
    } catch (InvalidPathException e) {
      throw CheckedSettings.bad("keystore.jwt-file is not a path on this system");
    }
  }

  /** What is there tells what is meant. */
  private static String defaultOf(CheckedSettings settings) {
    if (settings.text("role-id").isPresent()) {
      return "approle";
    }
    return settings.text("role").isPresent() ? "kubernetes" : "token";
  }

  /** Returns a secret as a text, which a header or JSON needs and which cannot be erased. */
  static String textOf(SecretBytes secret) {
    byte[] bytes = secret.copy(SecretAccess.iHandleKeyBytes());
    try {
      return new String(bytes, StandardCharsets.UTF_8).strip();
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
