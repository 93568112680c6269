package dev.hushcell.internal.model;

import java.util.List;

/** How the URLs of one kind of database carry settings. Stateless and thread-safe. */
public interface UrlForm {
  /** Returns the part in front of the settings, then each setting as it is written. */
  List<String> split(String url);

  String join(List<String> parts);

  /**
   * Returns what a value stands for.
   *
   * @throws IllegalArgumentException when it has an escape that is none
   */
  String unescape(String value);

  /** Tells whether a setting of the name is SQL that the driver runs at connect. */
  default boolean isInit(String name) {
    return false;
  }

  /** Returns the name of a user as the database keeps it. */
  default String user(String name) {
    return name;
  }
}
