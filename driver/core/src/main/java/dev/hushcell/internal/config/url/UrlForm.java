package dev.hushcell.internal.config.url;

import java.util.List;

/** How the URLs of one kind of database carry settings. */
interface UrlForm {
  /** Returns the form of a URL of a real driver. */
  static UrlForm of(String url) {
    if (url.startsWith("jdbc:mariadb:") || url.startsWith("jdbc:mysql:")) {
      return new MysqlSettings();
    }
    boolean query = url.startsWith("jdbc:postgresql:");
    return query ? new QueryUrl() : new SemicolonUrl();
  }

  /** Returns the part in front of the settings, then each setting as it is written. */
  List<String> split(String url);

  /** Puts parts together again. */
  String join(List<String> parts);

  /** Returns what a value stands for. */
  String unescape(String value);

  /** Tells whether a setting of the name is SQL that the driver runs at connect. */
  boolean isInit(String name);

  /** Returns the name of a user as the database keeps it. */
  String user(String name);
}
