package dev.hushcell.internal.dialect;

import dev.hushcell.internal.model.UrlForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A URL whose settings stand behind semicolons, where a backslash takes the next character. */
public final class SemicolonUrl implements UrlForm {
  /** Returns the parts, escapes kept, so that joining them gives the URL again. */
  @Override
  public List<String> split(String url) {
    List<String> parts = new ArrayList<>();
    int begin = 0;
    for (int at = 0; at < url.length(); at++) {
      char c = url.charAt(at);
      // Before the first semicolon a backslash is part of a Windows path.
      if (c == '\\' && !parts.isEmpty()) {
        at++;
      } else if (c == ';') {
        parts.add(url.substring(begin, at));
        begin = at + 1;
      }
    }
    parts.add(url.substring(begin));
    return parts;
  }

  @Override
  public String join(List<String> parts) {
    return String.join(";", parts);
  }

  @Override
  public boolean isInit(String name) {
    return name.equalsIgnoreCase("init");
  }

  @Override
  public String user(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  /** Returns the text with each escaped character as itself. */
  @Override
  public String unescape(String value) {
    StringBuilder out = new StringBuilder();
    for (int at = 0; at < value.length(); at++) {
      char c = value.charAt(at);
      if (c == '\\' && at + 1 < value.length()) {
        at++;
        c = value.charAt(at);
      }
      out.append(c);
    }
    return out.toString();
  }
}
