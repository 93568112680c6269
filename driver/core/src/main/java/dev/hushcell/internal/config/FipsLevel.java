package dev.hushcell.internal.config;

import dev.hushcell.policy.Search;

/** What is asked of the cryptography beyond that the module executes it in approved mode. */
public enum FipsLevel {
  /** Nothing. The default. */
  APPROVED,
  /** Every construction is one that NIST describes: no equality search. */
  STRICT;

  public boolean allows(Search search) {
    return switch (this) {
      case APPROVED -> true;
      case STRICT -> search.isApproved();
    };
  }
}
