package dev.hushcell.internal.keyring.catalogue;

import dev.hushcell.keystore.WrappedKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of one of our tables, which has a tag of its own. */
public interface TaggedRow {
  Content content();

  /**
   * What a row has beside its tag, which is of all of it.
   *
   * @param values texts and numbers, in the order of the tag; it takes null as an empty text
   */
  record Content(String table, List<@Nullable Object> values) {
    Content(String table, @Nullable Object... values) {
      this(table, Arrays.asList(values));
    }
  }

  static String bytes(WrappedKey wrapped) {
    return Base64.getEncoder().encodeToString(wrapped.bytes());
  }

  /**
   * A record together with the authentication tag that stands beside it.
   *
   * @param mac Base64 of its tag
   */
  record Stamped<R>(R record, String mac) {}
}
