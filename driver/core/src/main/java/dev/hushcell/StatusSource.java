package dev.hushcell;

import dev.hushcell.admin.Keys;
import dev.hushcell.explain.Explanation;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.policy.Protection;

/** Tells about the database behind a connection. */
interface StatusSource {
  HushcellStatus status();

  /** Returns what reads the SQL of the database. */
  Lexer lexer();

  /** Explains what a text would do on this connection. */
  Explanation explain(String sql);

  /** Returns what an administrator does with the keys. */
  Keys keys();

  /** Returns what is protected now. */
  Protection protection();
}
