package dev.hushcell.samples.crm.forms;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartRequest;

/** Tells whether two forms have the same values, without keeping these. */
final class SentContent {
  private static final Set<String> NOT_CONTENT = Set.of(OneTimeTokens.FIELD, "_csrf");

  private SentContent() {}

  /** Returns a digest of what a form sends; of a file, of its name and size. */
  static String digest(HttpServletRequest request) {
    List<String> parts = new ArrayList<>();
    new TreeMap<>(request.getParameterMap())
        .forEach(
            (name, values) -> {
              if (!NOT_CONTENT.contains(name)) {
                parts.add(name);
                parts.addAll(List.of(values));
              }
            });
    if (request instanceof MultipartRequest files) {
      for (MultipartFile file : files.getFileMap().values()) {
        parts.add(file.getOriginalFilename() + " " + file.getSize());
      }
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
