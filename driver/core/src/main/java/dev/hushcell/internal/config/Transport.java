package dev.hushcell.internal.config;

/** A word under {@code transport:}: what the link to the database must be, and what may be else. */
public enum Transport {
  /** Nothing but an encrypted link to a server whose certificate was verified. */
  REQUIRE_TLS,
  /** Or a link that stays on this machine. */
  ALLOW_LOOPBACK,
  /** Or a database in this process. */
  ALLOW_IN_PROCESS,
  /** Or an encrypted link of a data source, whose options nobody sees. */
  ALLOW_DATA_SOURCE,
  /** Or a certificate for whichever server, of somebody who is trusted. */
  ALLOW_ANY_NAME
}
