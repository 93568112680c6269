package dev.hushcell.internal.config.yaml;

import java.util.List;

/** The keys that the file may have at its top. */
public final class FileKeys {
  /** All of them, in the order in which messages name them. */
  public static final List<String> ALL =
      List.of(
          "keystore",
          "columns",
          "plain",
          "access",
          "procedures",
          "views",
          "require",
          "catalogue",
          "anchor",
          "audit",
          "subject",
          "erased",
          "keys",
          "fips",
          "ddl",
          "dry-run",
          "unproven",
          "transport",
          "at-rest",
          "metadata",
          "unwrap");

  private FileKeys() {}
}
