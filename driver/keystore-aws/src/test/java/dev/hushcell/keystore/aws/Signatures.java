package dev.hushcell.keystore.aws;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks the signature of a request (AWS Signature Version 4) as the service does. */
final class Signatures {
  static final String ACCESS_KEY = "AKIDOFTHETEST";
  static final String SECRET_KEY = "wJalr/secret-access-key-of-the-test";

  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/]+)/([0-9]{8})/([a-z0-9-]+)/kms/aws4_request,"
              + " SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** Secret by access key. */
  final Map<String, String> secrets = new ConcurrentHashMap<>(Map.of(ACCESS_KEY, SECRET_KEY));

  /** Session tokens that ended. */
  final Map<String, Boolean> ended = new ConcurrentHashMap<>();

  volatile Duration ahead = Duration.ZERO;

  void check(Headers headers, byte[] body)
      throws GeneralSecurityException, KmsEngine.RefusedException {
    String authorization = headers.getFirst("Authorization");
    if (authorization == null) {
      throw new KmsEngine.RefusedException("MissingAuthenticationTokenException", "");
    }
    Matcher parts = AUTHORIZATION.matcher(authorization);
    if (!parts.matches()) {
      throw new KmsEngine.RefusedException("IncompleteSignatureException", authorization);
    }
    String secret = secrets.get(parts.group(1));
    if (secret == null) {
      throw new KmsEngine.RefusedException(
          "UnrecognizedClientException", "The security token included in the request is invalid.");
    }
    String token = headers.getFirst("X-Amz-Security-Token");
    if (token != null && ended.containsKey(token)) {
      throw new KmsEngine.RefusedException("ExpiredTokenException", "The security token expired");
    }
    String time = headers.getFirst("X-Amz-Date");
    Instant sent = Instant.from(TIME.parse(time));
    Duration off = Duration.between(sent, Instant.now().plus(ahead)).abs();
    byte[] expected = signature(parts, headers, time, secret, body);
    if (off.compareTo(Duration.ofMinutes(5)) > 0
        || !MessageDigest.isEqual(expected, HexFormat.of().parseHex(parts.group(5)))) {
      throw new KmsEngine.RefusedException(
          "InvalidSignatureException", "Signature expired or does not match: " + authorization);
    }
  }

  private static byte[] signature(
      Matcher parts, Headers headers, String time, String secret, byte[] body)
      throws GeneralSecurityException {
    StringBuilder canonical = new StringBuilder("POST\n/\n\n");
    for (String name : parts.group(4).split(";", -1)) {
      canonical.append(name).append(':').append(headers.getFirst(name).strip()).append('\n');
    }
    canonical.append('\n').append(parts.group(4)).append('\n').append(sha256(body));
    String scope = parts.group(2) + "/" + parts.group(3) + "/kms/aws4_request";
    String toSign =
        "AWS4-HMAC-SHA256\n"
            + time
            + "\n"
            + scope
            + "\n"
            + sha256(canonical.toString().getBytes(StandardCharsets.UTF_8));
    byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
    for (String part : scope.split("/", -1)) {
      key = hmac(key, part);
    }
    return hmac(key, toSign);
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(byte[] bytes) throws GeneralSecurityException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
