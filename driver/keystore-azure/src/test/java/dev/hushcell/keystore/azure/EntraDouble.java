package dev.hushcell.keystore.azure;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A double of the tokens of Entra ID, with a clock of their own, and of the sign-ins. */
final class EntraDouble {
  static final String TENANT = "72f988bf-0000-4000-8000-2d7cd011db47";
  static final String CLIENT = "1b730954-0000-4000-8000-3a1c0d9e2f10";
  static final String SECRET = "8Q~client-secret-of-the-test";

  /** The token of a pod that stands for the application. */
  static final String FEDERATED = "federated-token-of-the-test";

  /** Ways in which somebody signed in. */
  final List<String> log = Collections.synchronizedList(new ArrayList<>());

  volatile long seconds = 3600;
  volatile PublicKey certificate;

  /** Code of the refusal of every sign-in; none when empty. */
  volatile String refusal = "";

  private final Map<String, Long> ends = new ConcurrentHashMap<>();

  String give() {
    String token = "token-" + UUID.randomUUID();
    ends.put(token, System.currentTimeMillis() + seconds * 1000);
    return token;
  }

  boolean accepts(String authorization) {
    return authorization != null
        && authorization.startsWith("Bearer ")
        && ends.getOrDefault(authorization.substring("Bearer ".length()), 0L)
            > System.currentTimeMillis();
  }

  void revokeAll() {
    ends.clear();
  }

  /** Answers a request for a token: status and body. */
  Map.Entry<Integer, String> handle(String path, String form) throws GeneralSecurityException {
    if (!path.equals("/" + TENANT + "/oauth2/v2.0/token")) {
      return refused("90002");
    }
    Map<String, String> fields = new HashMap<>();
    for (String pair : form.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    if (!refusal.isEmpty()) {
      return refused(refusal);
    }
    if (!CLIENT.equals(fields.get("client_id"))) {
      return refused("700016");
    }
    if (!fields.getOrDefault("scope", "").contains(".azure.net/.default")) {
      return refused("500011");
    }
    if (FEDERATED.equals(fields.get("client_assertion"))) {
      log.add("federated");
    } else if (fields.containsKey("client_assertion")) {
      if (certificate == null || !isSigned(fields.get("client_assertion"))) {
        return refused("700027");
      }
      log.add("certificate");
    } else if (SECRET.equals(fields.get("client_secret"))) {
      log.add("secret");
    } else {
      return refused("7000215");
    }
    return Map.entry(
        200,
        Json.write(Map.of("token_type", "Bearer", "expires_in", seconds, "access_token", give())));
  }

  private boolean isSigned(String jwt) throws GeneralSecurityException {
    String[] parts = jwt.split("\\.", -1);
    String header = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
    Signature signature;
    if (header.contains("PS256")) {
      signature = Signature.getInstance("RSASSA-PSS");
      signature.setParameter(
          new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
    } else {
      signature = Signature.getInstance("SHA256withRSA");
    }
    signature.initVerify(certificate);
    signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
  }

  /** Entra quotes what it was sent in parts; so does this one. */
  private static Map.Entry<Integer, String> refused(String code) {
    return Map.entry(
        401,
        Json.write(
            Map.of(
                "error",
                "invalid_client",
                "error_description",
                "AADSTS" + code + ": Refused. Trace ID: 1 Correlation ID: 2 " + SECRET,
                "error_codes",
                List.of(Integer.valueOf(code)))));
  }
}
