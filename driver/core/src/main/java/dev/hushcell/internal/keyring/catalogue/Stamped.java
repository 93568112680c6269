package dev.hushcell.internal.keyring.catalogue;

/**
 * A record together with the authentication tag that stands beside it.
 *
 * @param mac Base64 of its tag
 */
public record Stamped<R>(R record, String mac) {}
