package dev.hushcell.internal.config.url;

import dev.hushcell.internal.config.mistake.ConfigFault;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A URL whose settings stand behind a question mark, {@code &} between them, percent-encoded. */
final class QueryUrl implements UrlForm {
  @Override
  public List<String> split(String url) {
    List<String> parts = new ArrayList<>();
    int question = url.indexOf('?');
    parts.add(question < 0 ? url : url.substring(0, question));
    if (question >= 0 && question + 1 < url.length()) {
      parts.addAll(List.of(url.substring(question + 1).split("&", -1)));
    }
    return parts;
  }

  @Override
  public String join(List<String> parts) {
    String settings = String.join("&", parts.subList(1, parts.size()));
    return settings.isEmpty() ? parts.get(0) : parts.get(0) + "?" + settings;
  }

  @Override
  public String unescape(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ConfigFault.BAD_SETTING.fault(
          "a setting in the URL has a % that is not followed by two hexadecimal digits; write %25");
    }
  }

  @Override
  public boolean isInit(String name) {
    return false;
  }

  @Override
  public String user(String name) {
    return name;
  }
}
