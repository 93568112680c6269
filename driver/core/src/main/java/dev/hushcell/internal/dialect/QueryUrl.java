package dev.hushcell.internal.dialect;

import dev.hushcell.internal.model.UrlForm;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A URL whose settings stand behind a question mark, {@code &} between them.
 *
 * @param strict whether the driver decodes them as forms are; else a plus stays, and so does what
 *     cannot be decoded
 * @param init the setting that is SQL to be run at connect; empty when there is none
 */
public record QueryUrl(boolean strict, String init) implements UrlForm {
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
    if (strict) {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return value;
    }
  }

  @Override
  public boolean isInit(String name) {
    return !init.isEmpty() && name.equalsIgnoreCase(init);
  }
}
