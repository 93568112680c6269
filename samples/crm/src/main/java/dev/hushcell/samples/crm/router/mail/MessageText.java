package dev.hushcell.samples.crm.router.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;

/** Finds the text of a message: the plain one where there is one, else what HTML says. */
final class MessageText {
  private static final int DEEPEST = 20;

  private MessageText() {}

  static String of(Part message) throws MessagingException, IOException {
    String plain = find(message, "text/plain", 0);
    if (!plain.isEmpty()) {
      return plain;
    }
    return withoutTags(find(message, "text/html", 0));
  }

  private static String find(Part part, String type, int depth)
      throws MessagingException, IOException {
    if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) || depth > DEEPEST) {
      return "";
    }
    if (part.isMimeType(type)) {
      return part.getContent() instanceof String text ? text : "";
    }
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        String found = find(parts.getBodyPart(i), type, depth + 1);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }

  /** Enough to read a mail by; pages escape whatever is left. */
  private static String withoutTags(String html) {
    return html.replaceAll("(?is)<(script|style)\\b.*?</\\1>", " ")
        .replaceAll("(?i)<br\\s*/?>|</p>|</div>", "\n")
        .replaceAll("<[^>]*>", "")
        .replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
        .strip();
  }
}
