package dev.hushcell.release;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** A statement with its signature, as DSSE (the envelope of in-toto) wraps both. */
final class Envelope {
  private static final String TYPE = "application/vnd.in-toto+json";

  private Envelope() {}

  /** Returns the envelope as JSON on one line. */
  static String seal(byte[] statement, SigningKey key) {
    Base64.Encoder base64 = Base64.getEncoder();
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode envelope =
        mapper
            .createObjectNode()
            .put("payloadType", TYPE)
            .put("payload", base64.encodeToString(statement));
    envelope
        .putArray("signatures")
        .addObject()
        .put("keyid", key.name())
        .put("sig", base64.encodeToString(key.sign(signed(statement))));
    return mapper.writeValueAsString(envelope) + "\n";
  }

  /** What is signed: type and statement, each behind its length. */
  static byte[] signed(byte[] statement) {
    String head = "DSSEv1 " + TYPE.length() + " " + TYPE + " " + statement.length + " ";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    out.writeBytes(statement);
    return out.toByteArray();
  }
}
