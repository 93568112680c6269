package dev.hushcell.keystore.vault;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The tokens of a double, with a clock of their own, and the sign-ins that give some. */
final class VaultTokens {
  static final String SECRET_ID = "5f1c2a9e-secret-id-of-the-test";
  static final String ROLE_ID = "role-of-the-test";
  static final String JWT = "eyJhbGciOi.service-account.of-the-test";

  final List<String> log = new CopyOnWriteArrayList<>();
  long ttl = 3600;
  boolean renewable = true;
  final AtomicInteger unreachableRenewals = new AtomicInteger();
  private final Map<String, Long> ends = new HashMap<>();
  private long ahead;

  /** Lets the clock of the server run ahead, so that tokens end. */
  synchronized void pass(long seconds) {
    ahead += seconds * 1000;
  }

  synchronized String give() {
    String token = "hvs." + UUID.randomUUID();
    ends.put(token, now() + ttl * 1000);
    return token;
  }

  synchronized boolean accepts(String token) {
    return token != null && ends.getOrDefault(token, 0L) > now();
  }

  synchronized void revokeAll() {
    ends.clear();
  }

  /** Answers what concerns tokens; empty when the path does not. */
  synchronized Optional<Map<String, Object>> handle(
      String path, String token, Map<String, Object> body) throws TransitEngine.RefusedException {
    switch (path) {
      case "auth/token/lookup-self" -> {
        refuseUnlessAccepted(token);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("ttl", (ends.get(token) - now()) / 1000);
        data.put("renewable", renewable);
        return Optional.of(Map.of("data", data));
      }
      case "auth/token/renew-self" -> {
        refuseUnlessAccepted(token);
        log.add("renewed");
        if (!renewable) {
          throw new TransitEngine.RefusedException(400, "lease is not renewable");
        }
        ends.put(token, now() + ttl * 1000);
        return Optional.of(auth(token));
      }
      case "auth/approle/login" -> {
        boolean right =
            ROLE_ID.equals(body.get("role_id")) && SECRET_ID.equals(body.get("secret_id"));
        return Optional.of(signIn("approle", right, 400, "invalid role or secret ID"));
      }
      case "auth/kubernetes/login" -> {
        boolean right = "crm".equals(body.get("role")) && JWT.equals(body.get("jwt"));
        return Optional.of(signIn("kubernetes", right, 403, "permission denied"));
      }
      default -> {
        return Optional.empty();
      }
    }
  }

  private Map<String, Object> signIn(String how, boolean right, int status, String refusal)
      throws TransitEngine.RefusedException {
    if (!right) {
      throw new TransitEngine.RefusedException(status, refusal);
    }
    log.add(how);
    return auth(give());
  }

  private Map<String, Object> auth(String token) {
    Map<String, Object> auth = new LinkedHashMap<>();
    auth.put("client_token", token);
    auth.put("lease_duration", ttl);
    auth.put("renewable", renewable);
    return Map.of("auth", auth);
  }

  private void refuseUnlessAccepted(String token) throws TransitEngine.RefusedException {
    if (!accepts(token)) {
      throw new TransitEngine.RefusedException(403, "permission denied");
    }
  }

  private long now() {
    return System.currentTimeMillis() + ahead;
  }
}
