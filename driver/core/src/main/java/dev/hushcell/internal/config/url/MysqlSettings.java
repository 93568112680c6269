package dev.hushcell.internal.config.url;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A URL of MariaDB or MySQL: settings behind a question mark, {@code &} between them. One of the
 * two drivers decodes them and the other does not, so what cannot be decoded stays as it is.
 */
final class MysqlSettings implements UrlForm {
  private final QueryUrl query = new QueryUrl();

  @Override
  public List<String> split(String url) {
    return query.split(url);
  }

  @Override
  public String join(List<String> parts) {
    return query.join(parts);
  }

  @Override
  public String unescape(String value) {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return value;
    }
  }

  @Override
  public boolean isInit(String name) {
    return name.equalsIgnoreCase("initSql");
  }

  @Override
  public String user(String name) {
    return name;
  }
}
