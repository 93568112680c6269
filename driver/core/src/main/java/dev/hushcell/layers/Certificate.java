package dev.hushcell.layers;

/** What the real driver makes sure of about the server's certificate, by its options. */
public enum Certificate {
  /** That somebody it trusts made it, and made it for the server of the URL. */
  VERIFIED,
  /** That somebody it trusts made it, for whichever server. */
  ANY_NAME,
  /** Not known: a data source connects, whose options are not seen. */
  UNSEEN,
  /** Nothing. */
  UNVERIFIED
}
