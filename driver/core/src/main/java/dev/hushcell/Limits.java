package dev.hushcell;

import dev.hushcell.internal.config.FipsLevel;
import dev.hushcell.internal.config.KeyCreation;
import dev.hushcell.policy.Access;

/**
 * What the configuration does not let connections do.
 *
 * @param keys who makes catalogues and data keys
 * @param fips what is asked of the cryptography
 * @param access what the profile may not do
 * @param unwrapAllowed whether objects of the real driver may be handed out
 */
record Limits(KeyCreation keys, FipsLevel fips, Access access, boolean unwrapAllowed) {}
